package kz.jauap.ops.wiring;

import java.util.Map;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.Channels;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.pack.Packs;
import kz.jauap.pack.ShippedPacks;
import kz.jauap.shared.TimeOrderedIds;
import kz.jauap.tenant.InvalidSetting;
import kz.jauap.tenant.Tenant;
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
    private final TenantDesk desk;

    FirstRun(Tenants tenants, Channels channels, Packs packs, TenantDesk desk) {
        this.tenants = tenants;
        this.channels = channels;
        this.packs = packs;
        this.desk = desk;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        guarded(() -> {
            if (tenants.all().isEmpty()) {
                tenants.create(SLUG, ShippedPacks.nameOf(PACK), PACK, desk.settingsForNew(), ACTOR);
            }
            tenants.bySlug(SLUG).ifPresent(this::look);
        });
    }

    /// A house that has lived before is ready at once, and looks at its pack, which takes a while to read, beside.
    private void look(Tenant tenant) {
        if (packs.versions(tenant.id(), 1).isEmpty()) {
            furnish(tenant);
        } else {
            Thread.ofVirtual().name("first-run").start(() -> guarded(() -> furnish(tenant)));
        }
    }

    private static void guarded(Runnable deed) {
        try {
            deed.run();
        } catch (InvalidSetting e) {
            log.info("another node that starts at the same time was first: {}", e.getMessage());
        } catch (DataAccessException | TransactionException e) {
            log.warn("the database went away during the start, the next start looks again: {}", e.getMessage());
        }
    }

    /// Gives the tenant what it lacks: a first run may have been cut off in the middle.
    private void furnish(Tenant tenant) {
        if (packs.current(tenant.id()).isEmpty()) {
            packs.publish(tenant.id(), ShippedPacks.texts(PACK), ACTOR);
        }
        if (channels.of(tenant.id()).isEmpty()) {
            channels.add(tenant.id(), WEBCHAT, SLUG, Map.of(), Map.of("visitor_key", TimeOrderedIds.secret(32)), ACTOR);
            log.info("tenant {} is there to talk to", SLUG);
        }
    }
}
