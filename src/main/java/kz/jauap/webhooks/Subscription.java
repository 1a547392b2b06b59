package kz.jauap.webhooks;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;

/// An address that wants to hear of some kinds of events. Its secrets are sealed here as they are stored.
///
/// @param former the secret before, which signs too until `formerUntil`
/// @param failingSince the first of the failures since the last success, null when there is none
/// @param trouble why the last one failed, or why it was switched off; "" for nothing
public record Subscription(
        TenantId tenant,
        UUID id,
        String url,
        Set<EventKind> events,
        String secret,
        @Nullable String former,
        @Nullable Instant formerUntil,
        State state,
        @Nullable Instant failingSince,
        String trouble,
        Instant created) {

    /// Whether it is posted to.
    public enum State {
        ACTIVE,
        /// It failed for so long that it was switched off; a person is told.
        DISABLED,
        /// Its owner took it away, or it said itself that it is gone (410).
        GONE
    }

    public Subscription {
        events = Set.copyOf(events);
    }

    public boolean isActive() {
        return state == State.ACTIVE;
    }

    /// Names it without its secrets.
    @Override
    public String toString() {
        return "webhook " + id;
    }
}
