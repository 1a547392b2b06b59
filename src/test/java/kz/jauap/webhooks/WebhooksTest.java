package kz.jauap.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import kz.jauap.SettableClock;
import kz.jauap.TestDatabase;
import kz.jauap.api.Script;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.Channels;
import kz.jauap.channel.DeliveryReceipt;
import kz.jauap.intake.ReceiptSink;
import kz.jauap.message.MessageSchema;
import kz.jauap.ops.House;
import kz.jauap.ops.rounds.Round;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/// What happens is posted, signed, until it is taken.
class WebhooksTest {

    private static final String QUESTION = "Сколько стоит маникюр?";
    private static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-11-22T09:30:00Z"));
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static House house;

    private final Script script = business();
    private Receiver receiver;

    @BeforeAll
    static void open() {
        house = House.pumped(Map.of("JAUAP_WEBHOOK_HOSTS", "127.0.0.1"), CLOCK, nothing -> {});
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void listen() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private static Script business() {
        String slug = "hooked_" + NUMBER.incrementAndGet();
        Script.expect(201, house.post("/admin/tenants", """
                        {"slug":"%s","name":"%s","pack":"demo-salon","settings":{"quietMs":0,"completeQuietMs":0}}""".formatted(slug, slug)));
        return Script.of(house, slug).connected(slug);
    }

    private JsonNode subscribed(String events) {
        return Script.expect(
                201,
                script.post(
                        "/api/webhook/subscribe",
                        "{\"url\":\"" + receiver.url() + "\"" + (events.isEmpty() ? "" : ",\"events\":" + events)
                                + "}"));
    }

    private JsonNode asks(Script who, String id, String text) {
        JsonNode stored = Script.expect(
                202,
                who.post(
                        "/api/inbound",
                        "{\"external_chat_id\":\"c\",\"external_message_id\":\"" + id + "\",\"text\":\"" + text
                                + "\"}"));
        house.pump();
        return stored;
    }

    private JsonNode log(String query) {
        return Script.expect(200, script.get("/api/webhook/deliveries" + query));
    }

    private static long rows(String table) {
        var login = TestDatabase.administratorOf(house.login);
        return JdbcClient.create(new DriverManagerDataSource(login.url(), login.user(), login.password()))
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    @Test
    void a_question_its_answer_and_its_fate_are_told_and_signed() {
        JsonNode subscription = subscribed("");
        SigningSecret secret = new SigningSecret(subscription.path("secret").asString());
        JsonNode stored = asks(script, "m1", QUESTION);
        assertThat(receiver.types()).containsExactlyInAnyOrder("message.received", "message.sent", "message.status");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(MessageSchema.text());
        for (Receiver.Posted one : receiver.posted) {
            assertThat(one.signature()).isEqualTo(secret.sign(one.id(), one.timestamp(), one.body()));
            assertThat(one.timestamp()).isEqualTo(CLOCK.instant().getEpochSecond());
            if (!one.type().equals("message.status")) {
                assertThat(schema.validate(one.json().path("data").toString(), InputFormat.JSON))
                        .isEmpty();
            }
        }
        JsonNode received = of("message.received");
        assertThat(received.path("id")).isEqualTo(stored.path("id"));
        assertThat(received.path("text").asString()).isEqualTo(QUESTION);
        assertThat(of("message.sent").path("text").asString()).contains("2 500 ₸");
        assertThat(of("message.status").path("id")).isEqualTo(of("message.sent").path("id"));
        assertThat(of("message.status").path("status").asString()).isEqualTo("accepted");
        assertThat(log("").path("items"))
                .hasSize(3)
                .allMatch(one -> one.path("state").asString().equals("delivered"));
    }

    private JsonNode of(String type) {
        return receiver.posted.stream()
                .filter(one -> one.type().equals(type))
                .findFirst()
                .orElseThrow()
                .json()
                .path("data");
    }

    @Test
    void a_receipt_of_the_provider_is_told_as_a_further_step() {
        subscribed("[\"message.status\"]");
        asks(script, "m1", QUESTION);
        String sent = of("message.status").path("id").asString();
        ChannelAccount account = house.bean(Channels.class)
                .find(new ChannelKind("api"), script.slug)
                .orElseThrow();
        for (DeliveryReceipt.Status step : List.of(DeliveryReceipt.Status.READ, DeliveryReceipt.Status.DELIVERED)) {
            house.bean(ReceiptSink.class).store(account, List.of(DeliveryReceipt.of(sent, step, CLOCK.instant())));
            house.pump();
        }
        assertThat(receiver.posted.stream()
                        .map(one -> one.json().at("/data/status").asString()))
                .as("forward only")
                .containsExactly("accepted", "read");
    }

    @Test
    void a_handover_is_told_when_it_opens_is_taken_and_ends() {
        subscribed("[\"handover.opened\",\"handover.taken\",\"handover.resolved\"]");
        asks(script, "m1", "Позовите человека");
        assertThat(receiver.types()).containsExactly("handover.opened");
        String handover = of("handover.opened").path("id").asString();
        asks(script, "m2", "Вы тут?");
        String agent = Script.expect(
                        201, house.post("/admin/tenants/" + script.slug + "/agents", "{\"name\":\"Aliya\"}"))
                .path("id")
                .asString();
        for (String deed : List.of("take", "resolve")) {
            Script.expect(
                    200,
                    house.post(
                            "/admin/tenants/" + script.slug + "/handovers/" + handover + "/" + deed,
                            "{\"agent\":\"" + agent + "\"}"));
            house.pump();
        }
        assertThat(receiver.types()).containsExactly("handover.opened", "handover.taken", "handover.resolved");
        assertThat(of("handover.taken").path("agent").asString()).isEqualTo("Aliya");
        assertThat(of("handover.resolved").path("outcome").asString()).isEqualTo("done");
        assertThat(of("handover.opened").path("status").asString())
                .as("as it was when it happened")
                .isEqualTo("pending");
    }

    @Test
    void what_is_not_taken_is_posted_again_by_the_published_plan_with_the_same_bytes() {
        JsonNode subscription = subscribed("[\"message.received\"]");
        SigningSecret secret = new SigningSecret(subscription.path("secret").asString());
        receiver.answers(503);
        asks(script, "m1", QUESTION);
        assertThat(receiver.posted).hasSize(1);
        for (Duration pause : RetryPlan.PAUSES.subList(0, 3)) {
            CLOCK.forward(pause.minusMillis(100));
            house.pump();
            int before = receiver.posted.size();
            CLOCK.forward(pause.dividedBy(5).plusMillis(200));
            house.pump();
            assertThat(receiver.posted).hasSize(before + 1);
        }
        receiver.answers(200);
        CLOCK.forward(Duration.ofMinutes(13));
        house.pump();
        assertThat(receiver.posted).hasSize(5);
        Receiver.Posted first = receiver.posted.getFirst();
        Receiver.Posted last = receiver.posted.getLast();
        assertThat(last.id()).isEqualTo(first.id());
        assertThat(last.body()).isEqualTo(first.body());
        assertThat(last.timestamp()).isGreaterThan(first.timestamp());
        assertThat(last.signature())
                .isNotEqualTo(first.signature())
                .isEqualTo(secret.sign(last.id(), last.timestamp(), last.body()));
        JsonNode told = log("").at("/items/0");
        assertThat(told.path("state").asString()).isEqualTo("delivered");
        assertThat(told.path("tries")
                        .valueStream()
                        .map(one -> one.path("status").asInt()))
                .containsExactly(503, 503, 503, 503, 200);
        assertThat(Script.expect(200, script.get("/api/webhook/status"))
                        .at("/items/0")
                        .has("failing_since"))
                .isFalse();
    }

    @Test
    void an_address_that_fails_for_two_days_is_switched_off_told_and_on_again_with_all_it_missed() {
        String id = subscribed("[\"message.received\"]").path("id").asString();
        Instant begin = CLOCK.instant();
        receiver.answers(500);
        asks(script, "m1", QUESTION);
        for (Duration pause : RetryPlan.PAUSES) {
            CLOCK.forward(pause.multipliedBy(6).dividedBy(5).plusMillis(10));
            house.pump();
        }
        JsonNode off = Script.expect(200, script.get("/api/webhook/status")).at("/items/0");
        assertThat(off.path("active").asBoolean()).isFalse();
        int posted = receiver.posted.size();
        assertThat(posted).isEqualTo(RetryPlan.PAUSES.size() + 1);
        asks(script, "m2", QUESTION);
        assertThat(receiver.posted).hasSize(posted);
        house.context.getBeansOfType(Round.class).values().stream()
                .filter(round -> round.name().equals("alerts"))
                .forEach(Round::go);
        assertThat(rows("alert where kind = 'WEBHOOK' and case_key like '%" + id + "'"))
                .isEqualTo(1);
        receiver.answers(200);
        Script.expect(200, script.post("/api/webhook/enable", "{\"id\":\"" + id + "\"}"));
        JsonNode again = Script.expect(
                202, script.post("/api/webhook/replay", "{\"id\":\"" + id + "\",\"since\":\"" + begin + "\"}", "r1"));
        assertThat(again.path("replayed").asInt()).isEqualTo(1);
        house.pump();
        assertThat(receiver.posted).hasSize(posted + 1);
        assertThat(receiver.posted.getLast().id())
                .isEqualTo(receiver.posted.getFirst().id());
    }

    @Test
    void one_delivery_is_posted_again_when_it_is_asked_for() {
        subscribed("[\"message.received\"]");
        asks(script, "m1", QUESTION);
        String delivery = log("").at("/items/0/id").asString();
        Script.expect(202, script.post("/api/webhook/deliveries/" + delivery + "/replay", ""));
        assertThat(script.post("/api/webhook/deliveries/" + delivery + "/replay", "")
                        .status())
                .as("it is on its way")
                .isEqualTo(404);
        house.pump();
        assertThat(receiver.posted).hasSize(2).allMatch(one -> one.id().equals(delivery));
        assertThat(business()
                        .post("/api/webhook/deliveries/" + delivery + "/replay", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_new_secret_and_the_former_one_both_sign_for_a_day() {
        JsonNode subscription = subscribed("[\"message.received\"]");
        SigningSecret former = new SigningSecret(subscription.path("secret").asString());
        SigningSecret fresh = new SigningSecret(Script.expect(
                        200,
                        script.post(
                                "/api/webhook/rotate",
                                "{\"id\":\"" + subscription.path("id").asString() + "\"}"))
                .path("secret")
                .asString());
        asks(script, "m1", QUESTION);
        Receiver.Posted both = receiver.posted.getLast();
        assertThat(both.signature().split(" "))
                .containsExactly(
                        fresh.sign(both.id(), both.timestamp(), both.body()),
                        former.sign(both.id(), both.timestamp(), both.body()));
        CLOCK.forward(Duration.ofHours(25));
        asks(script, "m2", QUESTION);
        Receiver.Posted one = receiver.posted.getLast();
        assertThat(one.signature()).isEqualTo(fresh.sign(one.id(), one.timestamp(), one.body()));
    }

    @Test
    void no_redirect_is_followed_and_who_is_gone_is_let_go() throws IOException {
        try (Receiver elsewhere = new Receiver()) {
            subscribed("[\"message.received\"]");
            receiver.answers(307, Map.of("Location", elsewhere.url()));
            asks(script, "m1", QUESTION);
            assertThat(receiver.posted).hasSize(1);
            assertThat(elsewhere.posted).isEmpty();
            assertThat(log("?state=waiting").at("/items/0/tries/0/status").asInt())
                    .isEqualTo(307);
            receiver.answers(410);
            CLOCK.forward(Duration.ofSeconds(7));
            house.pump();
            assertThat(Script.expect(200, script.get("/api/webhook/status")).path("items"))
                    .isEmpty();
            assertThat(log("?state=failed").path("items")).hasSize(1);
        }
    }

    @Test
    void nothing_is_posted_into_our_own_network() {
        for (String url : List.of(
                "http://example.kz/hook",
                "https://localhost/hook",
                "https://10.0.0.1/hook",
                "https://169.254.169.254/latest",
                "https://[::1]/hook",
                "https://user:secret@example.kz/",
                "ftp://example.kz",
                "not an address",
                "")) {
            House.Answer answer = script.post("/api/webhook/subscribe", "{\"url\":\"" + url + "\"}");
            assertThat(answer.status()).as(url).isEqualTo(422);
            assertThat(answer.json().path("type").asString()).as(url).endsWith("/address-refused");
        }
        HookCalls.Answer posted = new HookCalls(new HookHosts(java.util.Set.of()))
                .post(receiver.url().replace("127.0.0.1", "localhost"), Map.of(), new byte[0]);
        assertThat(posted.error()).contains("not public");
        assertThat(receiver.posted).isEmpty();
    }

    @Test
    void where_nobody_listens_nothing_is_written_and_businesses_never_meet() {
        Script other = business();
        subscribed("");
        long before = rows("webhook_delivery");
        asks(other, "m1", QUESTION);
        assertThat(rows("webhook_delivery")).isEqualTo(before);
        assertThat(receiver.posted).isEmpty();
        assertThat(Script.expect(200, other.get("/api/webhook/status")).path("items"))
                .isEmpty();
        assertThat(Script.expect(200, other.get("/api/webhook/deliveries")).path("items"))
                .isEmpty();
        String id = Script.expect(200, script.get("/api/webhook/status"))
                .at("/items/0/id")
                .asString();
        for (String deed : List.of("rotate", "enable", "unsubscribe")) {
            assertThat(other.post("/api/webhook/" + deed, "{\"id\":\"" + id + "\"}")
                            .status())
                    .as(deed)
                    .isEqualTo(404);
        }
        Script.expect(200, script.post("/api/webhook/unsubscribe", "{\"url\":\"" + receiver.url() + "\"}"));
        asks(script, "m1", QUESTION);
        assertThat(receiver.posted).isEmpty();
    }

    @Test
    void secrets_are_sealed_and_shown_once() {
        JsonNode made = subscribed("");
        String secret = made.path("secret").asString().substring("whsec_".length());
        assertThat(script.get("/api/webhook/status").text()).doesNotContain(secret);
        assertThat(rows("webhook_subscription s where s::text like '%" + secret + "%'"))
                .isZero();
    }
}
