package kz.jauap.queue;

/// What a manual run of a queue came to, in lanes.
///
/// @param claimed taken up, of which `done` ended well, `later` will be tried again and `failed` lost a job for good
public record Kick(int claimed, int done, int later, int failed) {

    public static final Kick NOTHING = new Kick(0, 0, 0, 0);

    public Kick plus(Kick other) {
        return new Kick(claimed + other.claimed, done + other.done, later + other.later, failed + other.failed);
    }

    static Kick of(LaneOutcome outcome) {
        return switch (outcome) {
            case LaneOutcome.Done unused -> new Kick(1, 1, 0, 0);
            case LaneOutcome.Committed unused -> new Kick(1, 1, 0, 0);
            case LaneOutcome.Retry unused -> new Kick(1, 0, 1, 0);
            case LaneOutcome.Snooze unused -> new Kick(1, 0, 1, 0);
            case LaneOutcome.Discard unused -> new Kick(1, 0, 0, 1);
        };
    }
}
