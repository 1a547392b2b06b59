package kz.jauap.handover;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.jauap.shared.TenantId;

/// A handover to open.
///
/// @param reason why the bot does not answer itself: `asks_human`, `law`, `unknown`, `fallback` …
/// @param request what the customer wants, in their own words
/// @param branch which of the business's places it is for, "" for any
public record NewHandover(
        TenantId tenant,
        UUID id,
        UUID conversation,
        UUID turn,
        String reason,
        List<String> request,
        String branch,
        Instant at) {

    public NewHandover {
        request = List.copyOf(request);
    }
}
