package kz.jauap.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The customer's wish to be left alone. Until they ask for something themselves, nobody writes to them unasked; until
/// `until` what they merely remark gets no answer either.
///
/// @param times how often in a row they have said so
/// @param at when they said so last
/// @param until null until the tenant's own patience is known
public record Refusal(int times, Instant at, @Nullable Instant until) {

    public Refusal until(Instant end) {
        return new Refusal(times, at, end);
    }
}
