package kz.jauap.turn;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.jauap.answer.Answer;
import kz.jauap.answer.Answers;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.spi.MessageParts;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.DialogueState;
import kz.jauap.conversation.Guess;
import kz.jauap.conversation.Memory;
import kz.jauap.conversation.Owner;
import kz.jauap.decision.Boldness;
import kz.jauap.decision.Decided;
import kz.jauap.decision.Decision;
import kz.jauap.decision.Decisions;
import kz.jauap.decision.TraceLine;
import kz.jauap.decision.spi.Lessons;
import kz.jauap.decision.spi.Library;
import kz.jauap.decision.spi.OpenQuestion;
import kz.jauap.decision.spi.Skill;
import kz.jauap.handover.Homes;
import kz.jauap.intake.Inbox;
import kz.jauap.language.Language;
import kz.jauap.language.Understanding;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Packs;
import org.springframework.stereotype.Component;

/// Steps 3 and 4 of a turn: what the burst means, what to do about it, and the words for it. No I/O but the
/// pack, which is in memory, and what a skill at work, the lessons or the library look up.
@Component
class Mind {

    private final Packs packs;
    private final List<Skill> skills;
    private final Lessons lessons;
    private final Library library;
    private final Homes homes;
    private final MessageParts carrying;

    Mind(Packs packs, List<Skill> skills, Lessons lessons, Library library, Homes homes, MessageParts carrying) {
        this.homes = homes;
        this.packs = packs;
        this.carrying = carrying;
        this.lessons = lessons;
        this.library = library;
        this.skills = List.copyOf(skills);
    }

    /// @param doubt words of a voice message to ask the customer about, before anything else
    Thought think(Recalled recalled, Optional<String> doubt) {
        if (!leadsBack(recalled.conversation())) {
            return withoutWayBack(recalled, "nothing can be said on this channel");
        }
        Optional<Thought> unasked = unasked(recalled);
        if (unasked.isPresent()) {
            return unasked.get();
        }
        return packs.current(recalled.tenant().id(), recalled.conversationId())
                .map(pack -> doubt.map(words ->
                                doubtful(memory(recalled, home(recalled)).afterPause(), pack, words))
                        .orElseGet(() -> think(
                                memory(recalled, home(recalled)), pack, skills, Boldness.USUAL, lessons, library)))
                .orElseGet(() -> withoutPack(recalled, "no pack is published"));
    }

    /// Why nothing is decided at all.
    private static Optional<Thought> unasked(Recalled recalled) {
        if (recalled.burst().stream().allMatch(one -> one.message().isTakenBack())) {
            return Optional.of(silent(recalled, "taken-back", Optional.empty(), "the customer has deleted it"));
        }
        Conversation conversation = recalled.conversation();
        return conversation.owner() == Owner.BOT && conversation.state().isLedOutside(recalled.now())
                ? Optional.of(silent(recalled, "outside", Optional.empty(), "a person answers in the messenger itself"))
                : Optional.empty();
    }

    private Memory.Home home(Recalled recalled) {
        return homes.of(recalled.tenant().id(), recalled.conversation().channel());
    }

    static Thought think(Memory memory, Pack pack, List<Skill> skills, Boldness boldness) {
        return think(memory, pack, skills, boldness, Lessons.NONE, Library.NONE);
    }

    private static Thought doubtful(Memory memory, Pack pack, String words) {
        String language = memory.language().isEmpty()
                ? Language.read(List.of(words), pack.vocabulary(), "").language()
                : memory.language();
        Guess guess = new Guess(Guess.Kind.VOICE, words, "", memory.now().toInstant());
        TraceLine why = new TraceLine(Guesses.GATE, "asks back", "a voice message");
        return Guesses.ask(memory, pack, guess, pack.answerLanguage(language), why);
    }

    private static Thought think(
            Memory recalled, Pack pack, List<Skill> skills, Boldness boldness, Lessons lessons, Library library) {
        Memory memory = recalled.afterPause();
        return switch (Guesses.reply(memory)) {
            case Guesses.Reply.Left left -> decide(memory, pack, skills, boldness, lessons, library);
            case Guesses.Reply.Wrong(Guess guess) -> Guesses.wrong(memory, pack, guess);
            case Guesses.Reply.Right(Guess guess) ->
                decide(memory.saying(guess.words()), pack, skills, boldness, lessons, library)
                        .after(List.of(new TraceLine(Guesses.GATE, "right", "taken as the customer's words")))
                        .showing(guess.question().isEmpty() ? guess.words() : guess.question());
        };
    }

    private static Thought decide(
            Memory memory, Pack pack, List<Skill> skills, Boldness boldness, Lessons lessons, Library library) {
        Understanding understanding = Language.read(memory.texts(), pack.vocabulary(), memory.language());
        Decided decided = Decisions.decide(memory, understanding, pack, skills, boldness, lessons, library);
        Optional<Answer> answer = Answers.compose(decided.decision(), memory, pack);
        return new Thought(
                name(decided.decision()),
                answer,
                handover(decided.decision()),
                decided.decision() instanceof Decision.AddToRequest,
                decided.card(),
                decided.deeds(),
                decided.open(),
                heard(decided.next(), memory, answer),
                decided.language(),
                pack.version(),
                decided.trace());
    }

    /// What a decision that no gate has made comes to.
    ///
    /// @param open what remains without an answer; a person sees it first
    static Thought thought(
            Memory memory,
            Pack pack,
            Decision decision,
            DialogueState next,
            List<OpenQuestion> open,
            List<TraceLine> trace) {
        Optional<Answer> answer = Answers.compose(decision, memory, pack);
        return new Thought(
                name(decision),
                answer,
                handover(decision),
                decision instanceof Decision.AddToRequest,
                open.stream().map(OpenQuestion::text).toList(),
                List.of(),
                open,
                heard(next, memory, answer),
                answer.map(Answer::language).orElse(memory.language()),
                pack.version(),
                trace);
    }

    private static DialogueState heard(DialogueState next, Memory memory, Optional<Answer> answer) {
        Instant now = memory.now().toInstant();
        boolean told = answer.filter(Answers::saysClosed).isPresent();
        return next.heard(now, told ? now : memory.state().toldClosed());
    }

    /// The tenant is not served: what the customer wrote is kept, and answered with nothing.
    Thought suspended(Recalled recalled) {
        return silent(recalled, "suspended", Optional.empty(), "the tenant is suspended");
    }

    /// Understanding failed again and again: the fallback text, and a person who knows.
    Thought fallback(Recalled recalled, String reason) {
        Conversation conversation = recalled.conversation();
        if (!leadsBack(conversation)) {
            return withoutWayBack(recalled, reason);
        }
        String language = conversation.language().isEmpty()
                ? recalled.tenant().settings().defaultLanguage()
                : conversation.language();
        Optional<Pack> pack = packs.current(recalled.tenant().id(), recalled.conversationId());
        Optional<Answer> answer = conversation.owner() == Owner.OPERATOR
                ? Optional.empty()
                : pack.map(one -> Answers.fallback(language, one));
        return new Thought(
                "fallback",
                answer,
                conversation.owner() == Owner.BOT ? Optional.of("fallback") : Optional.empty(),
                conversation.owner() == Owner.WAITING,
                List.of(),
                List.of(),
                List.of(),
                conversation.state(),
                language,
                pack.map(Pack::version).orElse(""),
                List.of(new TraceLine("fallback", "hand-over", reason)));
    }

    /// Nothing is vouched for, so nothing is said; a person must look.
    private static Thought withoutPack(Recalled recalled, String reason) {
        boolean ask = recalled.conversation().owner() == Owner.BOT;
        return silent(recalled, "no-pack", ask ? Optional.of("no_pack") : Optional.empty(), reason);
    }

    /// Whatever was said, a person must call or write: they see first how.
    private static Thought withoutWayBack(Recalled recalled, String reason) {
        Owner owner = recalled.conversation().owner();
        Conversation conversation = recalled.conversation();
        return new Thought(
                "no-way-back",
                Optional.empty(),
                owner == Owner.BOT ? Optional.of("no_way_back") : Optional.empty(),
                owner == Owner.WAITING,
                reach(recalled.burst().getLast().message()),
                List.of(),
                List.of(),
                conversation.state(),
                conversation.language(),
                "",
                List.of(new TraceLine("no-way-back", "hand-over", reason)));
    }

    private boolean leadsBack(Conversation conversation) {
        return carrying.leadsBack(conversation.tenant(), conversation.channel());
    }

    /// Name, phone and e-mail of who wrote, as far as they are known.
    private static List<String> reach(InboundMessage message) {
        String known = Stream.of(
                        message.senderName(),
                        message.senderPhone(),
                        message.meta("email").orElse(null))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return known.isEmpty() ? List.of() : List.of(known);
    }

    private static Thought silent(Recalled recalled, String decision, Optional<String> handover, String reason) {
        Conversation conversation = recalled.conversation();
        return new Thought(
                decision,
                Optional.empty(),
                handover,
                false,
                List.of(),
                List.of(),
                List.of(),
                conversation.state(),
                conversation.language(),
                "",
                List.of(new TraceLine(decision, "silent", reason)));
    }

    /// What the mind is shown: voice messages whose words stand in their text are text.
    static Memory memory(Recalled recalled, Memory.Home home) {
        Conversation conversation = recalled.conversation();
        return new Memory(
                conversation.tenant(),
                conversation.id(),
                conversation.version(),
                conversation.owner(),
                conversation.language(),
                conversation.state(),
                recalled.burst().stream()
                        .map(Inbox.Received::message)
                        .filter(one -> !one.isTakenBack())
                        .map(Mind::asText)
                        .toList(),
                recalled.now().atZone(recalled.tenant().settings().zone()),
                home);
    }

    private static InboundMessage asText(InboundMessage message) {
        List<Attachment> left = message.attachments().stream()
                .filter(one -> !Listening.isUnderstood(one))
                .toList();
        return new InboundMessage(
                message.mark(),
                message.chatId(),
                message.userId(),
                message.text(),
                left,
                message.change(),
                message.senderName(),
                message.senderPhone(),
                message.sentAt(),
                message.meta());
    }

    private static Optional<String> handover(Decision decision) {
        return decision instanceof Decision.HandOver over
                ? Optional.of(over.reason().name().toLowerCase(java.util.Locale.ROOT))
                : Optional.empty();
    }

    private static String name(Decision decision) {
        return switch (decision) {
            case Decision.Reply reply -> "reply";
            case Decision.HandOver over -> "hand-over";
            case Decision.AddToRequest added -> "add-to-request";
            case Decision.Silent silent -> "silent";
        };
    }
}
