package kz.jauap.eval;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.Channels;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReading;
import kz.jauap.pack.Packs;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.TenantSettings;
import kz.jauap.tenant.Tenants;

/// Makes the businesses that are asked. A house that serves real ones is not played in.
public final class EvalTenants {

    private static final String ACTOR = "eval";
    private static final String PREFIX = "eval-";
    private static final int MOST_A_MINUTE = 6_000;

    private final Tenants tenants;
    private final Channels channels;
    private final Packs packs;
    private final Town town;
    private final EvalClock clock;

    EvalTenants(Tenants tenants, Channels channels, Packs packs, Town town, EvalClock clock) {
        this.tenants = tenants;
        this.channels = channels;
        this.packs = packs;
        this.town = town;
        this.clock = clock;
    }

    /// Businesses in this database that are not the evaluation's own.
    ///
    /// @param harmless slugs that do not count
    public List<String> strangers(List<String> harmless) {
        return tenants.all().stream()
                .map(Tenant::slug)
                .filter(slug -> !slug.startsWith(PREFIX) && !harmless.contains(slug))
                .toList();
    }

    /// A stage for this pack, with a tenant of its own: bursts are over as soon as they came.
    ///
    /// @param files the pack's
    public HouseStage stage(Pack pack, Map<String, String> files) {
        String slug = PREFIX + UUID.randomUUID();
        TenantSettings usual = TenantSettings.DEFAULTS;
        TenantSettings settings = new TenantSettings(
                0,
                0,
                0,
                pack.profile().zone().getId(),
                pack.profile().languages(),
                MOST_A_MINUTE,
                usual.noAnswerAlertMinutes(),
                usual.uncertainSend(),
                true,
                usual.handover(),
                usual.customers(),
                usual.media());
        Tenant tenant = tenants.create(slug, pack.name(), pack.name(), settings, ACTOR);
        if (packs.publish(tenant.id(), files, ACTOR) instanceof PackReading.Broken broken) {
            throw new IllegalStateException("the pack was read before and is broken now: " + broken.problems());
        }
        ChannelAccount account = channels.add(tenant.id(), EvalChannel.KIND, slug, Map.of(), Map.of(), ACTOR);
        Day day = Day.next(clock, pack.profile().zone());
        return new HouseStage(new Talk.Asked(account, pack, day), town, clock);
    }
}
