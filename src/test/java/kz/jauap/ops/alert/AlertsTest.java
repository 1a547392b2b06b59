package kz.jauap.ops.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.jauap.SettableClock;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.Channels;
import kz.jauap.channel.spi.Adapters;
import kz.jauap.config.SecretText;
import kz.jauap.config.Settings;
import kz.jauap.ops.House;
import kz.jauap.sandbox.Fault;
import kz.jauap.sandbox.TelegramSimulator;
import kz.jauap.shared.Database;
import kz.jauap.tenant.Tenants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private final List<Notice> told = new ArrayList<>();
    private House house;
    private String secret;
    private SettableClock clock;
    private Alerts alerts;

    @BeforeEach
    void open() {
        house = House.pumped(Map.of("JAUAP_CHATFLOW_API_BASE", "http://127.0.0.1:1", "OUTBOX_MAX_ATTEMPTS", "1"));
        secret = house.post(
                        "/admin/tenants/demo_salon/channels",
                        "{\"kind\":\"chatflow\",\"account\":\"wa\",\"config\":{\"instance_id\":\"i\"},"
                                + "\"secrets\":{\"token\":\"t\"}}")
                .json()
                .path("generated")
                .path("webhook_secret")
                .asString();
        clock = new SettableClock(Instant.now());
        alerts = new Alerts(
                List.copyOf(house.context.getBeansOfType(Watch.class).values()),
                List.of(told::add),
                house.bean(AlertStore.class),
                house.bean(Tenants.class),
                house.bean(Database.class),
                clock);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void tells_once_of_a_customer_without_an_answer_and_again_when_it_happens_again() {
        house.whatsapp("wa", secret, "m-1", "hello?");
        alerts.go();
        assertThat(told).isEmpty();

        clock.forward(Duration.ofSeconds(270));
        alerts.go();
        alerts.go();
        assertThat(told).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Case.Kind.NO_ANSWER);
            assertThat(notice.about()).isEqualTo("demo_salon");
            assertThat(notice.details().getFirst()).contains("for 4 min").doesNotContain("hello");
        });

        answerAll();
        alerts.go();
        long before = noAnswers();
        house.whatsapp("wa", secret, "m-2", "hello again?");
        clock.forward(Duration.ofMinutes(4));
        alerts.go();
        assertThat(noAnswers()).isEqualTo(before + 1);
    }

    private long noAnswers() {
        return told.stream().filter(one -> one.kind() == Case.Kind.NO_ANSWER).count();
    }

    /// As if everything had been handled and sent.
    private void answerAll() {
        Database database = house.bean(Database.class);
        database.acrossTenants(() -> {
            database.sql().sql("delete from job").update();
            database.sql().sql("delete from lane").update();
        });
    }

    @Test
    void waits_for_as_long_as_the_tenant_says_and_leaves_a_suspended_one_alone() {
        house.patch("/admin/tenants/demo_salon", "{\"settings\":{\"noAnswerAlertMinutes\":30}}");
        house.whatsapp("wa", secret, "m-1", "hello?");
        clock.forward(Duration.ofMinutes(20));
        alerts.go();
        assertThat(told).isEmpty();
        house.patch("/admin/tenants/demo_salon", "{\"status\":\"SUSPENDED\"}");
        clock.forward(Duration.ofMinutes(20));
        alerts.go();
        assertThat(told).isEmpty();
        house.patch("/admin/tenants/demo_salon", "{\"status\":\"ACTIVE\"}");
        alerts.go();
        assertThat(told).hasSize(1);
    }

    @Test
    void tells_of_a_customer_who_writes_on_to_a_person_who_is_silent() {
        house.whatsapp(
                "wa",
                secret,
                "m-1",
                "\u043f\u043e\u0437\u043e\u0432\u0438\u0442\u0435 \u0447\u0435\u043b\u043e\u0432\u0435\u043a\u0430");
        house.pump();
        answerAll();
        clock.forward(Duration.ofMinutes(10));
        alerts.go();
        assertThat(noAnswers())
                .as("the customer has been told that a person will write")
                .isZero();
        Database database = house.bean(Database.class);
        database.acrossTenants(() -> {
            database.sql()
                    .sql("update handover set status = 'ACTIVE', assignee = gen_random_uuid(), taken_at = now()")
                    .update();
            database.sql().sql("update conversation set owner = 'OPERATOR'").update();
        });
        house.whatsapp("wa", secret, "m-2", "are you there?");
        house.pump();
        clock.forward(Duration.ofMinutes(10));
        alerts.go();
        assertThat(noAnswers()).isEqualTo(1);
    }

    @Test
    void tells_of_quarantine_and_failed_messages_together_by_kind() {
        for (int i = 0; i < 7; i++) {
            house.call("POST", "/webhook/chatflow/wa", "{oops " + i, Map.of("X-Webhook-Secret", secret));
        }
        house.whatsapp("wa", secret, "m-1", "hello");
        house.pump();
        alerts.go();
        alerts.go();
        assertThat(told)
                .extracting(Notice::kind)
                .contains(Case.Kind.QUARANTINE, Case.Kind.DELIVERY)
                .doesNotHaveDuplicates();
        Notice quarantine = told.stream()
                .filter(one -> one.kind() == Case.Kind.QUARANTINE)
                .findFirst()
                .orElseThrow();
        assertThat(quarantine.count()).isEqualTo(7);
        assertThat(quarantine.details()).hasSize(Notice.MOST_DETAILS);
        assertThat(quarantine.notShown()).isEqualTo(2);
    }

    @Test
    void notices_that_many_webhooks_name_a_channel_nobody_knows() {
        UnknownChannelWatch watch =
                new UnknownChannelWatch(house.bean(io.micrometer.core.instrument.MeterRegistry.class), alerts, clock);
        watch.go();
        for (int i = 0; i < 12; i++) {
            house.call("POST", "/webhook/telegram/gone", "{}", Map.of());
        }
        watch.go();
        watch.go();
        assertThat(told).singleElement().extracting(Notice::kind).isEqualTo(Case.Kind.UNKNOWN_CHANNEL);
    }

    @Test
    void warns_ahead_of_the_end_of_an_accounts_access_and_each_time_once() {
        Channels channels = house.bean(Channels.class);
        ChannelAccount account =
                channels.find(new ChannelKind("chatflow"), "wa").orElseThrow();
        Instant end = clock.instant().plus(Duration.ofDays(30));
        channels.exchanged(account, Map.of(Channels.ACCESS_UNTIL, end.toString()), Map.of("token", "t2"));
        assertThat(channels.fresh(account.tenant(), account.channel()).orElseThrow())
                .satisfies(now -> assertThat(now.secret("token")).hasValue("t2"))
                .satisfies(now -> assertThat(now.setting("instance_id")).hasValue("i"));
        AccessWatch watch = new AccessWatch(channels, house.bean(Adapters.class), alerts, clock);
        watch.go();
        assertThat(told).isEmpty();
        for (long days : List.of(17L, 10L, 2L)) {
            clock.forward(Duration.ofDays(days));
            watch.go();
            watch.go();
        }
        assertThat(told).extracting(Notice::kind).containsExactly(Case.Kind.ACCESS, Case.Kind.ACCESS, Case.Kind.ACCESS);
        assertThat(told.getFirst().details().getFirst()).contains("chatflow/wa", end.toString(), "to do");
        channels.exchanged(account, Map.of(Channels.ACCESS_UNTIL, "soon"), Map.of());
        watch.go();
        assertThat(told).as("what is no date warns of nothing").hasSize(3);
    }

    @Test
    void tells_of_an_account_that_has_not_let_us_in_for_five_minutes() {
        ChannelAccount account = house.bean(Channels.class)
                .find(new ChannelKind("chatflow"), "wa")
                .orElseThrow();
        Instant since = clock.instant();
        PollWatch watch = new PollWatch(
                () -> List.of(new PollTroubles.Trouble(account, "the login is refused", since)), alerts, clock);
        watch.go();
        assertThat(told).isEmpty();
        clock.forward(Duration.ofMinutes(6));
        watch.go();
        watch.go();
        assertThat(told).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Case.Kind.UNHEARD);
            assertThat(notice.details().getFirst()).contains("chatflow/wa", "the login is refused");
        });
    }

    @Test
    void writes_to_telegram_so_that_no_name_can_break_it() {
        Notice notice = new Notice("a<b>&_*c", Case.Kind.DEAD_JOB, 9, List.of("x < y & z_1 'q'"));
        assertThat(TelegramSink.text(notice))
                .contains("a&lt;b&gt;&amp;_*c: jobs were given up (9)", "x &lt; y &amp; z_1 'q'", "+8");
    }

    @Test
    void brings_a_notice_to_the_chat_and_knocks_again_when_telegram_stumbles() throws Exception {
        String token = "4200000001:AAFakeTokenForTheSimulatorOnly00000";
        Settings.Alerts.TelegramChat chat = new Settings.Alerts.TelegramChat(new SecretText(token), "4242");
        try (TelegramSimulator telegram = new TelegramSimulator(0, token);
                TelegramSink sink = new TelegramSink(telegram.address(), chat)) {
            telegram.startedBy(4242);
            telegram.next(Fault.THROTTLED);
            sink.tell(new Notice("<salon>", Case.Kind.NO_ANSWER, 1, List.of("conversation 1 & only")));
            House.until(() -> !telegram.sent().isEmpty());
            assertThat(telegram.sent().toString()).contains("customers wait for an answer");
            assertThat(telegram.calls().getLast().parameters().path("text").asString())
                    .contains("&lt;salon&gt;", "conversation 1 &amp; only");
        }
    }

    @Test
    void a_telegram_that_is_away_holds_nobody_up() {
        Settings.Alerts.TelegramChat chat = new Settings.Alerts.TelegramChat(new SecretText("1:abc"), "-1");
        try (TelegramSink sink = new TelegramSink(URI.create("http://127.0.0.1:1"), chat)) {
            Notice notice = new Notice("t", Case.Kind.DEAD_JOB, 1, List.of());
            long start = System.nanoTime();
            for (int i = 0; i < 1_000; i++) {
                sink.tell(notice);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
    }
}
