package kz.jauap.handover;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.conversation.Author;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.Conversations;
import kz.jauap.conversation.DialogueState;
import kz.jauap.conversation.Owner;
import kz.jauap.conversation.Said;
import kz.jauap.handover.Handover.Status;
import kz.jauap.handover.spi.Notice;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.TenantId;
import kz.jauap.speaking.Speaking;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// What people do past us, in the messenger itself: whoever answers a customer there has answered them.
/// All inside the caller's transaction.
@Component
public class Bystanders {

    /// As the audit names a person who answered outside: nobody tells who it was.
    static final String OUTSIDE = "outside";

    private final HandoverStore store;
    private final Conversations conversations;
    private final Records records;
    private final Tenants tenants;
    private final IdSource ids;
    private final Clock clock;

    Bystanders(
            HandoverStore store,
            Conversations conversations,
            Records records,
            Tenants tenants,
            IdSource ids,
            Clock clock) {
        this.store = store;
        this.conversations = conversations;
        this.records = records;
        this.tenants = tenants;
        this.ids = ids;
        this.clock = clock;
    }

    /// Somebody has written to the customer in the messenger. It stands in the history as an
    /// operator's, the bot is silent for a while, what it was about to say is dropped, and a request
    /// that waited is answered.
    ///
    /// @param mark the messenger's id of it
    /// @throws Speaking.Moved when the conversation has gone on since it was read; to be tried again
    public void wrote(Conversation talk, String text, List<Attachment> files, String mark) {
        Instant now = clock.instant();
        Optional<Handover> open = store.lock(talk.tenant(), talk.id());
        boolean waited = open.filter(one -> one.status() == Status.PENDING).isPresent();
        Said said = new Said(
                talk.tenant(),
                talk.id(),
                talk.lastSeq() + 1,
                ids.next(),
                Author.OPERATOR,
                text,
                files,
                ids.next(),
                null,
                null,
                mark,
                now);
        if (conversations
                .save(List.of(talk.next(waited ? Owner.BOT : talk.owner(), quiet(talk, now), 1)))
                .isEmpty()) {
            throw new Speaking.Moved();
        }
        conversations.add(List.of(said));
        open.ifPresent(one -> answered(one, now));
        if (open.isEmpty() || !waited) {
            lines(talk.tenant(), talk.id(), said.seq());
        } else {
            records.tell(Records.cardAndLines(open.get(), said.seq(), said.seq()));
        }
    }

    /// What the bot had in mind is over; whether the customer wants to be left alone stays.
    private DialogueState quiet(Conversation talk, Instant now) {
        int minutes = tenants.get(talk.tenant()).settings().handover().outsideMinutes();
        return talk.state()
                .afterPeople()
                .refusing(talk.state().refusal())
                .outside(minutes == 0 ? null : now.plus(Duration.ofMinutes(minutes)));
    }

    private void answered(Handover open, Instant now) {
        UUID assignee = open.assignee();
        if (assignee != null) {
            store.save(open.tenant(), Transitions.answered(open, assignee, now), null);
            return;
        }
        Handover ended = Transitions.answeredOutside(open, now);
        store.save(open.tenant(), ended, OUTSIDE);
        records.note(OUTSIDE, "handover.answered_outside", ended);
        records.ended(ended);
    }

    /// A customer has deleted a message; people see it.
    public void takenBack(TenantId tenant, UUID conversation, int seq) {
        lines(tenant, conversation, seq);
    }

    private void lines(TenantId tenant, UUID conversation, int seq) {
        records.tell(List.of(new Notice.Lines(tenant, conversation, seq, seq, "")));
    }
}
