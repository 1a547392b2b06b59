package kz.jauap.decision.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.jauap.channel.InboundMessage;
import kz.jauap.conversation.DialogueState;
import kz.jauap.conversation.Memory;
import kz.jauap.conversation.Owner;
import kz.jauap.decision.Decided;
import kz.jauap.decision.Decision;
import kz.jauap.decision.Decisions;
import kz.jauap.language.Language;
import kz.jauap.pack.Pack;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.Test;

/// What every skill promises. A test class implements this, names its pack and words, and is done when all of
/// it passes.
public interface SkillContract {

    ZonedDateTime NOON = ZonedDateTime.parse("2026-11-24T12:00:00+05:00[Asia/Almaty]");

    /// A skill whose doings are kept nowhere else.
    Skill skill();

    Pack pack();

    /// Words that open the skill without ending it.
    String opening();

    /// A question of the pack that has nothing to do with the skill.
    String aside();

    /// Words that end it without anything being done.
    String refusal();

    /// Words nobody understands.
    String noise();

    @Test
    default void leaves_alone_what_is_not_its_own() {
        Decided decided = decide(skill(), DialogueState.EMPTY, aside());
        assertThat(decided.deeds()).isEmpty();
        assertThat(decided.next().skill()).isNull();
    }

    @Test
    default void decides_the_same_turn_the_same_way_however_often_it_is_asked() {
        Skill skill = skill();
        Decided first = decide(skill, DialogueState.EMPTY, opening());
        Decided again = decide(skill, DialogueState.EMPTY, opening());
        assertThat(again).isEqualTo(first);
        assertThat(first.deeds()).allSatisfy(deed -> assertThat(deed.skill()).isEqualTo(skill.name()));
    }

    @Test
    default void remembers_in_its_own_words_and_goes_on_after_a_question_in_between() {
        Skill skill = skill();
        Decided opened = decide(skill, DialogueState.EMPTY, opening());
        assertThat(opened.decision()).isInstanceOf(Decision.Reply.class);
        assertThat(opened.next().skill()).isEqualTo(skill.name());
        Decided aside = decide(skill, opened.next(), aside());
        assertThat(aside.decision())
                .isInstanceOfSatisfying(
                        Decision.Reply.class,
                        reply -> assertThat(reply.parts())
                                .as("the answer and the open question")
                                .hasSizeGreaterThanOrEqualTo(2));
        assertThat(aside.next().skill()).isEqualTo(skill.name());
    }

    @Test
    default void respects_a_refusal() {
        Skill skill = skill();
        Decided opened = decide(skill, DialogueState.EMPTY, opening());
        skill.carryOut(done(opened));
        Decided refused = decide(skill, opened.next(), refusal());
        assertThat(refused.decision()).isInstanceOf(Decision.Reply.class);
        assertThat(refused.next().skill()).isNull();
    }

    @Test
    default void asks_a_few_times_and_then_a_person() {
        Skill skill = skill();
        DialogueState state = decide(skill, DialogueState.EMPTY, opening()).next();
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Decided decided = decide(skill, state, noise());
            decisions.add(decided.decision());
            state = decided.next();
        }
        assertThat(decisions.subList(0, 2)).allSatisfy(one -> assertThat(one).isInstanceOf(Decision.Reply.class));
        assertThat(decisions.getLast()).isInstanceOf(Decision.HandOver.class);
        assertThat(state.skill()).isNull();
    }

    @Test
    default void says_nothing_of_the_customers_words_in_the_trace() {
        Decided decided = decide(skill(), DialogueState.EMPTY, opening());
        String words = opening().split(" ")[0];
        assertThat(decided.trace().toString()).doesNotContain(words);
    }

    private Decided decide(Skill skill, DialogueState state, String words) {
        Memory memory = new Memory(
                new TenantId(new UUID(0, 1)),
                new UUID(0, 2),
                7,
                Owner.BOT,
                "",
                state,
                List.of(InboundMessage.text("m", "chat", words)),
                NOON,
                Memory.Home.ANYWHERE);
        return Decisions.decide(memory, Language.read(memory.texts(), pack().vocabulary(), ""), pack(), List.of(skill));
    }

    private static List<Done> done(Decided decided) {
        return decided.deeds().stream()
                .map(deed -> new Done(new UUID(0, 3), NOON.toInstant(), deed))
                .toList();
    }
}
