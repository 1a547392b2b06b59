package kz.jauap.learning;

import java.time.Instant;
import java.util.UUID;
import kz.jauap.decision.spi.OpenQuestion.Kind;

/// A question no turn had an answer for, without personal data.
///
/// @param place among the open questions of its turn, from 0
/// @param language the customer spoke, "" when not known
public record Asked(UUID turn, int place, UUID conversation, Kind kind, String language, String text, Instant at) {}
