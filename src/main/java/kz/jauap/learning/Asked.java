package kz.jauap.learning;

import java.time.Instant;
import java.util.UUID;
import kz.jauap.decision.spi.OpenQuestion.Kind;
import org.jspecify.annotations.Nullable;

/// A question no turn had an answer for, without personal data.
///
/// @param place among the open questions of its turn, from 0
/// @param topic it belongs to; null until it is gathered
/// @param language the customer spoke, "" when not known
public record Asked(
        UUID turn,
        int place,
        UUID conversation,
        @Nullable UUID topic,
        Kind kind,
        String language,
        String text,
        Instant at) {}
