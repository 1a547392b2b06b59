package kz.jauap.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kz.jauap.booking.Bookings;
import kz.jauap.contact.Customers;
import kz.jauap.contact.Customers.Shop;
import kz.jauap.conversation.Author;
import kz.jauap.handover.Handovers;
import kz.jauap.handover.OperatorOutcome;
import kz.jauap.handover.Operators;
import kz.jauap.identity.Agent;
import kz.jauap.identity.Agents;
import kz.jauap.identity.Role;
import kz.jauap.message.UnifiedMessages;
import kz.jauap.ops.House;
import kz.jauap.shared.Json;
import kz.jauap.ticket.spi.Slot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What a customer wants, from their first request until it is over.
class TicketTest {

    private static final Customers HOUSE = new Customers();
    private static final String PHONE = "77015553344";

    private final Shop shop = HOUSE.shop();
    private final Tickets tickets = HOUSE.house.bean(Tickets.class);
    private final Agent aliya = agent("Aliya", Role.SUPPORT);
    private final Agent marat = agent("Marat", Role.SUPPORT);

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    private Agent agent(String name, Role role) {
        return HOUSE.house.bean(Agents.class).add(shop.tenant, name, role, List.of(), "test");
    }

    private Ticket only(UUID conversation) {
        List<Ticket> found = tickets.of(shop.tenant, List.of(conversation));
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private House.Answer does(String deed, Ticket ticket, Agent agent, Map<String, String> more) {
        Map<String, String> body = new java.util.HashMap<>(more);
        body.put("agent", agent.id().toString());
        House.Answer answer = shop.post("/tickets/" + ticket.id() + "/" + deed, body);
        HOUSE.house.pump();
        return answer;
    }

    private House.Answer does(String deed, Ticket ticket, Agent agent) {
        return does(deed, ticket, agent, Map.of());
    }

    @Test
    void a_greeting_or_a_question_opens_none_and_a_wish_does() {
        UUID talk = shop.whatsapp("one", PHONE, "Добрый день");
        shop.whatsapp("one", PHONE, "Сколько стоит маникюр?");
        assertThat(tickets.of(shop.tenant, List.of(talk))).isEmpty();
        shop.whatsapp("one", PHONE, "Запишите на маникюр завтра в 15:00");
        Ticket ticket = only(talk);
        assertThat(ticket.kind()).isEqualTo("booking");
        assertThat(ticket.stage()).isEqualTo(Stage.NEW);
        shop.whatsapp("one", PHONE, "Меня зовут Анна");
        assertThat(only(talk).id()).isEqualTo(ticket.id());
    }

    @Test
    void a_request_for_a_person_opens_one_and_it_follows_their_turn() {
        UUID talk = shop.whatsapp("one", PHONE, "Позовите человека");
        Ticket ticket = only(talk);
        assertThat(ticket.stage()).isEqualTo(Stage.NEW);
        assertThat(ticket.summary()).contains("Позовите человека");
        UUID handover = HOUSE.house
                .bean(Handovers.class)
                .latest(shop.tenant, talk)
                .orElseThrow()
                .id();
        Operators operators = HOUSE.house.bean(Operators.class);
        operators.take(shop.tenant, handover, aliya.id());
        assertThat(only(talk).stage()).isEqualTo(Stage.IN_WORK);
        assertThat(only(talk).holder()).isEqualTo(aliya.id());
        operators.giveBack(shop.tenant, handover, aliya.id());
        assertThat(only(talk).stage()).as("nobody said it was done").isEqualTo(Stage.WAITING);
        assertThat(only(talk).holder()).isNull();
        assertThat(tickets.history(shop.tenant, ticket.id()))
                .extracting(Tickets.Event::detail)
                .containsSubsequence("IN_WORK", "WAITING");
    }

    @Test
    void one_claims_it_and_the_second_is_told_who() {
        UUID talk = shop.whatsapp("one", PHONE, "Позовите человека");
        Ticket ticket = only(talk);
        assertThat(does("take", ticket, aliya).status()).isEqualTo(200);
        House.Answer late = does("take", ticket, marat);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("Aliya has taken");
        assertThat(does("answer", ticket, marat, Map.of("text", "Алло")).status())
                .isEqualTo(409);
        assertThat(does("close", ticket, marat).status()).isEqualTo(409);
        assertThat(HOUSE.house
                        .bean(Handovers.class)
                        .latest(shop.tenant, talk)
                        .orElseThrow()
                        .assignee())
                .as("one claim: the handover is hers too")
                .isEqualTo(aliya.id());
        assertThat(does("close", ticket, agent("Dana", Role.MANAGER)).status())
                .as("a manager may")
                .isEqualTo(200);
    }

    @Test
    void of_many_who_claim_at_once_one_has_it() throws Exception {
        UUID talk = shop.whatsapp("one", PHONE, "Запишите на маникюр завтра в 15:00");
        Ticket ticket = only(talk);
        List<Agent> many = java.util.stream.IntStream.range(0, 8)
                .mapToObj(i -> agent("Agent " + i, Role.SUPPORT))
                .toList();
        TicketWork work = HOUSE.house.bean(TicketWork.class);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<TicketOutcome>> takes = many.stream()
                    .<Callable<TicketOutcome>>map(one -> () -> work.take(shop.tenant, ticket.id(), one.id()))
                    .toList();
            long won = 0;
            for (var outcome : threads.invokeAll(takes)) {
                won += outcome.get() instanceof TicketOutcome.Done ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    @Test
    void who_answers_takes_it_and_the_words_go_where_the_customer_wrote() {
        UUID other = shop.whatsapp("two", PHONE, "Добрый день");
        UUID talk = shop.whatsapp("one", PHONE, "Позовите человека");
        Ticket ticket = only(talk);
        assertThat(does("answer", ticket, aliya, Map.of("text", "Добрый день, это Алия"))
                        .json()
                        .path("ticket")
                        .path("stage")
                        .asString())
                .isEqualTo("IN_WORK");
        assertThat(shop.said(talk, Author.OPERATOR)).containsExactly("Добрый день, это Алия");
        assertThat(shop.said(other, Author.OPERATOR)).isEmpty();
        assertThat(only(talk).answered()).isNotNull();
        assertThat(only(talk).stage()).as("answered is not done").isEqualTo(Stage.IN_WORK);
    }

    @Test
    void a_promotion_of_the_pack_is_sent_and_one_it_has_not_is_not() {
        UUID talk = shop.whatsapp("one", PHONE, "Позовите человека");
        Ticket ticket = only(talk);
        assertThat(does("promo", ticket, aliya, Map.of("promotion", "no-such")).status())
                .isEqualTo(409);
        assertThat(shop.said(talk, Author.OPERATOR)).isEmpty();
        House.Answer sent = does("promo", ticket, aliya);
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        assertThat(shop.said(talk, Author.OPERATOR)).hasSize(1);
    }

    @Test
    void a_rejected_one_says_why_and_a_new_request_is_a_new_one() {
        UUID talk = shop.whatsapp("one", PHONE, "Позовите человека");
        Ticket ticket = only(talk);
        assertThat(does("reject", ticket, aliya, Map.of("reason", "не наш")).status())
                .isEqualTo(200);
        assertThat(only(talk).stage()).isEqualTo(Stage.REJECTED);
        assertThat(shop.get("/tickets/" + ticket.id()).text()).contains("не наш");
        assertThat(does("take", ticket, aliya).status()).isEqualTo(409);
        shop.whatsapp("one", PHONE, "Позовите человека");
        assertThat(tickets.of(shop.tenant, List.of(talk))).hasSize(2);
    }

    @Test
    void a_customer_who_comes_back_soon_opens_the_same_one_and_later_a_new_one() {
        UUID talk = shop.whatsapp("one", PHONE, "Позовите человека");
        Ticket ticket = only(talk);
        does("close", ticket, aliya);
        HOUSE.clock.forward(Duration.ofDays(6));
        shop.whatsapp("one", PHONE, "Позовите человека");
        assertThat(only(talk).id()).isEqualTo(ticket.id());
        assertThat(only(talk).reopened()).isEqualTo(1);
        assertThat(only(talk).stage()).isEqualTo(Stage.NEW);
        does("close", ticket, aliya);
        HOUSE.clock.forward(Duration.ofDays(8));
        shop.whatsapp("one", PHONE, "Позовите человека");
        assertThat(tickets.of(shop.tenant, List.of(talk))).hasSize(2);
    }

    @Test
    void one_nobody_answers_in_time_is_late_and_one_that_was_answered_is_not() {
        UUID talk = shop.whatsapp("one", PHONE, "Позовите человека");
        UUID answered = shop.whatsapp("two", "77015553355", "Позовите человека");
        does("answer", only(answered), aliya, Map.of("text", "Слушаю вас"));
        HOUSE.clock.forward(Duration.ofMinutes(59));
        HOUSE.house.pump();
        assertThat(only(talk).late()).isFalse();
        HOUSE.clock.forward(Duration.ofMinutes(2));
        HOUSE.house.pump();
        assertThat(only(talk).late()).isTrue();
        assertThat(only(answered).late()).isFalse();
    }

    @Test
    void what_was_named_is_read_with_its_evidence_and_a_price_only_where_it_is_certain() {
        Shop repair = HOUSE.shop("demo-repair", "{\"quietMs\":0,\"completeQuietMs\":0}");
        String words = "Запишите на завтра. Разбил экран айфон 14";
        UUID talk = repair.whatsapp("one", PHONE, words);
        Ticket ticket = tickets.of(repair.tenant, List.of(talk)).getFirst();
        Slot slot = ticket.slots().stream()
                .filter(one -> one.value().startsWith("iphone-screen"))
                .findFirst()
                .orElseThrow();
        assertThat(words.substring(slot.from(), slot.to())).isEqualTo(slot.evidence());
        String whole = repair.get("/tickets/" + ticket.id()).text();
        assertThat(whole).contains("\"low\":62000", "\"high\":75000");

        UUID vague = repair.whatsapp("one", "77015553366", "Запишите на завтра. Разбил экран айфона");
        assertThat(repair.get("/tickets/"
                                + tickets.of(repair.tenant, List.of(vague))
                                        .getFirst()
                                        .id())
                        .json()
                        .path("hints")
                        .valueStream()
                        .toList())
                .isNotEmpty()
                .allSatisfy(hint -> assertThat(hint.path("sure").asBoolean()).isFalse());
    }

    @Test
    void what_a_request_was_told_is_on_the_card_the_ticket_and_in_messages() {
        Shop repair = HOUSE.shop("demo-repair", "{\"quietMs\":0,\"completeQuietMs\":0}");
        UUID talk = repair.whatsapp("one", PHONE, "Позовите мастера");
        assertThat(repair.said(talk, Author.BOT).getLast()).contains("Какой у вас телефон?");
        repair.whatsapp("one", PHONE, "айфон 13");
        assertThat(repair.said(talk, Author.BOT).getLast()).contains("Что случилось с телефоном");
        repair.whatsapp("one", PHONE, "разбил экран");
        assertThat(HOUSE.house
                        .bean(Handovers.class)
                        .latest(repair.tenant, talk)
                        .orElseThrow()
                        .request())
                .contains("марка: Apple; модель: айфон 13", "что случилось: экран");
        Ticket ticket = tickets.of(repair.tenant, List.of(talk)).getFirst();
        var whole = repair.get("/tickets/" + ticket.id()).json();
        assertThat(whole.path("told")
                        .valueStream()
                        .map(one -> one.path("label").asString() + " "
                                + one.path("value").asString() + " "
                                + one.path("sure").asBoolean()))
                .contains("марка Apple true", "модель айфон 13 true", "что случилось экран true");
        assertThat(whole.path("hints").valueStream().toList())
                .as("a model and what is wrong with it, put together: what it might be, and no fact")
                .singleElement()
                .satisfies(hint -> {
                    assertThat(hint.path("thing").asString()).isEqualTo("iphone-screen/13");
                    assertThat(hint.path("sure").asBoolean()).isFalse();
                });
        assertThat(HOUSE.house
                        .bean(UnifiedMessages.class)
                        .of(repair.tenant, talk, Integer.MAX_VALUE, 1)
                        .getFirst()
                        .item()
                        .meta()
                        .slots())
                .isEqualTo(Map.of("brand", "apple", "model", "айфон 13", "fault", "screen"));
    }

    @Test
    void a_booking_that_a_person_confirms_outside_of_a_handover_is_settled() {
        UUID talk = shop.whatsapp("one", PHONE, "Запишите на маникюр классический завтра в 15:00");
        shop.whatsapp("one", PHONE, "Анна, 87015553344");
        shop.whatsapp("one", PHONE, "да");
        Bookings bookings = HOUSE.house.bean(Bookings.class);
        UUID booking = bookings.waiting(shop.tenant, talk).orElseThrow().id();
        UUID handover = HOUSE.house
                .bean(Handovers.class)
                .latest(shop.tenant, talk)
                .orElseThrow()
                .id();
        Operators operators = HOUSE.house.bean(Operators.class);
        operators.take(shop.tenant, handover, aliya.id());
        operators.giveBack(shop.tenant, handover, aliya.id());
        assertThat(only(talk).stage()).isEqualTo(Stage.WAITING);
        assertThat(bookings.confirm(shop.tenant, booking)).isInstanceOf(Bookings.Decided.Stands.class);
        assertThat(only(talk).stage()).isEqualTo(Stage.DONE);
        assertThat(tickets.history(shop.tenant, only(talk).id()))
                .extracting(Tickets.Event::kind)
                .endsWith("settled");
    }

    @Test
    void a_booking_confirmed_while_a_person_is_asked_for_leaves_the_ticket_to_them() {
        UUID talk = shop.whatsapp("one", PHONE, "Запишите на маникюр классический завтра в 15:00");
        shop.whatsapp("one", PHONE, "Анна, 87015553344");
        shop.whatsapp("one", PHONE, "да");
        Bookings bookings = HOUSE.house.bean(Bookings.class);
        bookings.confirm(
                shop.tenant, bookings.waiting(shop.tenant, talk).orElseThrow().id());
        assertThat(only(talk).stage()).isEqualTo(Stage.NEW);
    }

    @Test
    void stages_have_the_names_the_business_gives_them() {
        House.Answer put = HOUSE.house.put(
                "/admin/tenants/" + shop.slug + "/tickets/labels/ru", Json.write(Map.of("WAITING", "Ждём деталь")));
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(tickets.labels(shop.tenant, "ru")).containsExactly(Map.entry("WAITING", "Ждём деталь"));
        assertThat(HOUSE.house
                        .put("/admin/tenants/" + shop.slug + "/tickets/labels/ru", "{\"SOMEWHERE\":\"x\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void another_business_sees_and_does_nothing_with_it() {
        UUID talk = shop.whatsapp("one", PHONE, "Позовите человека");
        Shop other = HOUSE.shop();
        Agent stranger = HOUSE.house.bean(Agents.class).add(other.tenant, "Igor", Role.OWNER, List.of(), "test");
        assertThat(other.get("/tickets/" + only(talk).id()).status()).isEqualTo(404);
        assertThat(other.post(
                                "/tickets/" + only(talk).id() + "/take",
                                Map.of("agent", stranger.id().toString()))
                        .status())
                .isEqualTo(404);
        assertThat(does("take", only(talk), stranger).status()).isEqualTo(404);
        assertThat(only(talk).holder()).isNull();
        assertThat(HOUSE.house
                        .bean(Operators.class)
                        .take(shop.tenant, only(talk).id(), stranger.id()))
                .isInstanceOf(OperatorOutcome.Unknown.class);
    }
}
