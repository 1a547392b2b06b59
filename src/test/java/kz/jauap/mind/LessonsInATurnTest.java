package kz.jauap.mind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.answer.Answer;
import kz.jauap.answer.Answers;
import kz.jauap.answer.Evidence;
import kz.jauap.answer.Grounding;
import kz.jauap.answer.GroundingCheck;
import kz.jauap.booking.BookingSkill;
import kz.jauap.channel.InboundMessage;
import kz.jauap.conversation.DialogueState;
import kz.jauap.conversation.Memory;
import kz.jauap.conversation.Owner;
import kz.jauap.decision.Boldness;
import kz.jauap.decision.Decided;
import kz.jauap.decision.Decision;
import kz.jauap.decision.Decisions;
import kz.jauap.decision.spi.Lessons;
import kz.jauap.decision.spi.Library;
import kz.jauap.decision.spi.OpenQuestion;
import kz.jauap.language.Language;
import kz.jauap.pack.Pack;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Learned answers beside the pack of a salon, even if they had an answer to everything: where the pack speaks, a
/// person
/// must, or somebody asks for one, they are not asked.
class LessonsInATurnTest {

    private static final ZonedDateTime NOON = ZonedDateTime.parse("2026-11-24T12:00:00+05:00[Asia/Almaty]");
    private static final Pack PACK = Mind.salon().pack();
    private static final TenantId TENANT = new TenantId(new UUID(0, 7));
    private static final String LEARNED = "Во дворе две зарядки, час стоит 500 тенге.";
    private static final Lessons KNOWS_EVERYTHING =
            (tenant, question, language) -> Optional.of(new Library.Quotation(LEARNED, "learned:x@3"));
    private static final Library WROTE_EVERYTHING =
            (tenant, question) -> Optional.of(new Library.Quotation("Из документа.", "passage:y@1"));

    private record Said(Decided decided, Answer answer) {}

    private static Said hears(Lessons lessons, Library library, String... texts) {
        List<InboundMessage> burst = List.of(texts).stream()
                .map(text -> InboundMessage.text("m" + text.hashCode(), "chat", text))
                .toList();
        DialogueState greeted = new DialogueState(true, "", "", 0, 0, List.of());
        Memory memory =
                new Memory(TENANT, new UUID(0, 2), 1, Owner.BOT, "ru", greeted, burst, NOON, Memory.Home.ANYWHERE);
        Decided decided = Decisions.decide(
                memory,
                Language.read(memory.texts(), PACK.vocabulary(), "ru"),
                PACK,
                List.of(BookingSkill.rehearsing()),
                Boldness.USUAL,
                lessons,
                library);
        return new Said(
                decided, Answers.compose(decided.decision(), memory, PACK).orElseThrow());
    }

    @Test
    void what_the_pack_does_not_know_is_answered_as_learned_before_any_document() {
        Said said = hears(KNOWS_EVERYTHING, WROTE_EVERYTHING, "есть зарядка для электромобиля?");
        assertThat(said.decided.decision()).isInstanceOf(Decision.Reply.class);
        assertThat(said.answer.text()).contains(LEARNED).doesNotContain("документа");
        assertThat(said.answer.evidence()).contains("learned:x@3");
        assertThat(said.decided.open()).isEmpty();
        assertThat(said.decided.trace())
                .anyMatch(line -> line.gate().equals("learned") && line.detail().equals("1 quoted"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "у меня аллергия на краску, можно делать окрашивание?",
                "верните деньги за прошлый раз",
                "позовите человека",
                "сколько стоит маникюр?",
                "есть ли у вас парковка?",
                "запишите меня на маникюр завтра в 15:00"
            })
    void where_the_pack_speaks_or_a_person_must_nothing_learned_is_said(String question) {
        Said said = hears(KNOWS_EVERYTHING, Library.NONE, question);
        assertThat(said.answer.text()).doesNotContain("зарядки");
        assertThat(said.answer.evidence()).noneMatch(one -> one.startsWith("learned:"));
    }

    @Test
    void a_models_words_are_held_to_what_was_learned() {
        Answer answer = hears(KNOWS_EVERYTHING, Library.NONE, "есть зарядка для электромобиля?").answer;
        Evidence evidence = Evidence.of(answer, PACK);
        assertThat(GroundingCheck.check("Во дворе две зарядки, час 500 тенге.", evidence))
                .isInstanceOf(Grounding.Grounded.class);
        assertThat(GroundingCheck.check("Во дворе две зарядки, час стоит 300 тенге.", evidence))
                .isInstanceOf(Grounding.Unfounded.class);
    }

    @Test
    void without_an_answer_the_clause_alone_is_left_open() {
        Decided decided =
                hears(Lessons.NONE, Library.NONE, "сколько стоит маникюр? и есть зарядка для электромобиля?").decided;
        assertThat(decided.open())
                .singleElement()
                .satisfies(open -> assertThat(open.text()).contains("зарядка").doesNotContain("маникюр"));
    }

    @Test
    void what_is_not_on_the_list_is_left_open_as_such_until_it_is_learned() {
        String question = "сколько стоит шиномонтаж?";
        assertThat(hears(Lessons.NONE, Library.NONE, question).decided.open())
                .singleElement()
                .satisfies(open -> {
                    assertThat(open.kind()).isEqualTo(OpenQuestion.Kind.NOT_LISTED);
                    assertThat(open.text()).contains("шиномонтаж");
                });
        assertThat(hears(KNOWS_EVERYTHING, Library.NONE, question).decided.open())
                .isEmpty();
    }

    @Test
    void what_is_reserved_answered_or_said_to_a_skill_leaves_nothing_open() {
        for (String text : List.of(
                "позовите человека", "сколько стоит маникюр?", "запишите на маникюр завтра в 15:00, меня зовут Анна")) {
            assertThat(hears(Lessons.NONE, Library.NONE, text).decided.open())
                    .extracting(OpenQuestion::text)
                    .as(text)
                    .isEmpty();
        }
    }
}
