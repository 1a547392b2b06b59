package kz.jauap.shared;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How often each of many may do something, so many times a minute. Counted by each node for itself; of more than fit,
/// those who have been quiet longest are forgotten.
public final class Rates {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int most;
    private final Map<String, Bucket> buckets;

    /// @param most how many are remembered
    public Rates(int most) {
        this.most = most;
        this.buckets = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > Rates.this.most;
            }
        });
    }

    /// What is left after one more time.
    ///
    /// @param pause how long it must wait, empty when it may
    public record Leave(Optional<Duration> pause, long remaining) {}

    public Leave take(String who, int perMinute) {
        var probe = buckets.computeIfAbsent(who + " " + perMinute, unused -> bucket(perMinute))
                .tryConsumeAndReturnRemaining(1);
        return new Leave(
                probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill())),
                probe.getRemainingTokens());
    }

    /// Those remembered now.
    public int kept() {
        return buckets.size();
    }

    private static Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(perMinute)
                        .refillGreedy(perMinute, MINUTE)
                        .build())
                .build();
    }
}
