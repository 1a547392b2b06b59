package kz.jauap.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import kz.jauap.decision.spi.Backlog.Missed;
import kz.jauap.decision.spi.OpenQuestion;
import kz.jauap.decision.spi.OpenQuestion.Kind;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What nobody could answer is kept with the turn, once, without personal data, and gathered by what it asks.
class OpenQuestionsTest {

    private static Learning learning;

    @BeforeAll
    static void open() {
        learning = new Learning();
    }

    @AfterAll
    static void close() {
        learning.close();
    }

    private static List<String> kept(TenantId tenant) {
        return learning.questions().topics(tenant, 50).stream()
                .flatMap(topic -> learning.questions().questions(tenant, topic.id(), 50).stream())
                .map(Asked::text)
                .toList();
    }

    private static Missed missed(TenantId tenant, UUID turn, UUID conversation, String text, int minute) {
        return new Missed(
                tenant,
                turn,
                0,
                conversation,
                "ru",
                new OpenQuestion(text, Kind.UNKNOWN),
                Instant.parse("2026-11-20T10:00:00Z").plus(minute, ChronoUnit.MINUTES));
    }

    private static void keep(Missed... missed) {
        OpenQuestions questions = learning.questions();
        List<Missed> cleaned = questions.cleaned(List.of(missed));
        database().acrossTenants(() -> questions.keep(cleaned));
    }

    private static Database database() {
        return learning.house.bean(Database.class);
    }

    @Test
    void the_question_itself_is_kept_and_not_what_was_asked_beside_it() {
        learning.asks(1, "сколько стоит маникюр? и можно ли к вам с морской свинкой в клетке?");
        List<Asked> asked = learning.questions().topics(learning.tenant, 50).stream()
                .flatMap(topic -> learning.questions().questions(learning.tenant, topic.id(), 9).stream())
                .filter(one -> one.text().contains("свинк"))
                .toList();
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().text()).doesNotContain("маникюр");
        assertThat(asked.getFirst().conversation()).isEqualTo(learning.conversation(1));
        assertThat(asked.getFirst().language()).isEqualTo("ru");
        assertThat(learning.questions().ofTurn(learning.tenant, asked.getFirst().turn()))
                .hasSize(1);
    }

    @Test
    void what_was_answered_greeted_or_reserved_leaves_nothing() {
        int before = kept(learning.tenant).size();
        learning.asks(2, "здравствуйте");
        learning.asks(2, "сколько стоит педикюр?");
        learning.asks(2, "до скольки вы работаете");
        learning.asks(3, "позовите человека");
        assertThat(kept(learning.tenant)).hasSize(before);
    }

    @Test
    void a_turn_that_is_run_again_leaves_one_question() {
        TenantId tenant = new TenantId(UUID.randomUUID());
        Missed question = missed(tenant, UUID.randomUUID(), UUID.randomUUID(), "есть ли зарядка электромобиля", 1);
        assertThatThrownBy(() -> database().acrossTenants(() -> {
                    learning.questions().keep(List.of(question));
                    throw new IllegalStateException("the turn fails");
                }))
                .hasMessage("the turn fails");
        assertThat(kept(tenant)).isEmpty();
        keep(question);
        keep(question);
        assertThat(kept(tenant)).containsExactly("есть ли зарядка электромобиля");
    }

    @Test
    void names_and_phones_never_reach_the_table() {
        TenantId tenant = new TenantId(UUID.randomUUID());
        keep(missed(
                tenant,
                UUID.randomUUID(),
                UUID.randomUUID(),
                "меня зовут Айгерим, 8 701 555 22 33, есть зарядка электромобиля?",
                1));
        assertThat(kept(tenant).toString())
                .contains("зарядка")
                .doesNotContain("Айгерим")
                .doesNotContain("555");
    }

    @Test
    void what_no_column_can_hold_is_left_out() {
        TenantId tenant = learning.tenant;
        keep(missed(tenant, UUID.randomUUID(), UUID.randomUUID(), "чините\0 зонты\ud800 тростью", 1));
        assertThat(kept(tenant)).contains("чините зонты\ufffd тростью");
    }

    @Test
    void questions_that_ask_the_same_are_one_topic_and_what_more_people_ask_stands_first() {
        TenantId tenant = new TenantId(UUID.randomUUID());
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        keep(missed(tenant, UUID.randomUUID(), one, "есть зарядка для электромобиля?", 1));
        keep(missed(tenant, UUID.randomUUID(), one, "подарочный сертификат можно купить?", 2));
        keep(missed(tenant, UUID.randomUUID(), one, "сертификат подарочный можно?", 3));
        keep(missed(tenant, UUID.randomUUID(), one, "podarochnyi sertifikat mozhno kupit", 4));
        keep(missed(tenant, UUID.randomUUID(), other, "а зарядка электромобиля есть у вас", 5));
        List<Topic> topics = learning.questions().topics(tenant, 10);
        assertThat(topics).hasSize(2);
        assertThat(topics.getFirst().people()).isEqualTo(2);
        assertThat(topics.getFirst().questions()).isEqualTo(2);
        assertThat(topics.getLast().people()).isEqualTo(1);
        assertThat(topics.getLast().questions()).isEqualTo(3);
        assertThat(topics.getFirst().state()).isEqualTo(Topic.State.OPEN);
        assertThat(topics.getFirst().firstAt()).isBefore(topics.getFirst().lastAt());
        assertThat(learning.questions().topics(tenant, 10)).isEqualTo(topics);
    }

    @Test
    void what_comes_later_joins_the_topic_that_stands() {
        TenantId tenant = new TenantId(UUID.randomUUID());
        keep(missed(tenant, UUID.randomUUID(), UUID.randomUUID(), "как заморозить абонемент", 1));
        UUID topic = learning.questions().topics(tenant, 10).getFirst().id();
        keep(missed(tenant, UUID.randomUUID(), UUID.randomUUID(), "zamorozit abonement mozhno?", 2));
        assertThat(learning.questions().topics(tenant, 10))
                .singleElement()
                .satisfies(only -> assertThat(only.id()).isEqualTo(topic));
    }

    @Test
    void what_is_too_old_or_was_said_in_a_forgotten_conversation_is_gone() {
        TenantId tenant = new TenantId(UUID.randomUUID());
        UUID forgotten = UUID.randomUUID();
        keep(missed(tenant, UUID.randomUUID(), forgotten, "как заморозить абонемент", 1));
        keep(missed(tenant, UUID.randomUUID(), UUID.randomUUID(), "есть ли пандус для коляски", 2));
        keep(missed(tenant, UUID.randomUUID(), UUID.randomUUID(), "книга жалоб у вас есть", 90));
        assertThat(learning.questions().topics(tenant, 10)).hasSize(3);
        assertThat(learning.questions().forget(tenant, forgotten)).isEqualTo(1);
        assertThat(learning.questions().topics(tenant, 10)).hasSize(2);
        assertThat(learning.questions().forget(tenant, Instant.parse("2026-11-20T11:00:00Z")))
                .isPositive();
        assertThat(kept(tenant)).containsExactly("книга жалоб у вас есть");
    }

    @Test
    void another_tenant_sees_none_of_it() {
        assertThat(learning.questions().topics(new TenantId(UUID.randomUUID()), 10))
                .isEmpty();
    }
}
