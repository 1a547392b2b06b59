package kz.jauap.contact;

import java.time.Instant;
import java.util.UUID;

/// Two people who may be one, for people to decide.
///
/// @param value of the sign both have
public record Suggestion(
        UUID one, String oneName, UUID other, String otherName, Sign.Kind kind, String value, Instant at) {}
