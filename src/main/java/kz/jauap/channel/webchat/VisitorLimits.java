package kz.jauap.channel.webchat;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// How often one visitor may write, and one address may begin anew. Counted by each node for itself.
@Component
public class VisitorLimits {

    private static final int MOST_KEPT = 100_000;
    private static final int BEGINNINGS_PER_MINUTE = 30;

    private final Tenants tenants;
    private final Map<String, Bucket> visitors = new ConcurrentHashMap<>();
    private final Map<String, Bucket> addresses = new ConcurrentHashMap<>();

    VisitorLimits(Tenants tenants) {
        this.tenants = tenants;
    }

    /// @return how long the visitor must wait, or empty
    Optional<Duration> wait(TenantId tenant, String visitor) {
        int perMinute = tenants.get(tenant).settings().maxInboundPerMinute();
        return take(visitors, tenant + " " + visitor + " " + perMinute, perMinute);
    }

    /// Whether an address may get another visitor's pass now.
    public boolean mayBegin(String address) {
        return take(addresses, address, BEGINNINGS_PER_MINUTE).isEmpty();
    }

    private static Optional<Duration> take(Map<String, Bucket> buckets, String key, int perMinute) {
        if (buckets.size() > MOST_KEPT) {
            buckets.clear();
        }
        var probe = buckets.computeIfAbsent(key, unused -> bucket(perMinute)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private static Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(perMinute)
                        .refillGreedy(perMinute, Duration.ofMinutes(1))
                        .build())
                .build();
    }
}
