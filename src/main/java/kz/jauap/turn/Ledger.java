package kz.jauap.turn;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.answer.Answer;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.Channels;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.Adapters;
import kz.jauap.contact.Introduced;
import kz.jauap.contact.Introductions;
import kz.jauap.conversation.Author;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.DialogueState;
import kz.jauap.conversation.Owner;
import kz.jauap.conversation.Refusal;
import kz.jauap.conversation.Said;
import kz.jauap.decision.spi.Backlog;
import kz.jauap.decision.spi.Backlog.Missed;
import kz.jauap.decision.spi.Done;
import kz.jauap.decision.spi.OpenQuestion;
import kz.jauap.delivery.Outgoing;
import kz.jauap.handover.Homes;
import kz.jauap.handover.NewHandover;
import kz.jauap.intake.Inbox;
import kz.jauap.queue.Completion;
import kz.jauap.shared.IdSource;
import kz.jauap.tenant.HandoverRules;
import org.springframework.stereotype.Component;

/// Writes down what a turn changes: rows to be, all ids given, nothing stored yet.
@Component
class Ledger {

    private final Channels channels;
    private final Adapters adapters;
    private final Backlog backlog;
    private final Homes homes;
    private final Introductions introductions;
    private final IdSource ids;

    Ledger(
            Channels channels,
            Adapters adapters,
            Backlog backlog,
            Homes homes,
            Introductions introductions,
            IdSource ids) {
        this.homes = homes;
        this.channels = channels;
        this.adapters = adapters;
        this.backlog = backlog;
        this.introductions = introductions;
        this.ids = ids;
    }

    FinishedTurn write(Recalled recalled, Thought thought) {
        UUID turn = ids.next();
        List<Outgoing> outgoing =
                thought.answer().map(answer -> outgoing(recalled, answer)).orElse(List.of());
        List<Said> said = said(recalled, turn, outgoing);
        Conversation before = recalled.conversation();
        boolean leaves = leaves(thought);
        Conversation after = new Conversation(
                before.tenant(),
                before.id(),
                before.channel(),
                before.chatId(),
                before.externalId(),
                owner(before, thought, leaves),
                before.version(),
                thought.language(),
                leaves ? patient(recalled, thought.next()) : thought.next(),
                before.lastSeq() + said.size(),
                before.createdAt());
        return new FinishedTurn(
                Completion.done(recalled.lane(), recalled.seqs()),
                after,
                introduced(recalled),
                record(recalled, thought, turn),
                said,
                outgoing,
                thought.handover().map(reason -> handover(recalled, thought, turn, reason)),
                !thought.next().place().equals(before.state().place()),
                leaves && before.owner() == Owner.WAITING,
                thought.addToRequest() ? request(recalled, thought) : List.of(),
                thought.deeds().stream()
                        .map(deed -> new Done(turn, recalled.now(), deed))
                        .toList(),
                missed(recalled, thought, turn));
    }

    private static Owner owner(Conversation before, Thought thought, boolean leaves) {
        if (leaves && before.owner() == Owner.WAITING) {
            return Owner.BOT;
        }
        return thought.handover().isPresent() && before.owner() == Owner.BOT ? Owner.WAITING : before.owner();
    }

    /// Whether the customer has said in this turn that they want to be left alone.
    private static boolean leaves(Thought thought) {
        Refusal refusal = thought.next().refusal();
        return refusal != null && refusal.until() == null;
    }

    /// How long they are left alone is the tenant's own matter.
    private static DialogueState patient(Recalled recalled, DialogueState next) {
        HandoverRules rules = recalled.tenant().settings().handover();
        Refusal refusal = Objects.requireNonNull(next.refusal());
        int minutes = refusal.times() > 1 ? rules.muteSecondMinutes() : rules.muteFirstMinutes();
        return next.refusing(refusal.until(refusal.at().plus(Duration.ofMinutes(minutes))));
    }

    private List<Missed> missed(Recalled recalled, Thought thought, UUID turn) {
        List<Missed> missed = new ArrayList<>();
        for (OpenQuestion open : thought.open()) {
            missed.add(new Missed(
                    recalled.tenant().id(),
                    turn,
                    missed.size(),
                    recalled.conversationId(),
                    thought.language(),
                    open,
                    recalled.now()));
        }
        return missed.isEmpty() ? missed : backlog.cleaned(missed);
    }

    private List<Outgoing> outgoing(Recalled recalled, Answer answer) {
        Conversation conversation = recalled.conversation();
        Optional<ChannelAccount> account = channels.find(conversation.tenant(), conversation.channel());
        List<String> parts = account.map(one -> adapters.get(one.kind()).parts(answer.text()))
                .orElse(List.of(answer.text()));
        return parts.stream().map(part -> outgoing(conversation, part)).toList();
    }

    private Outgoing outgoing(Conversation conversation, String text) {
        UUID id = ids.next();
        OutboundMessage message = new OutboundMessage(id.toString(), conversation.chatId(), text, List.of(), List.of());
        return new Outgoing(conversation.tenant(), id, conversation.channel(), conversation.id(), message);
    }

    private List<Said> said(Recalled recalled, UUID turn, List<Outgoing> outgoing) {
        List<Said> said = new ArrayList<>();
        int seq = recalled.conversation().lastSeq();
        if (!recalled.isAgain()) {
            for (Inbox.Received one : recalled.burst()) {
                said.add(heard(recalled, turn, one, ++seq));
            }
        }
        for (Outgoing one : outgoing) {
            said.add(spoken(recalled, turn, one, ++seq));
        }
        return said;
    }

    private Said heard(Recalled recalled, UUID turn, Inbox.Received received, int seq) {
        InboundMessage message = received.message();
        return new Said(
                recalled.tenant().id(),
                recalled.conversationId(),
                seq,
                ids.next(),
                Author.CUSTOMER,
                message.text(),
                message.attachments(),
                turn,
                received.id(),
                null,
                message.mark(),
                received.at());
    }

    private Said spoken(Recalled recalled, UUID turn, Outgoing outgoing, int seq) {
        Instant now = recalled.now();
        return new Said(
                outgoing.tenant(),
                outgoing.conversation(),
                seq,
                ids.next(),
                Author.BOT,
                outgoing.message().text(),
                List.of(),
                turn,
                null,
                outgoing.id(),
                null,
                now);
    }

    private Introduced introduced(Recalled recalled) {
        return introductions.of(
                recalled.tenant().id(),
                recalled.conversation().channel(),
                recalled.burst().stream().map(Inbox.Received::message).toList(),
                recalled.isFirst());
    }

    private TurnRecord record(Recalled recalled, Thought thought, UUID turn) {
        return new TurnRecord(
                recalled.tenant().id(),
                turn,
                recalled.conversationId(),
                recalled.now(),
                thought.decision(),
                thought.language(),
                thought.packVersion(),
                thought.answer().map(Answer::evidence).orElse(List.of()),
                thought.trace());
    }

    private NewHandover handover(Recalled recalled, Thought thought, UUID turn, String reason) {
        return new NewHandover(
                recalled.tenant().id(),
                ids.next(),
                recalled.conversationId(),
                turn,
                reason,
                request(recalled, thought),
                branch(recalled, thought),
                recalled.now());
    }

    /// Also where nothing was understood, the account may say it.
    private String branch(Recalled recalled, Thought thought) {
        String found = thought.next().place();
        return found.isEmpty()
                ? homes.of(recalled.tenant().id(), recalled.conversation().channel())
                        .branch()
                : found;
    }

    /// What a skill has put together, and the words it comes from.
    private static List<String> request(Recalled recalled, Thought thought) {
        List<String> request = new ArrayList<>(thought.card());
        request.addAll(words(recalled));
        return request;
    }

    /// The customer's own words; what has no words is named by its kind.
    private static List<String> words(Recalled recalled) {
        return recalled.burst().stream()
                .map(Inbox.Received::message)
                .filter(message -> !message.isTakenBack())
                .map(message -> message.text().isBlank() ? attachments(message) : message.text())
                .toList();
    }

    private static String attachments(InboundMessage message) {
        return message.attachments().stream()
                .map(attachment -> "[" + attachment.kind() + "]")
                .reduce((a, b) -> a + " " + b)
                .orElse("[]");
    }
}
