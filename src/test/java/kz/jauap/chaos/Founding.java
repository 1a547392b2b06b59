package kz.jauap.chaos;

import java.util.List;
import java.util.Map;
import kz.jauap.Jauap;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.Channels;
import kz.jauap.channel.webchat.WebchatAdapter;
import kz.jauap.config.Settings;
import kz.jauap.identity.Agents;
import kz.jauap.identity.Role;
import kz.jauap.pack.Packs;
import kz.jauap.pack.ShippedPacks;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.TenantSettings;
import kz.jauap.tenant.Tenants;
import org.springframework.context.ConfigurableApplicationContext;

/// A process of its own that makes the schema and the businesses of a chaos run, then ends.
final class Founding {

    private static final String ACTOR = "chaos";
    private static final String PACK = "demo-salon";

    private Founding() {}

    static void main(String[] args) {
        try (ConfigurableApplicationContext house = Jauap.start(Settings.read(System.getenv(), args))) {
            Town.TENANTS.forEach(slug -> found(house, slug));
        }
        System.exit(0);
    }

    private static void found(ConfigurableApplicationContext house, String slug) {
        Tenant tenant = house.getBean(Tenants.class).create(slug, slug, PACK, quick(), ACTOR);
        house.getBean(Packs.class).publish(tenant.id(), ShippedPacks.texts(PACK), ACTOR);
        house.getBean(Agents.class).add(tenant.id(), "Staff", Role.MANAGER, List.of(), ACTOR);
        Channels channels = house.getBean(Channels.class);
        channels.add(
                tenant.id(),
                new ChannelKind("chatflow"),
                slug,
                Map.of("instance_id", Town.INSTANCE),
                Map.of("token", Town.TOKEN, "webhook_secret", Town.WEBHOOK_SECRET),
                ACTOR);
        channels.add(tenant.id(), WebchatAdapter.KIND, slug, Map.of(), Map.of("visitor_key", Town.VISITOR_KEY), ACTOR);
    }

    private static TenantSettings quick() {
        TenantSettings usual = TenantSettings.DEFAULTS;
        return new TenantSettings(
                120,
                40,
                1_000,
                usual.timeZone(),
                List.of("ru", "kk"),
                6_000,
                usual.noAnswerAlertMinutes(),
                usual.uncertainSend(),
                usual.acceptUnsigned(),
                usual.handover(),
                usual.customers(),
                usual.media());
    }
}
