package kz.jauap.channel.webchat;

import java.time.Duration;
import java.util.Optional;
import java.util.function.ToIntFunction;
import kz.jauap.shared.Rates;
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
    private final Rates visitors = new Rates(MOST_KEPT);
    private final Rates addresses = new Rates(MOST_KEPT);
    private final Rates others = new Rates(MOST_KEPT);

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
        return visitors.take(tenant + " " + visitor, perMinute.applyAsInt(tenant))
                .pause();
    }

    /// Whether an address may get another visitor's pass now.
    public boolean mayBegin(String address) {
        return addresses.take(address, BEGINNINGS_PER_MINUTE).pause().isEmpty();
    }

    /// How long somebody of another page of ours must wait who may come so often, or empty.
    public Optional<Duration> wait(String who, int perMinute) {
        return others.take(who + " " + perMinute, perMinute).pause();
    }

    /// Visitors remembered now.
    int kept() {
        return visitors.kept();
    }
}
