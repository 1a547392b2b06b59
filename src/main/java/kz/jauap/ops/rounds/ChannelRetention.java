package kz.jauap.ops.rounds;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.jauap.channel.ChannelMemory;
import kz.jauap.config.Settings;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// Forgets what channels keep of chats, once the words said there are forgotten.
@Component
class ChannelRetention implements Round {

    private static final int MOST_BATCHES = 200;

    private final Tenants tenants;
    private final List<ChannelMemory> memories;
    private final Settings.Keeping keeping;
    private final Clock clock;

    ChannelRetention(Tenants tenants, List<ChannelMemory> memories, Settings settings, Clock clock) {
        this.tenants = tenants;
        this.memories = List.copyOf(memories);
        this.keeping = settings.keeping();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "channel-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void go() {
        tenants.all().stream().map(Tenant::id).forEach(this::forget);
    }

    private void forget(TenantId tenant) {
        Instant before = clock.instant().minus(keeping.talks());
        for (ChannelMemory memory : memories) {
            int batches = 0;
            while (batches < MOST_BATCHES && memory.forget(tenant, before) > 0) {
                batches++;
            }
        }
    }
}
