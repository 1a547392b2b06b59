package kz.jauap.speaking;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.MessageParts;
import kz.jauap.conversation.Author;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.Conversations;
import kz.jauap.conversation.DialogueState;
import kz.jauap.conversation.Owner;
import kz.jauap.conversation.Said;
import kz.jauap.delivery.Outbox;
import kz.jauap.delivery.Outgoing;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.Database;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.IdSource;
import org.springframework.stereotype.Component;

/// Says something in a conversation: its messages, rows of the outbox and the conversation's next version, all inside
/// the
/// caller's transaction. What is said is sent once that has committed, behind what the conversation still sends.
@Component
public class Speaking {

    private final Conversations conversations;
    private final MessageParts parts;
    private final Outbox outbox;
    private final Jobs jobs;
    private final Database database;
    private final IdSource ids;
    private final Clock clock;

    Speaking(
            Conversations conversations,
            MessageParts parts,
            Outbox outbox,
            Jobs jobs,
            Database database,
            IdSource ids,
            Clock clock) {
        this.conversations = conversations;
        this.parts = parts;
        this.outbox = outbox;
        this.jobs = jobs;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /// Says these words, the conversation staying with whom it is.
    ///
    /// @throws Moved when the conversation has gone on since it was read; to be tried again
    public Conversation say(Conversation conversation, List<Words> words) {
        return say(conversation, conversation.owner(), conversation.state(), words);
    }

    /// Says these words, maybe none, and gives the conversation to `owner`.
    ///
    /// @return the conversation as it is stored then
    /// @throws Moved when the conversation has gone on since it was read; to be tried again
    public Conversation say(Conversation conversation, Owner owner, DialogueState state, List<Words> words) {
        List<Outgoing> outgoing = new ArrayList<>();
        List<Said> said = new ArrayList<>();
        UUID turn = ids.next();
        for (Words one : audible(conversation, words)) {
            for (OutboundMessage message : messages(conversation, one)) {
                Outgoing out = new Outgoing(
                        conversation.tenant(),
                        UUID.fromString(message.idempotencyKey()),
                        conversation.channel(),
                        conversation.id(),
                        message);
                outgoing.add(out);
                said.add(said(out, one.author(), turn, conversation.lastSeq() + said.size() + 1));
            }
        }
        Conversation next = conversation.next(owner, state, said.size());
        if (conversations.save(List.of(next)).isEmpty()) {
            throw new Moved();
        }
        conversations.add(said);
        List<NewJob> due = outbox.add(outgoing);
        watch(words, outgoing, said);
        database.afterCommit(() -> jobs.announce(due));
        return stored(next);
    }

    /// Where nothing can reach the customer only people's words are put out, so that they are told that it did not.
    private List<Words> audible(Conversation conversation, List<Words> words) {
        return parts.leadsBack(conversation.tenant(), conversation.channel())
                ? words
                : words.stream().filter(one -> one.author() == Author.OPERATOR).toList();
    }

    /// Whether words of this key were said before.
    public boolean wasSaid(Conversation conversation, UUID key) {
        return outbox.holds(conversation.tenant(), partOf(key, 0));
    }

    /// Ids of the messages that were said under this key, in order; none when nothing was.
    public List<UUID> saidAs(Conversation conversation, UUID key) {
        List<UUID> ids = new ArrayList<>();
        for (UUID id = partOf(key, 0); outbox.holds(conversation.tenant(), id); id = partOf(key, ids.size())) {
            ids.add(id);
        }
        return ids;
    }

    private void watch(List<Words> words, List<Outgoing> outgoing, List<Said> said) {
        if (words.stream().anyMatch(one -> one.author() == Author.OPERATOR) && !outgoing.isEmpty()) {
            List<UUID> byPeople = new ArrayList<>();
            for (int i = 0; i < said.size(); i++) {
                if (said.get(i).author() == Author.OPERATOR) {
                    byPeople.add(outgoing.get(i).id());
                }
            }
            outbox.watch(outgoing.getFirst().tenant(), byPeople);
        }
    }

    private List<OutboundMessage> messages(Conversation conversation, Words words) {
        List<OutboundMessage> messages = new ArrayList<>();
        List<String> texts = words.text().isBlank()
                ? List.of()
                : parts.of(conversation.tenant(), conversation.channel(), words.text());
        boolean captioned = texts.size() == 1 && words.files().size() == 1;
        if (!captioned) {
            for (String text : texts) {
                messages.add(message(conversation, words, messages.size(), text, List.of()));
            }
        }
        for (Attachment file : words.files()) {
            messages.add(
                    message(conversation, words, messages.size(), captioned ? texts.getFirst() : "", List.of(file)));
        }
        return messages;
    }

    private OutboundMessage message(
            Conversation conversation, Words words, int part, String text, List<Attachment> files) {
        UUID id = words.key().map(key -> partOf(key, part)).orElseGet(ids::next);
        return new OutboundMessage(id.toString(), conversation.chatId(), text, files, words.choices());
    }

    private static UUID partOf(UUID key, int part) {
        return DerivedId.of(key, "part " + part);
    }

    private Said said(Outgoing outgoing, Author author, UUID turn, int seq) {
        Instant now = clock.instant();
        return new Said(
                outgoing.tenant(),
                outgoing.conversation(),
                seq,
                ids.next(),
                author,
                outgoing.message().text(),
                outgoing.message().attachments(),
                turn,
                null,
                outgoing.id(),
                null,
                now);
    }

    private static Conversation stored(Conversation next) {
        return new Conversation(
                next.tenant(),
                next.id(),
                next.channel(),
                next.chatId(),
                next.externalId(),
                next.owner(),
                next.version() + 1,
                next.language(),
                next.state(),
                next.lastSeq(),
                next.createdAt());
    }

    /// The conversation has gone on since it was read.
    public static final class Moved extends RuntimeException {

        public Moved() {
            super("the conversation has moved on");
        }
    }
}
