package kz.jauap.turn;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.jauap.conversation.Conversations;
import kz.jauap.delivery.Outbox;
import kz.jauap.handover.Handovers;
import kz.jauap.queue.Jobs;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.GroupCommit;
import org.springframework.stereotype.Component;

/// Step 5 of a turn: messages, outbox rows, trace, state, handover and the job's end, all in one transaction.
/// Turns that
/// end together share it. It is fenced twice: by the lane's lease, and by the version of the conversation; a
/// turn that fails a fence writes nothing.
@Component
class TurnCommit implements AutoCloseable {

    private static final int TOGETHER = 128;
    private static final int MOST_WAITING = 10_000;

    private final Conversations conversations;
    private final TurnStore turns;
    private final Handovers handovers;
    private final TurnDeeds deeds;
    private final Outbox outbox;
    private final Jobs jobs;
    private final Database database;
    private final GroupCommit<FinishedTurn, Boolean> commits;

    TurnCommit(
            Conversations conversations,
            TurnStore turns,
            Handovers handovers,
            TurnDeeds deeds,
            Outbox outbox,
            Jobs jobs,
            Database database) {
        this.conversations = conversations;
        this.turns = turns;
        this.handovers = handovers;
        this.deeds = deeds;
        this.outbox = outbox;
        this.jobs = jobs;
        this.database = database;
        this.commits = new GroupCommit<>("turns", TOGETHER, MOST_WAITING, this::commitTogether);
    }

    /// @throws Fenced (as the cause of a refusal) when someone else has moved the conversation or taken the
    ///     lane
    /// @throws kz.jauap.decision.spi.Overtaken (likewise) when what a skill decided is no longer possible
    void commit(FinishedTurn turn) {
        commits.submit(turn);
    }

    @Override
    public void close() {
        commits.close();
    }

    @CrossTenant("turns of several tenants that end together share one transaction")
    private List<Boolean> commitTogether(List<FinishedTurn> finished) {
        Jobs.Begun deliveries = database.acrossTenants(() -> write(finished));
        jobs.begin(deliveries);
        return finished.stream().map(turn -> true).toList();
    }

    private Jobs.Begun write(List<FinishedTurn> finished) {
        Set<Long> leases =
                jobs.complete(finished.stream().map(FinishedTurn::completion).toList());
        Set<UUID> saved = conversations.save(
                finished.stream().map(FinishedTurn::conversation).toList());
        if (leases.size() < finished.size() || saved.size() < finished.size()) {
            throw new Fenced();
        }
        deeds.meet(finished.stream().map(FinishedTurn::introduced).toList());
        conversations.add(
                finished.stream().flatMap(turn -> turn.said().stream()).toList());
        deeds.arrived(finished);
        turns.insert(finished.stream().map(FinishedTurn::turn).toList());
        handovers.open(
                finished.stream().flatMap(turn -> turn.handover().stream()).toList());
        finished.stream()
                .filter(FinishedTurn::withdrawn)
                .forEach(turn -> handovers.withdraw(
                        turn.turn().tenant(), turn.conversation().id()));
        finished.stream()
                .filter(turn -> !turn.additions().isEmpty())
                .forEach(turn -> handovers.extend(
                        turn.turn().tenant(), turn.conversation().id(), turn.additions()));
        finished.stream()
                .filter(turn -> !turn.newPlace().isEmpty())
                .forEach(turn -> handovers.place(
                        turn.turn().tenant(), turn.conversation().id(), turn.newPlace()));
        handovers.heard(
                finished.stream().flatMap(turn -> turn.seenByPeople().stream()).toList());
        deeds.carryOut(finished.stream().flatMap(turn -> turn.deeds().stream()).toList());
        deeds.keep(finished.stream().flatMap(turn -> turn.missed().stream()).toList());
        return outbox.addToSendHere(
                finished.stream().flatMap(turn -> turn.outgoing().stream()).toList());
    }

    /// The lane or the conversation is not what it was when the turn began. Of a batch, all is rolled back and
    /// each turn
    /// is then tried alone, so that only the fenced one fails.
    static final class Fenced extends RuntimeException {

        Fenced() {
            super("the conversation has moved on since the turn began; the turn wrote nothing");
        }
    }
}
