package kz.jauap.queue;

import java.time.Duration;
import java.util.List;

/// How a lane's run ended.
public sealed interface LaneOutcome {

    /// The jobs named by `seqs` are done and leave; the lane goes on with what is behind them.
    record Done(List<Long> seqs) implements LaneOutcome {

        public Done {
            seqs = List.copyOf(seqs);
        }
    }

    /// The handler has completed the lane inside its own transaction. Nothing is left to do.
    record Committed() implements LaneOutcome {}

    /// It went wrong; the whole lane waits and tries again. After too many tries its first job is dead.
    record Retry(Duration after, String reason) implements LaneOutcome {}

    /// Not now, and nobody's fault (a rate limit, a closed breaker): the same again later, without counting a try.
    record Snooze(Duration after) implements LaneOutcome {}

    /// The first job can never succeed: it becomes a dead job with this reason, the rest of the lane goes on.
    record Discard(String reason) implements LaneOutcome {}

    static Done done(ClaimedLane lane) {
        return new Done(lane.jobs().stream().map(ClaimedLane.ClaimedJob::seq).toList());
    }
}
