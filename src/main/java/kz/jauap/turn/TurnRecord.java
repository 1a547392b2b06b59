package kz.jauap.turn;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.jauap.decision.TraceLine;
import kz.jauap.shared.TenantId;

/// One turn as it is kept: what was decided, on what grounds, and what each gate thought.
///
/// @param decision `Reply`, `HandOver`, `Silent` …
/// @param evidence ids of what the pack vouches for in the answer
public record TurnRecord(
        TenantId tenant,
        UUID id,
        UUID conversation,
        Instant startedAt,
        String decision,
        String language,
        String packVersion,
        List<String> evidence,
        List<TraceLine> trace) {

    public TurnRecord {
        evidence = List.copyOf(evidence);
        trace = List.copyOf(trace);
    }
}
