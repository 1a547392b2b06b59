package kz.jauap.queue;

import java.time.Duration;

/// How one queue is worked on by one node.
///
/// @param running lanes at most at the same time
/// @param claim lanes at most in one claim
/// @param jobsPerLane jobs that ride along with the first one of a lane
/// @param lease how long a lane is ours without a sign of life; a killed node's lanes wait this long
/// @param maxAttempts tries before a lane's first job is given up
/// @param backoff pause after the first failure, doubled with each further one, with up to half of it at random on top
/// @param maxBackoff the longest such pause
public record WorkerSettings(
        int running,
        int claim,
        int jobsPerLane,
        Duration lease,
        int maxAttempts,
        Duration backoff,
        Duration maxBackoff) {

    public static final WorkerSettings DEFAULTS =
            new WorkerSettings(512, 128, 50, Duration.ofSeconds(15), 5, Duration.ofSeconds(2), Duration.ofMinutes(1));

    public WorkerSettings withMaxAttempts(int attempts) {
        return new WorkerSettings(running, claim, jobsPerLane, lease, attempts, backoff, maxBackoff);
    }

    public WorkerSettings withBackoff(Duration first) {
        return new WorkerSettings(running, claim, jobsPerLane, lease, maxAttempts, first, maxBackoff);
    }

    public WorkerSettings withRunning(int lanes, int perClaim) {
        return new WorkerSettings(lanes, perClaim, jobsPerLane, lease, maxAttempts, backoff, maxBackoff);
    }

    public WorkerSettings withJobsPerLane(int jobs) {
        return new WorkerSettings(running, claim, jobs, lease, maxAttempts, backoff, maxBackoff);
    }

    /// The pause before try number `attempts + 1`.
    ///
    /// @param jitter from 0 to 1, so that lanes that failed together do not return together
    Duration pauseAfter(int attempts, double jitter) {
        double doubled = backoff.toMillis() * Math.pow(2, Math.min(attempts - 1, 30));
        double capped = Math.min(doubled, maxBackoff.toMillis());
        return Duration.ofMillis(Math.round(capped * (1 + jitter / 2)));
    }
}
