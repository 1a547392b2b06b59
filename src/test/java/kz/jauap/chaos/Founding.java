package kz.jauap.chaos;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.Jauap;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.Channels;
import kz.jauap.config.Settings;
import kz.jauap.desk.DeskGroups;
import kz.jauap.identity.Agent;
import kz.jauap.identity.Agents;
import kz.jauap.identity.Identity;
import kz.jauap.identity.Role;
import kz.jauap.pack.Packs;
import kz.jauap.pack.ShippedPacks;
import kz.jauap.shared.Json;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.TenantSettings;
import kz.jauap.tenant.Tenants;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/// A process of its own that makes the schema and the businesses of a chaos run, then ends.
final class Founding {

    /// The property that names the file with the accounts each business has.
    static final String ACCOUNTS = "chaos.accounts";

    private static final String ACTOR = "chaos";
    private static final String PACK = "demo-salon";

    /// The group's bot is told another address than its updates come to: they are brought to all nodes in turns.
    private static final URI SOMEWHERE = URI.create("http://127.0.0.1:1");

    private Founding() {}

    /// An account of a business, which is named as the business is.
    record Account(String tenant, String kind, Map<String, String> config, Map<String, String> secrets) {}

    static void main(String[] args) throws IOException {
        JsonNode accounts = Json.tree(Files.readString(Path.of(System.getProperty(ACCOUNTS))));
        try (ConfigurableApplicationContext house = Jauap.start(Settings.read(System.getenv(), args))) {
            Town.TENANTS.forEach(slug -> found(house, slug, accounts));
        }
        System.exit(0);
    }

    private static void found(ConfigurableApplicationContext house, String slug, JsonNode accounts) {
        Tenant tenant = house.getBean(Tenants.class).create(slug, slug, PACK, quick(), ACTOR);
        house.getBean(Packs.class).publish(tenant.id(), ShippedPacks.texts(PACK), ACTOR);
        house.getBean(Agents.class).add(tenant.id(), "Staff", Role.MANAGER, List.of(), ACTOR);
        Channels channels = house.getBean(Channels.class);
        for (JsonNode account : accounts) {
            if (!account.path("tenant").asString().equals(slug)) {
                continue;
            }
            channels.add(
                    tenant.id(),
                    new ChannelKind(account.path("kind").asString()),
                    slug,
                    texts(account.path("config")),
                    texts(account.path("secrets")),
                    ACTOR);
        }
        if (slug.equals(Town.DESK)) {
            desk(house, tenant);
        }
    }

    private static void desk(ConfigurableApplicationContext house, Tenant tenant) {
        Agents agents = house.getBean(Agents.class);
        for (long person : DeskStaff.MANAGERS) {
            Agent agent = agents.add(tenant.id(), "Manager " + person, Role.MANAGER, List.of(), ACTOR);
            agents.link(agent, Identity.telegram(person), ACTOR);
        }
        DeskGroups.Wanted group = new DeskGroups.Wanted(Town.DESK_TOKEN, Town.DESK_CHAT, "", null, false);
        DeskGroups.Outcome added = house.getBean(DeskGroups.class).add(tenant.id(), group, SOMEWHERE, ACTOR);
        if (!(added instanceof DeskGroups.Outcome.Fine)) {
            throw new IllegalStateException("the group cannot be added: " + added);
        }
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(one -> texts.put(one.getKey(), one.getValue().asString()));
        return texts;
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
