package kz.jauap.turn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.answer.Answer;
import kz.jauap.conversation.Guess;
import kz.jauap.conversation.Memory;
import kz.jauap.conversation.Owner;
import kz.jauap.decision.Boldness;
import kz.jauap.decision.TraceLine;
import kz.jauap.decision.spi.Skill;
import kz.jauap.language.Language;
import kz.jauap.language.TopicScore;
import kz.jauap.llm.ModelAnswer;
import kz.jauap.llm.Models;
import kz.jauap.llm.Topic;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Packs;
import kz.jauap.pack.Topics;
import org.springframework.stereotype.Component;

/// When nobody understood a question, lets a model name one of the pack's topics, and asks the customer back whether
/// they mean it, in the pack's words. A proposal answers nothing itself; what only a person may handle is never
/// proposed, and no question that sounds like it is shown to a model.
@Component
class Proposals {

    private static final String GATE = "proposal";
    private static final double SOUNDS_RESERVED = 0.3;
    private static final int LONGEST_QUESTION = 500;
    private static final List<String> RESERVED = List.of(Topics.HUMAN, Topics.UPSET, Topics.OPT_OUT);

    private final Models models;
    private final Packs packs;
    private final List<Skill> skills;

    Proposals(Models models, Packs packs, List<Skill> skills) {
        this.models = models;
        this.packs = packs;
        this.skills = List.copyOf(skills);
    }

    /// The thought, or the question back in its place.
    Thought instead(Recalled recalled, Thought thought) {
        Memory memory = Mind.memory(recalled, Memory.Home.ANYWHERE).afterPause();
        if (!models.proposes(recalled.tenant().id()) || !isOpen(memory, thought)) {
            return thought;
        }
        return packs.current(recalled.tenant().id(), recalled.conversationId())
                .filter(pack -> pack.version().equals(thought.packVersion()))
                .filter(pack -> !soundsReserved(memory, pack))
                .map(pack -> proposed(memory, pack, thought))
                .orElse(thought);
    }

    /// Nothing of it was understood, nothing else is going on, and the customer was not just asked the same way.
    private static boolean isOpen(Memory memory, Thought thought) {
        boolean onlyTemplates = thought.answer()
                .filter(answer -> answer.evidence().stream().allMatch(id -> id.startsWith("template:")))
                .isPresent();
        String question = question(memory);
        return onlyTemplates
                && memory.owner() == Owner.BOT
                && thought.handover().equals(Optional.of("unknown"))
                && thought.deeds().isEmpty()
                && memory.state().skill() == null
                && memory.state().guess() == null
                && memory.burst().stream()
                        .allMatch(message -> message.attachments().isEmpty())
                && !question.isBlank()
                && question.length() <= LONGEST_QUESTION;
    }

    private static boolean soundsReserved(Memory memory, Pack pack) {
        return Language.read(memory.texts(), pack.vocabulary(), memory.language()).clauses().stream()
                .flatMap(clause -> clause.topics().stream())
                .filter(score -> Topics.isPolicy(score.topic()) || RESERVED.contains(score.topic()))
                .mapToDouble(TopicScore::confidence)
                .anyMatch(confidence -> confidence >= SOUNDS_RESERVED);
    }

    private Thought proposed(Memory memory, Pack pack, Thought thought) {
        String language = pack.answerLanguage(thought.language());
        Map<String, String> questions = pack.questions(language);
        List<Topic> topics = questions.entrySet().stream()
                .map(one -> new Topic(one.getKey(), one.getValue()))
                .toList();
        return switch (models.propose(memory.tenant(), question(memory), topics)) {
            case ModelAnswer.Said(String topic, int tokens, boolean sure) ->
                asked(memory, pack, thought, topic, questions.getOrDefault(topic, ""), language);
            case ModelAnswer.Useless(String reason, int tokens) -> kept(thought, reason);
            case ModelAnswer.Failed(String reason) -> kept(thought, reason);
        };
    }

    /// Asks back only what the pack would answer if the customer asked it in its own words.
    private Thought asked(Memory memory, Pack pack, Thought thought, String topic, String sample, String language) {
        Thought tried = Mind.think(memory.saying(sample), pack, skills, Boldness.USUAL);
        boolean answers = tried.decision().equals("reply")
                && tried.deeds().isEmpty()
                && tried.answer().map(Answer::evidence).orElse(List.of()).stream()
                        .anyMatch(id -> !id.startsWith("template:"));
        if (sample.isEmpty() || !answers) {
            return kept(thought, topic + " is not answered by the pack now");
        }
        Guess guess = new Guess(
                Guess.Kind.TOPIC, sample, question(memory), memory.now().toInstant());
        Thought asks = Guesses.ask(memory, pack, guess, language, new TraceLine(GATE, "asks back", topic));
        return asks.after(thought.trace());
    }

    private static Thought kept(Thought thought, String reason) {
        return thought.tracing(new TraceLine(GATE, "none", reason));
    }

    private static String question(Memory memory) {
        return String.join("\n", memory.texts());
    }
}
