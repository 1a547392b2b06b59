package kz.jauap.contact;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kz.jauap.SettableClock;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.Channels;
import kz.jauap.channel.ConversationKey;
import kz.jauap.conversation.Author;
import kz.jauap.conversation.Conversations;
import kz.jauap.ops.House;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import tools.jackson.databind.JsonNode;

/// A house whose customers write by WhatsApp, from two numbers of a business, and by Telegram. Nothing happens until it
/// is pumped, and no messenger is there to take what is sent.
public final class Customers implements AutoCloseable {

    public final SettableClock clock = new SettableClock(java.time.Instant.parse("2026-11-24T07:00:00Z"));
    public final House house;
    private final AtomicInteger numbers = new AtomicInteger();

    public Customers() {
        house = House.pumped(
                Map.of(
                        "JAUAP_CHATFLOW_API_BASE",
                        "http://127.0.0.1:1",
                        "JAUAP_TELEGRAM_API_BASE",
                        "http://127.0.0.1:1",
                        "OUTBOX_MAX_ATTEMPTS",
                        "1"),
                clock,
                nothing -> {});
    }

    /// A business with two WhatsApp numbers, `one` and `two`, and a Telegram bot.
    public final class Shop {

        public final String slug = "shop_" + numbers.incrementAndGet();
        public final TenantId tenant;
        private final Map<String, String> secrets = new java.util.HashMap<>();

        Shop(String pack, String settings) {
            JsonNode made = house.post(
                            "/admin/tenants",
                            "{\"slug\":\"%s\",\"name\":\"%s\",\"pack\":\"%s\",\"settings\":%s}"
                                    .formatted(slug, slug, pack, settings))
                    .json();
            tenant = TenantId.of(made.path("id").asString());
            connect("chatflow", "one", Map.of("instance_id", "i"), Map.of("token", "t"));
            connect("chatflow", "two", Map.of("instance_id", "i"), Map.of("token", "t"));
            connect(
                    "telegram",
                    "bot",
                    Map.of(),
                    Map.of("bot_token", numbers.incrementAndGet() + "000:AAtest-token_of_a_bot_that_is_none_01"));
        }

        private void connect(String kind, String name, Map<String, String> config, Map<String, String> given) {
            String body =
                    Json.write(Map.of("kind", kind, "account", slug + "_" + name, "config", config, "secrets", given));
            House.Answer answer = house.post("/admin/tenants/" + slug + "/channels", body);
            if (answer.status() != 201) {
                throw new AssertionError(answer.text());
            }
            secrets.put(
                    name, answer.json().path("generated").path("webhook_secret").asString(""));
        }

        /// Writes to the number `one` or `two`.
        public UUID whatsapp(String number, String phone, String text) {
            String id = "w" + numbers.incrementAndGet();
            expect(house.whatsapp(
                    slug + "_" + number, java.util.Objects.requireNonNull(secrets.get(number)), id, phone, text));
            house.pump();
            return conversation("chatflow", number, phone + "@s.whatsapp.net");
        }

        public UUID telegram(long user, Map<String, Object> content) {
            Map<String, Object> message = new java.util.HashMap<>(Map.of(
                    "message_id", numbers.incrementAndGet(),
                    "date", 1_763_700_000,
                    "chat", Map.of("id", user, "type", "private"),
                    "from", Map.of("id", user, "is_bot", false, "first_name", "T" + user)));
            message.putAll(content);
            expect(house.call(
                    "POST",
                    "/webhook/telegram/" + slug + "_bot",
                    Json.write(Map.of("update_id", numbers.incrementAndGet(), "message", message)),
                    Map.of(
                            "Content-Type",
                            "application/json",
                            "X-Telegram-Bot-Api-Secret-Token",
                            java.util.Objects.requireNonNull(secrets.get("bot")))));
            house.pump();
            return conversation("telegram", "bot", String.valueOf(user));
        }

        /// Any update of the Telegram bot, and nothing more happens yet.
        public void update(Map<String, Object> content) {
            Map<String, Object> update = new java.util.HashMap<>(content);
            update.put("update_id", numbers.incrementAndGet());
            expect(house.call(
                    "POST",
                    "/webhook/telegram/" + slug + "_bot",
                    Json.write(update),
                    Map.of(
                            "Content-Type",
                            "application/json",
                            "X-Telegram-Bot-Api-Secret-Token",
                            java.util.Objects.requireNonNull(secrets.get("bot")))));
        }

        public UUID telegram(long user, String text) {
            return telegram(user, Map.of("text", text));
        }

        private void expect(House.Answer answer) {
            if (answer.status() != 200) {
                throw new AssertionError(answer.status() + ": " + answer.text());
            }
        }

        public UUID conversation(String kind, String name, String chat) {
            ChannelAccount account = house.bean(Channels.class)
                    .find(new ChannelKind(kind), slug + "_" + name)
                    .orElseThrow();
            return ConversationKey.of(account.channel(), chat);
        }

        /// Whose conversation it is.
        public UUID person(UUID conversation) {
            return house.bean(Contacts.class).personOf(tenant, conversation).orElseThrow();
        }

        public Contact customer(UUID conversation) {
            return house.bean(Contacts.class).find(tenant, person(conversation)).orElseThrow();
        }

        public List<String> said(UUID conversation, Author author) {
            return house.bean(Conversations.class).history(tenant, conversation, 0, 1000).stream()
                    .map(Conversations.Shown::said)
                    .filter(one -> one.author() == author)
                    .map(one -> one.text())
                    .toList();
        }

        public House.Answer get(String path) {
            return house.get("/admin/tenants/" + slug + path);
        }

        public House.Answer post(String path, Object body) {
            return house.post("/admin/tenants/" + slug + path, Json.write(body));
        }

        /// The rows of this business, as text.
        public List<String> rows(String query) {
            Database database = house.bean(Database.class);
            return database.inTenant(
                    tenant,
                    () -> database.sql()
                            .sql(query)
                            .query((row, n) -> row.getString(1))
                            .list());
        }
    }

    public Shop shop() {
        return shop("demo-salon", "{\"quietMs\":0,\"completeQuietMs\":0}");
    }

    public Shop shop(String pack, String settings) {
        return new Shop(pack, settings);
    }

    @Override
    public void close() {
        house.close();
    }
}
