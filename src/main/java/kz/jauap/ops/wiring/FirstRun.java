package kz.jauap.ops.wiring;

import java.util.List;
import java.util.Map;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.Channels;
import kz.jauap.config.Settings;
import kz.jauap.pack.Packs;
import kz.jauap.pack.ShippedPacks;
import kz.jauap.shared.TimeOrderedIds;
import kz.jauap.tenant.InvalidSetting;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.TenantSettings;
import kz.jauap.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// An empty house gets one tenant to talk to: a made-up beauty salon with its pack and a web chat.
@Component
class FirstRun implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstRun.class);
    private static final String SLUG = "demo_salon";
    private static final String PACK = "demo-salon";
    private static final String ACTOR = "first-run";
    private static final ChannelKind WEBCHAT = new ChannelKind("webchat");

    private final Tenants tenants;
    private final Channels channels;
    private final Packs packs;
    private final Settings settings;

    FirstRun(Tenants tenants, Channels channels, Packs packs, Settings settings) {
        this.tenants = tenants;
        this.channels = channels;
        this.packs = packs;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            if (tenants.all().isEmpty()) {
                furnish();
            }
        } catch (InvalidSetting e) {
            log.info("another node that starts at the same time was first: {}", e.getMessage());
        } catch (DataAccessException | TransactionException e) {
            log.warn("the database went away during the start, the next start looks again: {}", e.getMessage());
        }
    }

    private void furnish() {
        Tenant tenant = tenants.create(SLUG, ShippedPacks.nameOf(PACK), PACK, tenantSettings(), ACTOR);
        packs.publish(tenant.id(), ShippedPacks.texts(PACK), ACTOR);
        channels.add(tenant.id(), WEBCHAT, SLUG, Map.of(), Map.of("visitor_key", TimeOrderedIds.secret(32)), ACTOR);
        log.info("the house was empty; tenant {} is there to talk to", SLUG);
    }

    private TenantSettings tenantSettings() {
        TenantSettings usual = TenantSettings.DEFAULTS;
        int quiet = settings.delivery()
                .quietTime()
                .map(time -> (int) time.toMillis())
                .orElse(usual.quietMs());
        return new TenantSettings(
                quiet,
                usual.completeQuietMs(),
                usual.capMs(),
                usual.timeZone(),
                List.of("ru", "kk"),
                usual.maxInboundPerMinute(),
                (int) settings.alerts().noResponse().toMinutes(),
                usual.uncertainSend(),
                usual.acceptUnsigned());
    }
}
