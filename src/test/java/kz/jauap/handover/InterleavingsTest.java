package kz.jauap.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.jauap.identity.Agent;
import kz.jauap.identity.Role;
import kz.jauap.sandbox.Chances;
import kz.jauap.sandbox.ChatflowSimulator;
import kz.jauap.shared.Database;
import kz.jauap.shared.DerivedId;
import org.junit.jupiter.api.Test;

/// Random stories: in each a customer, the bot, two managers and the clock do what they like at the same time, deeds
/// are
/// cut off in the middle, and the messenger fails now and then. After every step what must always hold is asked of the
/// database. How many: `-Djauap.interleavings=10000`; the build plays 250.
class InterleavingsTest {

    private static final int STORIES = Integer.getInteger("jauap.interleavings", 250);
    private static final int SIDE_BY_SIDE = 200;
    private static final int PLACES = 20;
    private static final int STEPS = 8;

    /// After so many a fresh database: every look goes over all of it.
    private static final int IN_ONE_HOUSE = 1_000;

    private static final long SEED = Long.getLong("jauap.seed", 20_261_121L);

    private static final List<String> WORDS = List.of(
            "Сколько стоит маникюр?",
            "Позовите, пожалуйста, человека",
            "Адам керек",
            "До скольки работаете?",
            "Можно вернуть деньги?",
            "Не пишите мне больше",
            "Спасибо",
            "Да",
            "Нет",
            "щшгкен",
            "Хочу записаться на завтра");

    /// What must never be found.
    private static final Map<String, String> BROKEN = Map.of(
            "conversations whose request does not agree with them",
            """
            select count(*) from conversation talk
            where (case owner when 'WAITING' then 'PENDING' when 'OPERATOR' then 'ACTIVE' else '' end) <> coalesce((
                select string_agg(status, '+') from handover
                where handover.tenant_id = talk.tenant_id and handover.conversation_id = talk.id
                  and status in ('PENDING', 'ACTIVE')), '')
            """,
            "gaps or doubles in the numbers of messages",
            """
            select count(*) from (
                select conversation_id from message group by conversation_id
                having count(*) <> max(seq) or min(seq) <> 1) as odd
            """,
            "customers who were told of a person nobody asked",
            """
            select count(*) from turn where decision = 'hand-over'
              and not exists (select from handover
                              where handover.tenant_id = turn.tenant_id and handover.turn_id = turn.id)
            """,
            "customers who were told of an addition to nothing",
            """
            select count(*) from turn where decision = 'add-to-request'
              and not exists (select from handover
                              where handover.tenant_id = turn.tenant_id
                                and handover.conversation_id = turn.conversation_id
                                and handover.opened_at <= turn.committed_at
                                and coalesce(handover.resolved_at, 'infinity') >= turn.started_at)
            """,
            "messages of people without a row to be sent",
            """
            select count(*) from message where author = 'OPERATOR'
              and not exists (select from outbox
                              where outbox.tenant_id = message.tenant_id and outbox.id = message.outbox_id)
            """,
            "answers of the bot while a person had the conversation",
            """
            select count(*) from turn where decision not in ('silent', 'suspended')
              and exists (select from handover
                          where handover.tenant_id = turn.tenant_id
                            and handover.conversation_id = turn.conversation_id
                            and handover.taken_at < turn.started_at - interval '1 second'
                            and handover.status = 'ACTIVE')
            """);

    /// A salon with its two managers. Several, since each has a number of its own, which takes so many messages a
    /// second.
    private record Place(FrontDesk.Salon salon, List<Agent> managers) {

        Place(FrontDesk house) {
            this(house.salon());
        }

        private Place(FrontDesk.Salon salon) {
            this(salon, List.of(salon.agent("Алия", Role.MANAGER), salon.agent("Марат", Role.MANAGER)));
        }
    }

    @Test
    void whatever_happens_in_whatever_order_nothing_is_lost_doubled_or_untrue() throws Exception {
        Random random = new Random(SEED);
        long begun = System.nanoTime();
        for (int told = 0; told < STORIES; told += IN_ONE_HOUSE) {
            int here = Math.min(IN_ONE_HOUSE, STORIES - told);
            try (FrontDesk house = new FrontDesk()) {
                Stage stage = new Stage(house);
                for (int played = 0; played < here; played += SIDE_BY_SIDE) {
                    stage.play(Math.min(SIDE_BY_SIDE, here - played), random);
                }
            }
        }
        System.out.printf(
                "%d stories of %d steps, seed %d: nothing lost, doubled or untrue; %d s%n",
                STORIES,
                STEPS,
                SEED,
                Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }

    /// What would be wrong, done by hand after stories that were right.
    private static final Map<String, String> PLANTED = Map.of(
            "a customer's message was lost",
            "delete from message where id = (select id from message where author = 'CUSTOMER' order by id limit 1)",
            "a customer was told other words than were stored",
            """
            update message set content = '{"text": "something else"}'
            where id = (select id from message where author = 'BOT' order by id limit 1)
            """,
            "a customer was told of a person nobody asked",
            "delete from handover where status = 'RESOLVED' or turn_id in (select id from turn where decision = 'hand-over')",
            "messages changed places",
            """
            update message set seq = 1000 - seq
            where conversation_id = (select conversation_id from message where author = 'CUSTOMER'
                                     group by conversation_id having count(*) > 1 limit 1)
            """,
            "a person's words are not on their way",
            "delete from outbox where id in (select outbox_id from message where author = 'OPERATOR')");

    @Test
    void what_is_wrong_is_found() throws Exception {
        try (FrontDesk house = new FrontDesk()) {
            Stage stage = new Stage(house);
            List<String> phones = stage.play(SIDE_BY_SIDE / 4, new Random(SEED));
            PLANTED.forEach((name, fault) ->
                    assertThat(stage.finds(fault, phones)).as(name).isTrue());
            stage.look();
            stage.compare(phones);
        }
    }

    /// Ends a transaction without a trace.
    private static final class Found extends RuntimeException {

        private final boolean found;

        Found(boolean found) {
            super("rolled back");
            this.found = found;
        }
    }

    /// One house and all that is played in it.
    private static final class Stage {

        private final FrontDesk house;
        private final List<Place> places;
        private final Database database;
        private final Map<String, List<String>> written = new ConcurrentHashMap<>();
        private final Map<String, List<String>> replied = new ConcurrentHashMap<>();

        Stage(FrontDesk front) {
            this.house = front;
            this.places = Stream.generate(() -> new Place(front)).limit(PLACES).toList();
            this.database = front.house.bean(Database.class);
        }

        List<String> play(int stories, Random random) throws Exception {
            List<String> phones = new ArrayList<>();
            for (int i = 0; i < stories; i++) {
                phones.add(house.phone());
            }
            house.desk.breaks(0.05);
            house.phones.chances(new Chances(0.03, 0, 0.03, 0, 0));
            for (int step = 0; step < STEPS; step++) {
                step(phones, random);
                house.clock.forward(Duration.ofSeconds(20 + random.nextInt(1_500)));
                look();
            }
            house.desk.breaks(0);
            house.phones.chances(Chances.NONE);
            for (int i = 0; i < 12; i++) {
                house.clock.forward(Duration.ofSeconds(45));
                house.settleTogether();
            }
            look();
            compare(phones);
            return phones;
        }

        /// Whether a fault is found; nothing of it stays.
        boolean finds(String fault, List<String> phones) {
            try {
                database.acrossTenants(() -> {
                    assertThat(database.sql().sql(fault).update()).isPositive();
                    boolean found = fails(this::look) || fails(() -> compare(phones));
                    throw new Found(found);
                });
            } catch (Found result) {
                return result.found;
            }
            return false;
        }

        private static boolean fails(Runnable check) {
            try {
                check.run();
                return false;
            } catch (AssertionError found) {
                return true;
            }
        }

        /// One deed in each story, all at the same time, and the house at work meanwhile.
        private void step(List<String> phones, Random random) throws Exception {
            Map<String, UUID> talks = talks();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> deeds = new ArrayList<>();
                for (String phone : phones) {
                    int dice = random.nextInt(100);
                    int which = random.nextInt(1_000);
                    deeds.add(threads.submit(() -> deed(phone, talks.get(phone), dice, which)));
                }
                house.settleTogether();
                for (Future<?> deed : deeds) {
                    deed.get();
                }
            }
            house.settleTogether();
        }

        private void deed(String phone, @org.jspecify.annotations.Nullable UUID talk, int dice, int which) {
            if (dice < 50 || talk == null) {
                String words = WORDS.get(which % WORDS.size()) + " №" + which;
                written.computeIfAbsent(phone, key -> new ArrayList<>()).add(words);
                place(phone).salon().writesOnly(phone, words);
                return;
            }
            try {
                people(phone, talk, dice, which);
            } catch (IllegalStateException cutOff) {
                assertThat(cutOff).hasMessage("killed in the middle");
            }
        }

        private Place place(String phone) {
            return places.get((int) (Long.parseLong(phone) % PLACES));
        }

        private void people(String phone, UUID talk, int dice, int which) {
            FrontDesk.Salon salon = place(phone).salon();
            UUID agent = place(phone).managers().get(which % 2).id();
            if (dice < 70) {
                String words = "Ответ " + phone + " " + which;
                OperatorOutcome outcome = house.operators.reply(
                        salon.tenant, talk, agent, new Reply(words, List.of(), DerivedId.of(talk, words), "test"));
                if (outcome instanceof OperatorOutcome.Done) {
                    replied.computeIfAbsent(phone, key -> new ArrayList<>()).add(words);
                }
                return;
            }
            house.handovers.latest(salon.tenant, talk).map(Handover::id).ifPresent(id -> {
                switch (dice % 5) {
                    case 0, 1 -> house.operators.take(salon.tenant, id, agent);
                    case 2 -> house.operators.resolve(salon.tenant, id, agent);
                    case 3 -> house.operators.giveBack(salon.tenant, id, agent);
                    default -> house.operators.decline(salon.tenant, id, agent);
                }
            });
        }

        private Map<String, UUID> talks() {
            Map<String, UUID> talks = new HashMap<>();
            database.acrossTenants(() -> database.sql()
                    .sql("select chat_id, id from conversation")
                    .query(row -> {
                        talks.put(row.getString(1).replaceAll("\\D", ""), row.getObject(2, UUID.class));
                    }));
            return talks;
        }

        private void look() {
            BROKEN.forEach((name, query) -> assertThat(database.acrossTenants(
                            () -> database.sql().sql(query).query(Long.class).single()))
                    .as(name)
                    .isZero());
        }

        /// What customers wrote is stored once each and in order; what they were to be told reached their phones
        /// likewise.
        private void compare(List<String> phones) {
            Map<String, List<String>> told = house.phones.received().stream()
                    .collect(Collectors.groupingBy(
                            one -> one.jid().replaceAll("\\D", ""),
                            Collectors.mapping(ChatflowSimulator.Received::text, Collectors.toList())));
            Map<String, UUID> talks = talks();
            for (String phone : phones) {
                List<String> heard = said(talks.get(phone), "CUSTOMER");
                assertThat(heard).as("what " + phone + " wrote").isEqualTo(written.getOrDefault(phone, List.of()));
                List<String> toTell = said(talks.get(phone), "BOT", "OPERATOR");
                assertThat(told.getOrDefault(phone, List.of()))
                        .as("what " + phone + " was told")
                        .isEqualTo(toTell);
                assertThat(said(talks.get(phone), "OPERATOR"))
                        .as("what people told " + phone)
                        .isEqualTo(replied.getOrDefault(phone, List.of()));
            }
        }

        private List<String> said(@org.jspecify.annotations.Nullable UUID talk, String... authors) {
            return talk == null
                    ? List.of()
                    : database.acrossTenants(() -> database.sql()
                            .sql(
                                    "select content ->> 'text' from message where conversation_id = :id and author in (:authors)"
                                            + " order by seq")
                            .param("id", talk)
                            .param("authors", List.of(authors))
                            .query(String.class)
                            .list());
        }
    }
}
