package kz.jauap.contact;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That two contacts are one person.
///
/// @param kept the person it is, `absorbed` who turned out to be them
/// @param value of the sign that proves it, "" for none
/// @param by who merged: `house`, or a person's name
/// @param undoneBy null while it holds
public record Merge(
        UUID id,
        UUID kept,
        UUID absorbed,
        Proof proof,
        String value,
        String by,
        Instant at,
        @Nullable String undoneBy,
        @Nullable Instant undoneAt) {

    /// Why it is believed.
    public enum Proof {
        PHONE,
        EMAIL,
        LOGIN,
        /// A person said so.
        PERSON
    }

    public boolean holds() {
        return undoneAt == null;
    }
}
