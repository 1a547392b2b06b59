package kz.jauap.turn;

import java.util.List;
import java.util.Optional;
import kz.jauap.contact.Introduced;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.Owner;
import kz.jauap.conversation.Said;
import kz.jauap.decision.spi.Backlog.Missed;
import kz.jauap.decision.spi.Done;
import kz.jauap.delivery.Outgoing;
import kz.jauap.handover.Handovers;
import kz.jauap.handover.NewHandover;
import kz.jauap.queue.Completion;

/// Everything a turn changes, ready to be committed at once.
///
/// @param conversation at the version it was read, with its new state
/// @param introduced what it tells about who wrote
/// @param handover a request for a person to open
/// @param placed whether it has found out which place the customer means
/// @param withdrawn whether the customer does not want their open request any more
/// @param additions lines to add to the request that is open already
/// @param deeds of a skill
/// @param missed what had no answer, as it may be kept
record FinishedTurn(
        Completion completion,
        Conversation conversation,
        Introduced introduced,
        TurnRecord turn,
        List<Said> said,
        List<Outgoing> outgoing,
        Optional<NewHandover> handover,
        boolean placed,
        boolean withdrawn,
        List<String> additions,
        List<Done> deeds,
        List<Missed> missed) {

    /// Where the customer's open request goes, when this turn has found that out; "" otherwise.
    String newPlace() {
        return conversation.owner() == Owner.BOT || handover.isPresent() || !placed
                ? ""
                : conversation.state().place();
    }

    /// Its messages, where people look after the conversation; the request it opens tells them itself.
    Optional<Handovers.Heard> seenByPeople() {
        return conversation.owner() == Owner.BOT || handover.isPresent() || said.isEmpty()
                ? Optional.empty()
                : Optional.of(new Handovers.Heard(
                        conversation.tenant(),
                        conversation.id(),
                        said.getFirst().seq(),
                        said.getLast().seq()));
    }
}
