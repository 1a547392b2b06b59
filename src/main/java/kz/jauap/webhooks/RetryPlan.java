package kz.jauap.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// When a webhook that was not taken is posted again. Published in `docs/webhooks.md`: after each pause up to a fifth
/// more
/// at random, so that what failed together does not come back together.
public final class RetryPlan {

    /// The pauses behind each try; after the last there is no other.
    public static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24));

    /// An address that has taken nothing for so long is switched off.
    public static final Duration PATIENCE = Duration.ofHours(48);

    private static final Duration LONGEST_WISH = Duration.ofHours(1);
    private static final double JITTER = 0.2;

    private RetryPlan() {}

    /// @param tries how many there were
    /// @param wish what the address asked for in Retry-After, zero for nothing
    /// @param jitter from 0 to 1
    /// @return empty when there is no further try
    static Optional<Duration> pause(int tries, Duration wish, double jitter) {
        if (tries > PAUSES.size()) {
            return Optional.empty();
        }
        Duration pause = PAUSES.get(tries - 1);
        Duration heard = wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
        Duration longer = pause.compareTo(heard) > 0 ? pause : heard;
        return Optional.of(longer.plusMillis(Math.round(longer.toMillis() * JITTER * jitter)));
    }
}
