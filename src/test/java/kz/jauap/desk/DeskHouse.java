package kz.jauap.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kz.jauap.SettableClock;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.channel.spi.PublicFiles;
import kz.jauap.identity.Agent;
import kz.jauap.identity.Agents;
import kz.jauap.identity.Identity;
import kz.jauap.identity.Role;
import kz.jauap.ops.House;
import kz.jauap.pack.Packs;
import kz.jauap.pack.ShippedPacks;
import kz.jauap.sandbox.ChatflowSimulator;
import kz.jauap.sandbox.ForumPeople;
import kz.jauap.sandbox.ForumSimulator;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import tools.jackson.databind.JsonNode;

/// A whole house with a salon, its customers on WhatsApp and its people in a simulated Telegram group. Nothing happens
/// until it is settled, by a clock the test moves.
public final class DeskHouse implements AutoCloseable {

    private static final String PLACES = """

            branches:
              - id: abay
                names: {ru: на Абая, kk: Абайда}
              - id: samal
                names: {ru: в Самале, kk: Самалда}
            """;

    static final long CHAT = -1001000000009L;
    static final String TOKEN = ForumSimulator.BOT + ":right_token_of_the_desk";
    public static final long AIDA = 41;
    public static final long BOLAT = 42;
    static final long STRANGER = 666;
    static final long OWNER = 900;

    public final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T07:00:00Z"));
    public final ForumSimulator telegram = new ForumSimulator(TOKEN, CHAT, clock);
    final ChatflowSimulator phones = phones();
    public final House house;
    public final String slug = "salon_desk";
    public final TenantId tenant;
    final String desk;
    private String customer = "77015550101";
    private final String secret;
    private final AtomicInteger numbers = new AtomicInteger();

    public DeskHouse() {
        this(false);
    }

    DeskHouse(boolean polling) {
        int port = freePort();
        house = House.pumped(
                Map.of(
                        "JAUAP_PORT",
                        Integer.toString(port),
                        "JAUAP_PUBLIC_URL",
                        "http://127.0.0.1:" + port,
                        "JAUAP_OWN_GATEWAYS",
                        "on",
                        "JAUAP_TELEGRAM_API_BASE",
                        telegram.address().toString()),
                clock,
                beans -> beans.registerBean(PublicFiles.class, () -> new PublicFiles(new ProviderHttp())));
        tenant = new TenantId(UUID.fromString(post(
                        "/admin/tenants",
                        Map.of(
                                "slug",
                                slug,
                                "name",
                                slug,
                                "pack",
                                "demo-salon",
                                "settings",
                                Map.of("quietMs", 0, "completeQuietMs", 0)))
                .path("id")
                .asString()));
        secret = post(
                        "/admin/tenants/" + slug + "/channels",
                        Map.of(
                                "kind",
                                "chatflow",
                                "account",
                                slug,
                                "config",
                                Map.of(
                                        "instance_id",
                                        "instance",
                                        "api_base",
                                        phones.address().toString()),
                                "secrets",
                                Map.of("token", "token")))
                .path("generated")
                .path("webhook_secret")
                .asString();
        desk = post(
                        "/admin/tenants/" + slug + "/desk",
                        Map.of("bot_token", TOKEN, "chat", CHAT, "polling", polling, "owner_chat", OWNER))
                .path("id")
                .asString();
        agent("Aida", Role.MANAGER, AIDA);
        agent("Bolat", Role.SUPPORT, BOLAT);
    }

    /// The business has two places from now on.
    void publishPlaces() {
        Map<String, String> files = new TreeMap<>(ShippedPacks.texts("demo-salon"));
        files.compute("profile.yaml", (name, text) -> text + PLACES);
        clock.forward(Duration.ofSeconds(1));
        house.bean(Packs.class).publish(tenant, files, "test");
    }

    /// A group of their own for the people of one place, with the same bot.
    ForumPeople group(String branch, long chat) {
        ForumPeople people = telegram.besides(chat, clock);
        post(
                "/admin/tenants/" + slug + "/desk",
                Map.of("bot_token", TOKEN, "chat", chat, "branch", branch, "owner_chat", OWNER));
        return people;
    }

    void agent(String name, Role role, long telegramId) {
        agent(name, role, telegramId, List.of());
    }

    void agent(String name, Role role, long telegramId, List<String> branches) {
        Agents agents = house.bean(Agents.class);
        Agent agent = agents.add(tenant, name, role, branches, "test");
        agents.link(agent, Identity.telegram(telegramId), "test");
    }

    /// Settings of the account customers write to.
    void account(String config) {
        House.Answer answer =
                house.patch("/admin/tenants/" + slug + "/channels/chatflow/" + slug, "{\"config\":" + config + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /// From now on it is another customer who writes.
    void meet() {
        customer = "7701555%04d".formatted(numbers.incrementAndGet());
    }

    void writes(String text) {
        writes(customer, text);
    }

    void writes(String phone, String text) {
        assertThat(house.whatsapp(slug, secret, "m" + numbers.incrementAndGet(), phone, text)
                        .status())
                .isEqualTo(200);
        settle();
    }

    /// The same under the messenger's own id of the message. Answers the secret by which it can be sent once more.
    String writesAs(String phone, String id, String text) {
        assertThat(house.whatsapp(slug, secret, id, phone, text).status()).isEqualTo(200);
        settle();
        return secret;
    }

    /// Waits until Telegram has delivered its updates, then runs what is due, moving the clock where something has to
    /// wait a little.
    public void settle() {
        House.until(() -> telegram.waiting() == 0);
        house.pump();
        for (int i = 0; i < 90 && soon() > 0; i++) {
            clock.forward(Duration.ofSeconds(1));
            house.pump();
        }
    }

    /// So much time passes, minute by minute, and what is due happens.
    void passes(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            clock.forward(Duration.ofMinutes(1));
            house.pump();
        }
        settle();
    }

    private long soon() {
        Database database = house.bean(Database.class);
        return database.acrossTenants(() -> database.sql()
                .sql(
                        "select count(*) from lane where queue not in ('handover', 'ticket') and greatest(due_at, not_before) < :soon")
                .param("soon", clock.instant().plusSeconds(60).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single());
    }

    /// What the customer has been told, oldest first.
    List<String> told() {
        return phones.received().stream()
                .filter(one -> one.jid().startsWith(customer))
                .map(ChatflowSimulator.Received::text)
                .toList();
    }

    /// Addresses of the files the customer has been sent.
    List<String> files() {
        return phones.received().stream()
                .filter(one -> one.jid().startsWith(customer) && !one.mediaUrl().isEmpty())
                .map(ChatflowSimulator.Received::mediaUrl)
                .toList();
    }

    /// What the owner was told alone of the customer.
    List<String> ownerHeard() {
        return telegram.toldAlone(OWNER).stream()
                .map(told -> told.path("text").asString())
                .filter(text -> text.contains("+" + customer))
                .toList();
    }

    public long thread() {
        return telegram.people().topics().getLast();
    }

    public long card() {
        return telegram.people().topic(thread()).getFirst().path("message_id").asLong();
    }

    /// Words in the newest topic, oldest first.
    public List<String> topic() {
        return telegram.people().topic(thread()).stream()
                .map(one -> one.path("text").asString(one.path("caption").asString("")))
                .toList();
    }

    /// Presses a button of the card and tells what the one who pressed is told.
    public String press(long person, String label) {
        String id = telegram.people().press(person, card(), label);
        settle();
        return toast(id);
    }

    String toast(String press) {
        return telegram.calls().stream()
                .filter(call -> call.method().equals("answerCallbackQuery"))
                .map(call -> call.parameters())
                .filter(answer -> answer.path("callback_query_id").asString().equals(press))
                .map(answer -> answer.path("text").asString())
                .findFirst()
                .orElse("nothing");
    }

    /// Requests of the customer in this state.
    long requests(String status) {
        return count(
                "handover join conversation on conversation.id = handover.conversation_id where handover.status = '"
                        + status + "' and chat_id like '" + customer + "%'");
    }

    /// Those of them that are for this place.
    long requests(String status, String branch) {
        return requests(status + "' and branch = '" + branch);
    }

    public long count(String what) {
        Database database = house.bean(Database.class);
        return database.inTenant(
                tenant,
                () -> database.sql()
                        .sql("select count(*) from " + what)
                        .query(Long.class)
                        .single());
    }

    /// What is known of the newest message to a customer with these words.
    public String status(String text) {
        Database database = house.bean(Database.class);
        return database.inTenant(
                tenant,
                () -> database.sql()
                        .sql(
                                "select status from outbox where message ->> 'text' = :text order by created_at desc, id desc limit 1")
                        .param("text", text)
                        .query(String.class)
                        .single());
    }

    public JsonNode post(String path, Map<String, ?> body) {
        House.Answer answer = house.post(path, Json.write(body));
        assertThat(answer.status()).as(path + " " + answer.text()).isBetween(200, 201);
        return answer.json();
    }

    @Override
    public void close() {
        house.close();
        telegram.close();
        phones.close();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ChatflowSimulator phones() {
        try {
            return new ChatflowSimulator(new ChatflowSimulator.Setup(0, "token", "instance", true, true, 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
