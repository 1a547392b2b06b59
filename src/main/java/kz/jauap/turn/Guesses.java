package kz.jauap.turn;

import java.util.List;
import java.util.Optional;
import kz.jauap.conversation.Guess;
import kz.jauap.conversation.Memory;
import kz.jauap.conversation.Owner;
import kz.jauap.decision.Decision;
import kz.jauap.decision.Decision.HandOver;
import kz.jauap.decision.Decision.Reason;
import kz.jauap.decision.Part;
import kz.jauap.decision.TraceLine;
import kz.jauap.decision.spi.OpenQuestion;
import kz.jauap.language.value.Replies;
import kz.jauap.language.value.YesNo;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Template;

/// Asks a customer whether a guess is right, and reads the reply. Only a yes or a no and nothing else is one; whatever
/// else they write is decided as if nothing had been asked.
final class Guesses {

    static final String GATE = "guess";

    private static final double NOTHING_ELSE = 0.95;
    private static final int MOST_SHOWN = 400;

    private Guesses() {}

    /// What a customer makes of a guess.
    sealed interface Reply {

        record Right(Guess guess) implements Reply {}

        record Wrong(Guess guess) implements Reply {}

        record Left() implements Reply {}
    }

    static Reply reply(Memory memory) {
        Guess guess = memory.state().guess();
        boolean open = guess != null
                && memory.owner() != Owner.OPERATOR
                && guess.holds(memory.now().toInstant())
                && memory.burst().stream()
                        .allMatch(message -> message.attachments().isEmpty());
        if (guess == null || !open) {
            return new Reply.Left();
        }
        Optional<YesNo> said = Replies.in(String.join("\n", memory.texts()))
                .filter(reply -> reply.score() >= NOTHING_ELSE)
                .map(Replies.Reply::meaning);
        if (said.equals(Optional.of(YesNo.YES))) {
            return new Reply.Right(guess);
        }
        return said.equals(Optional.of(YesNo.NO)) ? new Reply.Wrong(guess) : new Reply.Left();
    }

    /// Asks about a guess and keeps everything else as it was before the burst.
    static Thought ask(Memory memory, Pack pack, Guess guess, String language, TraceLine why) {
        Template template = guess.kind() == Guess.Kind.VOICE ? Template.HEARD : Template.PROPOSED;
        String place = guess.kind() == Guess.Kind.VOICE ? "{words}" : "{question}";
        String shown = guess.words().length() <= MOST_SHOWN
                ? guess.words()
                : guess.words().substring(0, MOST_SHOWN) + "…";
        String text = pack.template(template, language).replace(place, shown);
        Decision decision = new Decision.Reply(language, List.of(said(template, text)));
        return Mind.thought(memory, pack, decision, memory.state().asking(guess), List.of(), List.of(why));
    }

    /// The guess was wrong: what was said in a voice message is asked for in writing, a question goes to a person.
    static Thought wrong(Memory memory, Pack pack, Guess guess) {
        String language = pack.answerLanguage(memory.language());
        TraceLine why = new TraceLine(GATE, "wrong", guess.kind().name().toLowerCase(java.util.Locale.ROOT));
        Decision decision = guess.kind() == Guess.Kind.VOICE
                ? new Decision.Reply(
                        language, List.of(said(Template.WRITE_IT, pack.template(Template.WRITE_IT, language))))
                : toPerson(memory, language, guess.question());
        List<OpenQuestion> open = guess.kind() == Guess.Kind.TOPIC
                ? List.of(new OpenQuestion(guess.question(), OpenQuestion.Kind.UNCLEAR))
                : List.of();
        return Mind.thought(memory, pack, decision, memory.state().asking(null), open, List.of(why));
    }

    private static Decision toPerson(Memory memory, String language, String question) {
        return memory.owner() == Owner.WAITING
                ? new Decision.AddToRequest(language, Reason.UNKNOWN, "", question, List.of())
                : new HandOver(language, Reason.UNKNOWN, "", question, List.of());
    }

    private static Part said(Template template, String text) {
        return new Part.Skilled(text, "template:" + template.key(), false);
    }
}
