package kz.jauap.turn;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.jauap.conversation.Conversation;
import kz.jauap.intake.Inbox;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.tenant.Tenant;

/// What a turn starts from: the claimed lane, the conversation as it stands, and the burst to handle.
record Recalled(ClaimedLane lane, Tenant tenant, Conversation conversation, List<Inbox.Received> burst, Instant now) {

    /// The same with what was heard in its messages.
    Recalled with(List<Inbox.Received> heard) {
        return new Recalled(lane, tenant, conversation, List.copyOf(heard), now);
    }

    boolean isFirst() {
        return conversation.version() == 0;
    }

    /// Whether its messages are part of the conversation already, and only wait for an answer.
    boolean isAgain() {
        return lane.queue().equals(GoingOn.QUEUE);
    }

    List<Long> seqs() {
        return lane.jobs().stream().map(ClaimedLane.ClaimedJob::seq).toList();
    }

    UUID conversationId() {
        return lane.id();
    }
}
