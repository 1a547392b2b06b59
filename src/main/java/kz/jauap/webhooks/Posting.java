package kz.jauap.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One event for one subscription, with what became of it. Its id is the `webhook-id`, the same for every try.
///
/// @param subject what the event tells of, as [Event] wrote it down
/// @param body the bytes to post as text, null before the first try
public record Posting(
        TenantId tenant,
        UUID id,
        UUID subscription,
        UUID event,
        EventKind kind,
        JsonNode subject,
        @Nullable String body,
        State state,
        List<Try> tries,
        Instant due,
        Instant created) {

    /// Where it stands.
    public enum State {
        WAITING,
        DELIVERED,
        FAILED
    }

    /// One try.
    ///
    /// @param status of the answer, 0 for none
    /// @param error why it does not count as taken, "" when it does
    public record Try(Instant at, int status, long millis, String error) {}

    public Posting {
        tries = List.copyOf(tries);
    }
}
