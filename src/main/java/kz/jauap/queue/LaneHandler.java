package kz.jauap.queue;

/// Does the work of one queue. Runs on a virtual thread of its own and may block; never for the same lane twice at
/// once.
public interface LaneHandler {

    /// Works on the lane's jobs in order. An exception counts as a retry with the worker's backoff.
    LaneOutcome run(ClaimedLane lane);

    /// Called instead of `run` when all tries are used up: the last chance to leave things in order. What it returns is
    /// carried out; a `Retry` here, or an exception, makes the first job dead.
    LaneOutcome giveUp(ClaimedLane lane, String reason);
}
