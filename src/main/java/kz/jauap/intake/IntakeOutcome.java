package kz.jauap.intake;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// What became of a provider's request.
public sealed interface IntakeOutcome {

    /// Everything in it is committed: `stored` messages are new, `duplicates` were here already.
    record Stored(List<UUID> inboxIds, int duplicates) implements IntakeOutcome {

        public Stored {
            inboxIds = List.copyOf(inboxIds);
        }
    }

    /// It could not be read; it is committed to quarantine under this id.
    record Quarantined(UUID id, String reason) implements IntakeOutcome {}

    /// It does not come from the provider. Nothing was stored.
    record Forged(String reason) implements IntakeOutcome {}

    /// Too many at once from one sender. Nothing was stored; it may try again after this time.
    record Throttled(Duration after) implements IntakeOutcome {}
}
