package kz.jauap.desk;

import static kz.jauap.desk.DeskHouse.AIDA;
import static kz.jauap.desk.DeskHouse.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import kz.jauap.identity.Role;
import kz.jauap.sandbox.ForumPeople;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `/forget`: who may, what they see first, and what is left in Telegram.
class ForgetTest {

    private static final long OLGA = 61;
    private static DeskHouse salon;

    @BeforeAll
    static void open() {
        salon = new DeskHouse();
        salon.agent("Olga", Role.OWNER, OLGA);
        salon.telegram.startedBy(OWNER);
    }

    @AfterAll
    static void close() {
        salon.close();
    }

    @BeforeEach
    void somebodyNew() {
        salon.meet();
        salon.telegram.people().allowDeleting(true);
        salon.telegram.people().allowTopics(true);
    }

    private static ForumPeople people() {
        return salon.telegram.people();
    }

    /// What stands in the main chat, the newest last.
    private static List<String> mainChat() {
        return people().topic(0).stream()
                .map(one -> one.path("text").asString(""))
                .toList();
    }

    private static long asked(long person) {
        people().write(person, salon.thread(), "/forget");
        salon.settle();
        return people().topic(salon.thread()).getLast().path("message_id").asLong();
    }

    private static void forgets() {
        people().press(OLGA, asked(OLGA), "Стереть навсегда");
        salon.settle();
    }

    @Test
    void only_an_owner_or_admin_may_and_not_before_they_have_seen_what_is_lost() {
        salon.writes("Сколько стоит маникюр?");
        salon.writes("Позовите человека");
        asked(AIDA);
        assertThat(salon.topic()).last().asString().contains("роль этого не позволяет");

        long question = asked(OLGA);
        assertThat(salon.topic())
                .last()
                .asString()
                .contains("Стереть клиента целиком?")
                .contains("Переписок: 1")
                .contains("Сообщений: 4")
                .contains("Запросов к сотрудникам: 1")
                .contains("новым клиентом");
        assertThat(people().buttons(question)).containsExactly("Стереть навсегда", "Оставить");

        String press = people().press(AIDA, question, "Стереть навсегда");
        salon.settle();
        assertThat(salon.toast(press)).contains("роль этого не позволяет");
        press = people().press(OLGA, question, "Оставить");
        salon.settle();
        assertThat(salon.toast(press)).contains("Ничего не стёрто");
        assertThat(people().buttons(question)).isEmpty();
        assertThat(salon.requests("PENDING")).isEqualTo(1);
    }

    @Test
    void the_topic_goes_the_outcome_is_told_and_who_writes_again_is_somebody_new() {
        salon.writes("Позовите человека");
        people().write(AIDA, salon.thread(), "Здравствуйте, Зарина");
        salon.settle();
        long thread = salon.thread();
        long contacts = salon.count("contact");
        forgets();
        assertThat(people().topics()).doesNotContain(thread);
        assertThat(mainChat()).last().asString().contains("Клиент стёрт").contains("Сообщений: ");
        assertThat(mainChat()).last().asString().doesNotContain("Осталось");
        assertThat(salon.count("contact")).isEqualTo(contacts - 1);
        assertThat(salon.requests("ACTIVE") + salon.requests("PENDING")).isZero();
        assertThat(salon.count("handover where outcome = 'ERASED' and status = 'RESOLVED'"))
                .isPositive();
        assertThat(salon.count("erasure where state = 'DONE'")).isPositive();

        int told = salon.told().size();
        salon.writes("Позовите человека");
        assertThat(salon.told()).hasSizeGreaterThan(told);
        assertThat(salon.topic()).singleElement().asString().doesNotContain("Зарина");
        assertThat(salon.count("contact")).isEqualTo(contacts);
        assertThat(salon.requests("PENDING")).isEqualTo(1);
    }

    @Test
    void a_message_that_is_delivered_again_does_not_bring_the_customer_back() {
        String phone = "77770001122";
        String secret = salon.writesAs(phone, "again-1", "Позовите человека");
        forgets();
        long talks = salon.count("conversation where chat_id <> 'erased'");
        salon.house.whatsapp(salon.slug, secret, "again-1", phone, "Позовите человека");
        salon.settle();
        assertThat(salon.count("conversation where chat_id <> 'erased'")).isEqualTo(talks);
    }

    @Test
    void without_the_right_the_bots_own_messages_go_one_by_one_and_what_remains_is_said() {
        salon.writes("Позовите человека");
        salon.writes("Меня зовут Динара, перезвоните");
        people().write(AIDA, salon.thread(), "Динара, звоню");
        salon.settle();
        long thread = salon.thread();
        people().allowDeleting(false);
        forgets();
        assertThat(people().title(thread)).isEqualTo("Стёрто");
        List<JsonNode> left = people().topic(thread);
        assertThat(left).allMatch(one -> !one.path("from").path("is_bot").asBoolean());
        assertThat(mainChat())
                .last()
                .asString()
                .contains("Осталось, удалите сами")
                .contains("тема " + thread);
        assertThat(salon.count("erasure_task where state = 'REMAINS'")).isPositive();
    }

    @Test
    void what_telegram_deletes_no_more_is_emptied() {
        salon.writes("Позовите человека");
        long card = salon.card();
        salon.passes(Duration.ofDays(3));
        people().allowDeleting(false);
        forgets();
        assertThat(people().topic(salon.thread()).stream()
                        .filter(one -> one.path("message_id").asLong() == card)
                        .map(one -> one.path("text").asString()))
                .containsExactly("—");
    }

    @Test
    void what_the_owner_was_told_alone_is_taken_back() {
        salon.writes("Позовите человека");
        salon.clock.forward(Duration.ofMinutes(62));
        salon.settle();
        assertThat(salon.ownerHeard()).isNotEmpty();
        forgets();
        assertThat(salon.ownerHeard()).isEmpty();
    }

    @Test
    void while_telegram_is_away_the_rest_is_erased_and_the_topic_follows() {
        salon.writes("Позовите человека");
        long thread = salon.thread();
        long question = asked(OLGA);
        people().press(OLGA, question, "Стереть навсегда");
        kz.jauap.ops.House.until(() -> salon.telegram.waiting() == 0);
        salon.telegram.goDown();
        salon.house.pump();
        assertThat(salon.requests("PENDING")).isZero();
        assertThat(salon.count("desk_topic where thread_id = " + thread)).isZero();
        assertThat(people().topics()).contains(thread);
        salon.telegram.comeBack();
        salon.passes(Duration.ofMinutes(5));
        assertThat(people().topics()).doesNotContain(thread);
        assertThat(salon.count("erasure where state <> 'DONE'")).isZero();
    }
}
