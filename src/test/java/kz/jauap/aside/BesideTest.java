package kz.jauap.aside;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.contact.Customers;
import kz.jauap.contact.Customers.Shop;
import kz.jauap.conversation.Author;
import kz.jauap.conversation.Conversations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A bot of Telegram Business: the owner writes to customers themselves, and customers delete what they
/// wrote.
class BesideTest {

    private static final Customers HOUSE = new Customers();
    private static final long OWNER = 9000001;

    private Shop shop = HOUSE.shop("demo-salon", "{\"quietMs\":5000,\"completeQuietMs\":5000}");
    private long customer = 5550000 + System.identityHashCode(this) % 100_000;
    private int number;

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    private int says(long from, String text) {
        int id = ++number;
        Map<String, Object> message = new HashMap<>(Map.of(
                "message_id",
                id,
                "date",
                1_763_700_000,
                "business_connection_id",
                "bc_1",
                "chat",
                Map.of("id", customer, "type", "private"),
                "from",
                Map.of("id", from, "is_bot", false, "first_name", from == OWNER ? "Owner" : "Aliya"),
                "text",
                text));
        shop.update(Map.of("business_message", message));
        return id;
    }

    private void deletes(int... ids) {
        shop.update(Map.of(
                "deleted_business_messages",
                Map.of(
                        "business_connection_id",
                        "bc_1",
                        "chat",
                        Map.of("id", customer, "type", "private"),
                        "message_ids",
                        ids)));
    }

    private UUID talk() {
        return shop.conversation("telegram", "bot", "biz:bc_1:" + customer);
    }

    private List<String> statuses(Author author) {
        return HOUSE.house.bean(Conversations.class).history(shop.tenant, talk(), 0, 100).stream()
                .filter(one -> one.said().author() == author)
                .map(one -> one.said().text() + "|" + one.status())
                .toList();
    }

    private List<String> bot() {
        return shop.said(talk(), Author.BOT);
    }

    private void passes(Duration time) {
        HOUSE.house.pump();
        HOUSE.clock.forward(time);
        HOUSE.house.pump();
    }

    private void settles() {
        passes(Duration.ofSeconds(6));
    }

    @Test
    void while_the_owner_writes_themselves_the_bot_is_silent_and_then_answers_again() {
        says(customer, "Где вы находитесь?");
        settles();
        assertThat(bot()).hasSize(1);
        says(OWNER, "Здравствуйте, это Анна, сейчас расскажу");
        says(customer, "Сколько стоит маникюр?");
        settles();
        assertThat(bot()).hasSize(1);
        assertThat(shop.said(talk(), Author.OPERATOR)).containsExactly("Здравствуйте, это Анна, сейчас расскажу");
        assertThat(shop.said(talk(), Author.CUSTOMER)).hasSize(2);

        says(OWNER, "От двух с половиной тысяч");
        passes(Duration.ofMinutes(29));
        says(customer, "А педикюр?");
        settles();
        assertThat(bot()).as("the half hour begins anew with each word").hasSize(1);
        passes(Duration.ofMinutes(31));
        says(customer, "Где вы находитесь?");
        settles();
        assertThat(bot()).hasSize(2);
    }

    @Test
    void an_owner_who_is_faster_than_the_bot_has_answered() {
        says(customer, "Где вы находитесь?");
        says(OWNER, "На Абая, приходите");
        settles();
        assertThat(bot()).isEmpty();
        assertThat(shop.said(talk(), Author.OPERATOR)).containsExactly("На Абая, приходите");
        assertThat(shop.said(talk(), Author.CUSTOMER)).containsExactly("Где вы находитесь?");
        assertThat(shop.customer(talk()).name()).isEqualTo("Aliya");
    }

    @Test
    void an_echo_that_is_told_twice_is_stored_once() {
        says(customer, "Где вы находитесь?");
        settles();
        says(OWNER, "На Абая");
        number--;
        says(OWNER, "На Абая");
        settles();
        assertThat(shop.said(talk(), Author.OPERATOR)).containsExactly("На Абая");
    }

    @Test
    void a_request_that_waited_is_answered_when_the_owner_writes_themselves() {
        says(customer, "Позовите человека");
        settles();
        assertThat(shop.rows("select status from handover")).containsExactly("PENDING");
        says(OWNER, "Слушаю вас");
        settles();
        assertThat(
                        shop.rows(
                                "select status || ' ' || outcome || ' ' || resolved_by from handover where answered_at is not null"))
                .containsExactly("RESOLVED DONE outside");
        assertThat(shop.rows("select owner from conversation")).containsExactly("BOT");
        assertThat(shop.rows("select action from audit where action = 'handover.answered_outside'"))
                .hasSize(1);
    }

    @Test
    void a_business_may_want_its_bot_to_go_on() {
        shop = HOUSE.shop(
                "demo-salon", "{\"quietMs\":5000,\"completeQuietMs\":5000,\"handover\":{\"outsideMinutes\":0}}");
        says(OWNER, "Пишите, если будут вопросы");
        says(customer, "Где вы находитесь?");
        settles();
        assertThat(shop.said(talk(), Author.OPERATOR)).hasSize(1);
        assertThat(bot()).hasSize(1);
    }

    @Test
    void what_was_deleted_before_its_turn_is_not_answered_and_is_shown_as_deleted() {
        int id = says(customer, "Где вы находитесь?");
        deletes(id);
        settles();
        assertThat(bot()).isEmpty();
        HOUSE.clock.forward(Duration.ofSeconds(4));
        HOUSE.house.pump();
        assertThat(statuses(Author.CUSTOMER)).containsExactly("Где вы находитесь?|DELETED");
    }

    @Test
    void of_a_burst_only_what_stands_is_answered() {
        int id = says(customer, "Где вы находитесь?");
        says(customer, "Сколько стоит маникюр?");
        deletes(id);
        settles();
        assertThat(bot()).singleElement().asString().contains("2 500").doesNotContain("Абая");
    }

    @Test
    void what_was_deleted_after_its_answer_is_shown_so_and_changes_nothing_else() {
        int id = says(customer, "Где вы находитесь?");
        settles();
        deletes(id, 4711);
        deletes(id);
        settles();
        assertThat(statuses(Author.CUSTOMER)).containsExactly("Где вы находитесь?|DELETED");
        assertThat(bot()).hasSize(1);
        assertThat(shop.rows("select queue from dead_job")).isEmpty();
    }
}
