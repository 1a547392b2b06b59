package kz.jauap.channel.webchat;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Tenants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// How often one visitor may write, and one address may begin anew. Counted by each node for itself.
@Component
public class VisitorLimits {

    static final int MOST_KEPT = 100_000;
    private static final int BEGINNINGS_PER_MINUTE = 30;

    private final ToIntFunction<TenantId> perMinute;
    private final Map<String, Bucket> visitors = latest();
    private final Map<String, Bucket> addresses = latest();
    private final Map<String, Bucket> others = latest();

    @Autowired
    VisitorLimits(Tenants tenants) {
        this(tenant -> tenants.get(tenant).settings().maxInboundPerMinute());
    }

    /// @param perMinute how many messages a minute a visitor of a tenant may write
    VisitorLimits(ToIntFunction<TenantId> perMinute) {
        this.perMinute = perMinute;
    }

    /// @return how long the visitor must wait, or empty
    Optional<Duration> wait(TenantId tenant, String visitor) {
        int most = perMinute.applyAsInt(tenant);
        return take(visitors, tenant + " " + visitor + " " + most, most);
    }

    /// Whether an address may get another visitor's pass now.
    public boolean mayBegin(String address) {
        return take(addresses, address, BEGINNINGS_PER_MINUTE).isEmpty();
    }

    /// How long somebody of another page of ours must wait who may come so often, or empty.
    public Optional<Duration> wait(String who, int perMinute) {
        return take(others, who + " " + perMinute, perMinute);
    }

    private static Optional<Duration> take(Map<String, Bucket> buckets, String key, int perMinute) {
        var probe = buckets.computeIfAbsent(key, unused -> bucket(perMinute)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /// Of more senders than fit, those who have been quiet longest are forgotten.
    private static Map<String, Bucket> latest() {
        return Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > MOST_KEPT;
            }
        });
    }

    /// Visitors remembered now.
    int kept() {
        return visitors.size();
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
