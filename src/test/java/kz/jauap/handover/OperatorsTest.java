package kz.jauap.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.jauap.conversation.Author;
import kz.jauap.handover.Handover.Outcome;
import kz.jauap.handover.Handover.Status;
import kz.jauap.handover.spi.Notice;
import kz.jauap.identity.Agent;
import kz.jauap.identity.Role;
import kz.jauap.shared.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OperatorsTest {

    private static final FrontDesk HOUSE = new FrontDesk();
    private static final String FOR_A_PERSON = "Позовите, пожалуйста, человека";

    private final String phone = HOUSE.phone();
    private final FrontDesk.Salon salon = HOUSE.salon();
    private final Agent aliya = salon.agent("Алия", Role.MANAGER);
    private final Agent marat = salon.agent("Марат", Role.MANAGER);
    private final Agent dana = salon.agent("Дана", Role.SUPPORT);

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    private Handover asked() {
        salon.writes(phone, FOR_A_PERSON);
        return salon.open();
    }

    private Handover now(Handover handover) {
        return HOUSE.handovers.find(salon.tenant, handover.id()).orElseThrow();
    }

    @Test
    void what_a_customer_wrote_behind_a_persons_word_is_answered_by_the_bot_it_is_given_back_to() {
        Handover asked = asked();
        salon.replies(aliya, asked.conversation(), "Здравствуйте! Чем помочь?");
        salon.writes(phone, "Сколько стоит маникюр?");
        salon.writes(phone, "До скольки вы работаете?");
        assertThat(salon.told(phone)).last().isEqualTo("Здравствуйте! Чем помочь?");

        HOUSE.operators.giveBack(salon.tenant, asked.id(), aliya.id());
        HOUSE.settle();

        assertThat(salon.told(phone)).last().asString().contains("2 500 ₸").contains("21:00");
        assertThat(salon.said(asked.conversation(), Author.CUSTOMER))
                .containsExactly(FOR_A_PERSON, "Сколько стоит маникюр?", "До скольки вы работаете?");
        assertThat(salon.count("turn where decision = 'reply'")).isEqualTo(1);
    }

    @Test
    void who_asked_for_a_person_behind_a_persons_word_gets_one_though_it_is_given_back() {
        Handover asked = asked();
        salon.replies(aliya, asked.conversation(), "Здравствуйте! Чем помочь?");
        salon.writes(phone, FOR_A_PERSON);

        HOUSE.operators.giveBack(salon.tenant, asked.id(), aliya.id());
        HOUSE.settle();

        assertThat(salon.open().id()).isNotEqualTo(asked.id());
        assertThat(salon.owner(asked.conversation())).isEqualTo("WAITING");
    }

    @Test
    void the_bot_says_nothing_when_it_is_given_back_what_a_person_has_answered() {
        Handover asked = asked();
        salon.writes(phone, "Сколько стоит маникюр?");
        salon.replies(aliya, asked.conversation(), "Я вам перезвоню.");
        int told = salon.told(phone).size();

        HOUSE.operators.giveBack(salon.tenant, asked.id(), aliya.id());
        HOUSE.settle();
        assertThat(salon.told(phone)).hasSize(told);

        salon.writes(phone, "До скольки вы работаете?");
        assertThat(salon.told(phone)).last().asString().contains("21:00");
    }

    @Test
    void what_was_written_more_than_a_day_before_it_is_given_back_is_left_alone() {
        Handover asked = asked();
        HOUSE.operators.hold(
                salon.tenant,
                asked.conversation(),
                aliya.id(),
                HOUSE.clock.instant().plus(Duration.ofDays(3)));
        salon.writes(phone, "До скольки вы работаете?");
        HOUSE.later(Duration.ofHours(25));
        int told = salon.told(phone).size();

        HOUSE.operators.giveBack(salon.tenant, asked.id(), aliya.id());
        HOUSE.settle();

        assertThat(salon.told(phone)).hasSize(told);
    }

    @Test
    void a_request_is_taken_answered_and_closed_and_the_bot_answers_again() {
        Handover asked = asked();
        assertThat(salon.owner(asked.conversation())).isEqualTo("WAITING");

        assertThat(HOUSE.operators.take(salon.tenant, asked.id(), aliya.id())).isInstanceOf(OperatorOutcome.Done.class);
        HOUSE.settle();
        assertThat(salon.owner(asked.conversation())).isEqualTo("OPERATOR");
        assertThat(salon.told(phone)).last().asString().contains("Алия");

        assertThat(salon.replies(aliya, asked.conversation(), "Здравствуйте! Чем помочь?"))
                .isInstanceOf(OperatorOutcome.Done.class);
        salon.writes(phone, "Сколько стоит маникюр?");
        assertThat(salon.told(phone)).last().isEqualTo("Здравствуйте! Чем помочь?");
        assertThat(now(asked).times().answered()).isNotNull();

        assertThat(HOUSE.operators.resolve(salon.tenant, asked.id(), aliya.id()))
                .isInstanceOf(OperatorOutcome.Done.class);
        HOUSE.settle();
        assertThat(now(asked).outcome()).isEqualTo(Outcome.DONE);
        assertThat(salon.owner(asked.conversation())).isEqualTo("BOT");
        assertThat(salon.told(phone)).last().asString().contains("закрыто");

        salon.writes(phone, "Сколько стоит маникюр?");
        assertThat(salon.told(phone)).last().asString().contains("2 500 ₸");
    }

    @Test
    void desks_hear_what_happens_in_its_order() {
        Handover asked = asked();
        HOUSE.operators.take(salon.tenant, asked.id(), aliya.id());
        salon.writes(phone, "Я опоздаю");
        salon.replies(aliya, asked.conversation(), "Хорошо");
        List<Notice> heard = HOUSE.desk.notices().stream()
                .filter(one -> one.conversation().equals(asked.conversation()))
                .toList();
        assertThat(heard)
                .extracting(one -> one.getClass().getSimpleName())
                .startsWith("Card", "Card", "Lines", "Lines", "Lines")
                .contains("Tick");
        assertThat(heard.stream().filter(Notice.Lines.class::isInstance).map(Notice.Lines.class::cast))
                .extracting(Notice.Lines::origin)
                .containsExactly("", "", "test");
    }

    @Test
    void of_two_who_take_it_at_once_one_has_it_and_the_other_is_told_who() throws Exception {
        for (int round = 0; round < 10; round++) {
            String caller = HOUSE.phone();
            salon.writes(caller, FOR_A_PERSON);
            Handover asked = salon.open();
            List<OperatorOutcome> outcomes = together(
                    () -> HOUSE.operators.take(salon.tenant, asked.id(), aliya.id()),
                    () -> HOUSE.operators.take(salon.tenant, asked.id(), marat.id()));
            assertThat(outcomes)
                    .filteredOn(OperatorOutcome.Done.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(OperatorOutcome.HeldBy.class::isInstance)
                    .singleElement()
                    .satisfies(held ->
                            assertThat(((OperatorOutcome.HeldBy) held).name()).isIn("Алия", "Марат"));
            HOUSE.operators.giveBack(salon.tenant, asked.id(), aliya.id());
        }
    }

    @Test
    void of_closing_and_answering_at_once_neither_is_lost() throws Exception {
        for (int round = 0; round < 10; round++) {
            String caller = HOUSE.phone();
            salon.writes(caller, FOR_A_PERSON);
            Handover asked = salon.open();
            HOUSE.operators.take(salon.tenant, asked.id(), aliya.id());
            together(
                    () -> HOUSE.operators.resolve(salon.tenant, asked.id(), aliya.id()),
                    () -> salon.replies(marat, asked.conversation(), "Подождите"));
            assertThat(salon.owner(asked.conversation())).isIn("BOT", "OPERATOR");
            HOUSE.handovers
                    .latest(salon.tenant, asked.conversation())
                    .filter(one -> one.status().isOpen())
                    .ifPresent(open -> HOUSE.operators.giveBack(salon.tenant, open.id(), marat.id()));
        }
    }

    @Test
    void a_reply_takes_the_conversation_over_and_the_bots_draft_is_dropped() {
        salon.writes(phone, "Добрый день");
        UUID conversation = conversation();
        salon.writesOnly(phone, "Сколько стоит маникюр?");
        assertThat(salon.replies(aliya, conversation, "Сама отвечу")).isInstanceOf(OperatorOutcome.Done.class);
        HOUSE.settle();
        assertThat(salon.owner(conversation)).isEqualTo("OPERATOR");
        assertThat(salon.open().reason()).isEqualTo("operator_wrote");
        assertThat(salon.told(phone)).last().isEqualTo("Сама отвечу");
        assertThat(salon.told(phone)).noneMatch(text -> text.contains("2 500"));
    }

    private UUID conversation() {
        return HOUSE.house
                .bean(Database.class)
                .inTenant(
                        salon.tenant,
                        () -> HOUSE.house
                                .bean(Database.class)
                                .sql()
                                .sql("select id from conversation")
                                .query(UUID.class)
                                .single());
    }

    @Test
    void the_same_reply_coming_twice_is_said_once() {
        Handover asked = asked();
        Reply reply = new Reply("Один раз", List.of(), UUID.randomUUID(), "test");
        HOUSE.operators.reply(salon.tenant, asked.conversation(), aliya.id(), reply);
        assertThat(HOUSE.operators.reply(salon.tenant, asked.conversation(), aliya.id(), reply))
                .isInstanceOf(OperatorOutcome.Already.class);
        HOUSE.settle();
        assertThat(salon.told(phone)).filteredOn("Один раз"::equals).hasSize(1);
    }

    @Test
    void who_cannot_gives_it_back_to_the_others() {
        Handover asked = asked();
        HOUSE.operators.take(salon.tenant, asked.id(), aliya.id());
        assertThat(HOUSE.operators.decline(salon.tenant, asked.id(), aliya.id()))
                .isInstanceOf(OperatorOutcome.Done.class);
        assertThat(now(asked).status()).isEqualTo(Status.PENDING);
        assertThat(salon.owner(asked.conversation())).isEqualTo("WAITING");
        assertThat(HOUSE.operators.take(salon.tenant, asked.id(), marat.id())).isInstanceOf(OperatorOutcome.Done.class);
    }

    @Test
    void support_closes_its_own_cases_only_and_a_manager_any() {
        Handover asked = asked();
        HOUSE.operators.take(salon.tenant, asked.id(), aliya.id());
        assertThat(HOUSE.operators.resolve(salon.tenant, asked.id(), dana.id()))
                .isEqualTo(new OperatorOutcome.HeldBy(now(asked), "Алия"));
        assertThat(HOUSE.operators.resolve(salon.tenant, asked.id(), marat.id()))
                .isInstanceOf(OperatorOutcome.Done.class);
        assertThat(HOUSE.operators.resolve(salon.tenant, asked.id(), marat.id()))
                .isInstanceOf(OperatorOutcome.Over.class);
    }

    @Test
    void agents_of_another_branch_or_business_may_not() {
        Handover asked = asked();
        FrontDesk.Salon other = HOUSE.salon();
        Agent stranger = other.agent("Чужой", Role.OWNER);
        assertThat(HOUSE.operators.take(salon.tenant, asked.id(), stranger.id()))
                .isInstanceOf(OperatorOutcome.Unknown.class);
        assertThat(HOUSE.operators.take(other.tenant, asked.id(), stranger.id()))
                .isInstanceOf(OperatorOutcome.Unknown.class);
        Agent gone = HOUSE.agents.change(
                new Agent(salon.tenant, dana.id(), dana.name(), dana.role(), List.of(), false), "test");
        assertThat(HOUSE.operators.take(salon.tenant, asked.id(), gone.id()))
                .isEqualTo(new OperatorOutcome.NotAllowed("Дана"));
    }

    @Test
    void every_deed_is_in_the_audit_with_who_did_it() {
        Handover asked = asked();
        HOUSE.operators.take(salon.tenant, asked.id(), aliya.id());
        HOUSE.operators.resolve(salon.tenant, asked.id(), aliya.id());
        assertThat(salon.count(
                        "audit where actor like 'agent Алия%' and action in ('handover.take', 'handover.resolve')"))
                .isEqualTo(2);
    }

    @Test
    void the_database_refuses_a_conversation_that_does_not_agree_with_its_request() {
        Handover asked = asked();
        Database database = HOUSE.house.bean(Database.class);
        for (String broken : List.of(
                "update conversation set owner = 'BOT' where id = :id",
                "update conversation set owner = 'OPERATOR' where id = :id",
                "update handover set status = 'ACTIVE', assignee = gen_random_uuid() where conversation_id = :id",
                "update handover set status = 'RESOLVED', resolved_at = now(), outcome = 'DONE' where conversation_id = :id")) {
            assertThatThrownBy(() -> database.inTenant(
                            salon.tenant,
                            () -> database.sql()
                                    .sql(broken)
                                    .params(Map.of("id", asked.conversation()))
                                    .update()))
                    .as(broken)
                    .hasStackTraceContaining("but its open handover is");
        }
    }

    @Test
    void what_the_customer_adds_while_waiting_is_added_to_the_request_and_facts_are_answered() {
        Handover asked = asked();
        salon.writes(phone, "Сколько стоит маникюр?");
        assertThat(salon.told(phone)).last().asString().contains("2 500 ₸");
        salon.writes(phone, "Хочу поговорить с директором о возврате денег");
        assertThat(now(asked).request()).last().asString().contains("возврате");
        assertThat(salon.said(asked.conversation(), Author.CUSTOMER)).hasSize(3);
    }

    private static List<OperatorOutcome> together(Callable<OperatorOutcome> one, Callable<OperatorOutcome> other)
            throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<OperatorOutcome> first = threads.submit(one);
            Future<OperatorOutcome> second = threads.submit(other);
            return List.of(first.get(), second.get());
        }
    }
}
