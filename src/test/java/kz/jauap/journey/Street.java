package kz.jauap.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import kz.jauap.TestDatabase;
import kz.jauap.ops.House;
import kz.jauap.ops.embedded.Login;
import kz.jauap.sandbox.ChatflowSimulator;
import kz.jauap.sandbox.TelegramSimulator;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/// One house for all stories: `@ExtendWith(Street.class)`. Opened by the first, closed with the JVM; a JVM that runs
/// class
/// after class has no other moment that is the last. Every story brings its own businesses, so that none hears of
/// another.
public final class Street implements BeforeAllCallback {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    public void beforeAll(ExtensionContext context) {
        house();
    }

    public static House house() {
        return Open.HOUSE;
    }

    /// Looks behind row-level security.
    public static JdbcClient administrator() {
        return Open.ADMINISTRATOR;
    }

    /// The login behind the house, for a story in which its database goes away.
    static Login administration() {
        return Open.ADMINISTRATION;
    }

    /// A business with the demo pack that answers at once, and more settings as JSON.
    public static Business business(String settings) {
        String slug = "shop_" + NUMBER.incrementAndGet();
        String json = "{\"slug\":\"%s\",\"name\":\"%s\",\"pack\":\"demo-salon\",\"settings\":%s}"
                .formatted(slug, "Shop " + slug, settings);
        return new Business(expect(201, house().post("/admin/tenants", json)));
    }

    public static Business business() {
        return business("{\"quietMs\":0,\"completeQuietMs\":0,\"maxInboundPerMinute\":600}");
    }

    static JsonNode expect(int status, House.Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("expected " + status + ", got " + answer.status() + ": " + answer.text());
        }
        return answer.json();
    }

    /// A tenant with what it connects.
    public static final class Business {

        public final String slug;
        public final UUID id;

        private Business(JsonNode tenant) {
            this.slug = tenant.path("slug").asString();
            this.id = UUID.fromString(tenant.path("id").asString());
        }

        /// Connects a channel; answers the secret made for its webhook, or "".
        public String connect(String kind, String account, Map<String, String> config, Map<String, String> secrets) {
            String json = Json.write(Map.of("kind", kind, "account", account, "config", config, "secrets", secrets));
            return expect(201, house().post("/admin/tenants/" + slug + "/channels", json))
                    .path("generated")
                    .path("webhook_secret")
                    .asString("");
        }

        /// Tells the provider where to post.
        public void announce(String kind, String account) {
            expect(200, house().post("/admin/tenants/" + slug + "/channels/" + kind + "/" + account + "/webhook", ""));
        }

        public Visitor visitor() {
            if (expect(200, house().get("/admin/tenants/" + slug + "/channels"))
                    .path("items")
                    .valueStream()
                    .noneMatch(one -> one.path("kind").asString().equals("webchat"))) {
                connect("webchat", slug, Map.of(), Map.of());
            }
            return Visitor.of(house().address, slug);
        }

        public Whatsapp whatsapp() {
            return new Whatsapp(this);
        }

        public void change(String json) {
            expect(200, house().patch("/admin/tenants/" + slug, json));
        }

        /// Rows of a table that are this business's.
        public long count(String table) {
            return administrator()
                    .sql("select count(*) from " + table + " where tenant_id = :id")
                    .param("id", id)
                    .query(Long.class)
                    .single();
        }

        /// The first column of a query over this business's rows; `:id` is the tenant.
        public List<String> texts(String sql) {
            return administrator()
                    .sql(sql)
                    .param("id", id)
                    .query((row, number) -> row.getString(1))
                    .list();
        }

        /// Whether nothing of this business waits to be thought about or sent.
        public boolean rests() {
            return texts("select 1 from job where tenant_id = :id and due_at < now() + interval '1 minute'")
                    .isEmpty();
        }

        public void change(String kind, String account, String json) {
            expect(200, house().patch("/admin/tenants/" + slug + "/channels/" + kind + "/" + account, json));
        }
    }

    static URI webhook(String path) {
        return URI.create(house().address + path);
    }

    static ChatflowSimulator chatflow(boolean deduplicates) {
        try {
            return new ChatflowSimulator(new ChatflowSimulator.Setup(0, "token", "instance", deduplicates, true, 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TelegramSimulator telegram(String token) {
        try {
            return new TelegramSimulator(0, token);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Open {

        private static final Login LOGIN = TestDatabase.freshLogin();
        private static final Login ADMINISTRATION = TestDatabase.administratorOf(LOGIN);
        private static final JdbcClient ADMINISTRATOR = JdbcClient.create(source());
        private static final House HOUSE = open();

        private static House open() {
            return House.open(Map.of(
                    "JAUAP_DB_URL", LOGIN.url(),
                    "JAUAP_DB_USER", LOGIN.user(),
                    "JAUAP_DB_PASSWORD", LOGIN.password(),
                    "CHATFLOW_RETRY_BACKOFF_SECONDS", "1",
                    "OUTBOX_RETRY_BACKOFF_SECONDS", "1",
                    "JAUAP_OWN_GATEWAYS", "on",
                    "JAUAP_TELEGRAM_API_BASE", "http://127.0.0.1:1",
                    "JAUAP_CHATFLOW_API_BASE", "http://127.0.0.1:1"));
        }

        private static DataSource source() {
            return new DriverManagerDataSource(ADMINISTRATION.url(), ADMINISTRATION.user(), ADMINISTRATION.password());
        }
    }
}
