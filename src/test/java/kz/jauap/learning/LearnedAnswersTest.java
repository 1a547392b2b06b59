package kz.jauap.learning;

import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.jauap.learning.LearnedAnswer.Status;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.Notices;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Answers people have given: proposed, approved, used, taken back; and never used before that or beside it.
class LearnedAnswersTest {

    private static Learning learning;

    @BeforeAll
    static void open() {
        learning = new Learning();
    }

    @AfterAll
    static void close() {
        learning.close();
    }

    private static TenantId somebody() {
        return new TenantId(UUID.randomUUID());
    }

    private static LearnedAnswer proposed(TenantId tenant, String question, Map<String, String> answers) {
        Proposed proposed = learning.answers().propose(tenant, Proposal.typed(List.of(question), answers, "anna"));
        assertThat(proposed).isInstanceOf(Proposed.Fresh.class);
        return ((Proposed.Fresh) proposed).answer();
    }

    private static LearnedAnswer approved(TenantId tenant, LearnedAnswer answer) {
        return done(learning.answers().approve(tenant, answer.id(), answer.version(), "boss"));
    }

    private static LearnedAnswer done(Changed changed) {
        assertThat(changed).isInstanceOf(Changed.Done.class);
        return ((Changed.Done) changed).answer();
    }

    private static String says(TenantId tenant, String question, String language) {
        return learning.house
                .bean(Taught.class)
                .answer(tenant, question, language)
                .map(said -> said.text() + " " + said.source())
                .orElse("");
    }

    @Test
    void a_persons_answer_belongs_to_the_very_question_waits_for_approval_and_then_answers_others() {
        learning.asks(1, "здравствуйте");
        learning.asks(1, "сколько стоит маникюр?");
        learning.asks(1, "есть ли у вас зарядка для электромобиля?");
        Asked question = learning.questions().topics(learning.tenant, 50).stream()
                .flatMap(topic -> learning.questions().questions(learning.tenant, topic.id(), 9).stream())
                .filter(one -> one.conversation().equals(learning.conversation(1)))
                .findFirst()
                .orElseThrow();
        assertThat(question.text()).contains("зарядка для электромобиля");

        Proposed proposed = learning.answers()
                .propose(
                        learning.tenant,
                        Proposal.answerTo(question, Map.of("ru", "Да, во дворе есть две зарядки."), "aigul"));
        LearnedAnswer pending = ((Proposed.Fresh) proposed).answer();
        assertThat(pending.questions()).containsExactly(question.text());
        assertThat(pending.turn()).isEqualTo(question.turn());
        assertThat(pending.topic()).isEqualTo(question.topic());
        assertThat(learning.asks(2, "есть зарядка для электромобиля?")).doesNotContain("две зарядки");

        LearnedAnswer approved = approved(learning.tenant, pending);
        assertThat(learning.asks(3, "есть зарядка для электромобиля?")).contains("Да, во дворе есть две зарядки.");
        assertThat(learning.evidence(3)).contains(approved.evidence());
        assertThat(learning.asks(4, "сколько стоит педикюр? и есть зарядка для электромобиля?"))
                .contains("две зарядки")
                .contains("едикюр");
    }

    @Test
    void publishing_a_pack_again_loses_nothing() {
        LearnedAnswer answer = proposed(
                learning.tenant, "продаёте ли вы швейцарские часы с кукушкой", Map.of("ru", "Нет, часов у нас нет."));
        approved(learning.tenant, answer);
        String version = learning.house
                .get("/admin/tenants/demo_salon/pack")
                .json()
                .path("items")
                .path(0)
                .path("version")
                .asString();
        assertThat(learning.house
                        .post("/admin/tenants/demo_salon/pack/" + version, "{\"share\":100}")
                        .status())
                .isEqualTo(200);
        assertThat(says(learning.tenant, "продаёте швейцарские часы с кукушкой?", "ru"))
                .startsWith("Нет, часов у нас нет.");
        assertThat(learning.answers()
                        .find(learning.tenant, answer.id())
                        .orElseThrow()
                        .status())
                .isEqualTo(Status.APPROVED);
    }

    @Test
    void what_only_a_person_may_handle_stays_with_a_person_whatever_was_learned() {
        String question = "у меня аллергия на краску, можно делать окрашивание?";
        approved(learning.tenant, proposed(learning.tenant, question, Map.of("ru", "Можно всем без исключения.")));
        assertThat(learning.asks(5, question)).doesNotContain("без исключения");
    }

    @Test
    void what_the_pack_knows_is_answered_from_the_pack() {
        approved(
                learning.tenant,
                proposed(learning.tenant, "сколько стоит маникюр классический", Map.of("ru", "Семь тысяч.")));
        assertThat(learning.asks(6, "сколько стоит маникюр классический")).doesNotContain("Семь тысяч");
    }

    @Test
    void an_answer_speaks_only_the_languages_it_was_given_in() {
        TenantId tenant = somebody();
        approved(tenant, proposed(tenant, "есть ли пандус для коляски", Map.of("ru", "Пандус есть.")));
        assertThat(says(tenant, "пандус для коляски есть?", "ru")).startsWith("Пандус есть. learned:");
        assertThat(says(tenant, "пандус для коляски есть?", "kk")).isEmpty();
        assertThat(says(tenant, "коляску где оставить", "ru")).isEmpty();
        assertThat(says(somebody(), "пандус для коляски есть?", "ru")).isEmpty();
    }

    @Test
    void rejected_is_not_used_and_undo_brings_it_back() {
        TenantId tenant = somebody();
        LearnedAnswer answer =
                approved(tenant, proposed(tenant, "как заморозить абонемент", Map.of("ru", "Напишите заявление.")));
        LearnedAnswer rejected = done(learning.answers().reject(tenant, answer.id(), answer.version(), "boss"));
        assertThat(says(tenant, "как заморозить абонемент", "ru")).isEmpty();
        LearnedAnswer back = done(learning.answers().undo(tenant, rejected.id(), rejected.version(), "boss"));
        assertThat(back.status()).isEqualTo(Status.APPROVED);
        assertThat(says(tenant, "как заморозить абонемент", "ru")).isEqualTo("Напишите заявление. " + back.evidence());
        assertThat(learning.answers().history(tenant, answer.id(), 10))
                .extracting(Version::deed)
                .containsExactly("undone", "rejected", "approved", "proposed");
    }

    @Test
    void other_words_wait_for_approval_anew() {
        TenantId tenant = somebody();
        LearnedAnswer answer = approved(tenant, proposed(tenant, "есть ли у вас кондиционер", Map.of("ru", "Есть.")));
        LearnedAnswer edited = done(learning.answers()
                .edit(
                        tenant,
                        answer.id(),
                        answer.version(),
                        answer.questions(),
                        Map.of("ru", "Есть в каждом зале.", "kk", " "),
                        "anna"));
        assertThat(edited.status()).isEqualTo(Status.PENDING);
        assertThat(edited.answers()).containsOnlyKeys("ru");
        assertThat(says(tenant, "кондиционер есть у вас?", "ru")).isEmpty();
        LearnedAnswer again = approved(tenant, edited);
        assertThat(says(tenant, "кондиционер есть у вас?", "ru")).isEqualTo("Есть в каждом зале. " + again.evidence());
    }

    @Test
    void of_two_who_decide_at_once_one_does_and_the_other_is_told() throws Exception {
        TenantId tenant = somebody();
        for (int round = 0; round < 20; round++) {
            LearnedAnswer answer = proposed(tenant, "вопрос про кактус номер " + round, Map.of("ru", "Ответ " + round));
            CountDownLatch both = new CountDownLatch(2);
            try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Changed> yes = people.submit(() -> {
                    both.countDown();
                    both.await();
                    return learning.answers().approve(tenant, answer.id(), 1, "anna");
                });
                Future<Changed> no = people.submit(() -> {
                    both.countDown();
                    both.await();
                    return learning.answers().reject(tenant, answer.id(), 1, "boss");
                });
                List<Changed> came = List.of(yes.get(), no.get());
                assertThat(came).hasAtLeastOneElementOfType(Changed.Done.class);
                assertThat(came).hasAtLeastOneElementOfType(Changed.Overtaken.class);
                LearnedAnswer now = learning.answers().find(tenant, answer.id()).orElseThrow();
                assertThat(came).contains(new Changed.Done(now), new Changed.Overtaken(now));
                assertThat(learning.answers().history(tenant, answer.id(), 9)).hasSize(2);
            }
        }
    }

    @Test
    void what_says_the_same_to_the_same_question_is_kept_once() {
        TenantId tenant = somebody();
        LearnedAnswer first = proposed(tenant, "есть ли пандус для коляски", Map.of("ru", "Пандус есть."));
        Proposed again = learning.answers()
                .propose(tenant, Proposal.typed(List.of("пандус для коляски есть?"), Map.of("ru", "Пандус есть"), "x"));
        assertThat(again).isInstanceOf(Proposed.Merged.class);
        assertThat(learning.answers().list(tenant, Status.PENDING, 9))
                .singleElement()
                .satisfies(only -> assertThat(only.questions())
                        .contains("пандус для коляски есть?", first.questions().getFirst()));
        Proposed other = learning.answers()
                .propose(
                        tenant, Proposal.typed(List.of("пандус для коляски есть?"), Map.of("ru", "Пандуса нет."), "x"));
        assertThat(other).isInstanceOf(Proposed.Fresh.class);
        LearnedAnswer merged = learning.answers().find(tenant, first.id()).orElseThrow();
        approved(tenant, merged);
        assertThat(learning.answers()
                        .propose(
                                tenant,
                                Proposal.typed(
                                        List.of("есть ли пандус для коляски"), Map.of("ru", "Пандус есть."), "x")))
                .isInstanceOf(Proposed.Known.class);
    }

    @Test
    void a_customers_phone_in_an_answer_is_hidden_and_must_be_seen_to_before_approval() {
        LearnedAnswer answer = proposed(
                learning.tenant,
                "привезёте ли ёлку на дом",
                Map.of("ru", "Айгерим, привезём завтра, позвоним вам на 8 701 555 22 33"));
        assertThat(answer.answers().get("ru")).doesNotContain("Айгерим").doesNotContain("555");
        assertThat(learning.answers().approve(learning.tenant, answer.id(), 1, "boss"))
                .isInstanceOf(Changed.Refused.class);
    }

    @Test
    void an_answer_without_words_or_to_no_question_is_no_proposal() {
        assertThat(learning.answers()
                        .propose(somebody(), Proposal.typed(List.of("есть пандус"), Map.of("ru", " "), "x")))
                .isInstanceOf(Proposed.Useless.class);
        assertThat(learning.answers().propose(somebody(), Proposal.typed(List.of("?"), Map.of("ru", "Да"), "x")))
                .isInstanceOf(Proposed.Useless.class);
        assertThat(learning.answers().approve(somebody(), UUID.randomUUID(), 1, "x"))
                .isInstanceOf(Changed.Missing.class);
    }

    @Test
    void a_tenant_is_read_once_and_then_answered_from_memory() {
        TenantId nothing = somebody();
        TenantId something = somebody();
        approved(something, proposed(something, "есть ли пандус для коляски", Map.of("ru", "Пандус есть.")));
        Taught node = new Taught(
                learning.answers(),
                learning.house.bean(BusinessWords.class),
                Clock.fixed(Clock.systemUTC().instant(), java.time.ZoneOffset.UTC));
        List.of(nothing, something).forEach(tenant -> node.answer(tenant, "есть ли пандус для коляски", "ru"));
        JdbcClient owner = JdbcClient.create(learning.house.bean(HikariDataSource.class));
        owner.sql("alter table learned_answer rename to elsewhere").update();
        try {
            assertThat(node.answer(nothing, "есть ли пандус для коляски", "ru")).isEmpty();
            assertThat(node.answer(something, "есть ли пандус для коляски", "ru"))
                    .isPresent();
            assertThatThrownBy(() -> node.answer(somebody(), "есть ли пандус для коляски", "ru"))
                    .as("whoever reads the table now fails")
                    .isInstanceOf(RuntimeException.class);
        } finally {
            owner.sql("alter table elsewhere rename to learned_answer").update();
        }
    }

    @Test
    void another_node_follows_within_seconds() {
        TenantId tenant = somebody();
        HikariDataSource dataSource = learning.house.bean(HikariDataSource.class);
        try (Notices notices = new Notices(dataSource)) {
            LearnedAnswers there = new LearnedAnswers(
                    learning.house.bean(LearnedStore.class),
                    learning.house.bean(Drafting.class),
                    learning.house.bean(Database.class),
                    notices.start(),
                    learning.house.bean(IdSource.class),
                    Clock.systemUTC());
            Taught node = new Taught(
                    there,
                    learning.house.bean(BusinessWords.class),
                    Clock.fixed(Clock.systemUTC().instant(), java.time.ZoneOffset.UTC));
            assertThat(node.answer(tenant, "есть ли пандус для коляски", "ru")).isEmpty();
            LearnedAnswer answer = proposed(tenant, "есть ли пандус для коляски", Map.of("ru", "Пандус есть."));
            approved(tenant, answer);
            until(() -> {
                learning.house.bean(Notices.class).send(LearnedAnswers.TOPIC, tenant.toString());
                return node.answer(tenant, "есть ли пандус для коляски", "ru").isPresent();
            });
        }
    }
}
