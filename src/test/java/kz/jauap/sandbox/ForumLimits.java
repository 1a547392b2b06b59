package kz.jauap.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import kz.jauap.sandbox.TelegramSimulator.BadCall;

/// How much a bot may put into one group: twenty messages in any minute. Edits and new topics count as messages, as
/// Telegram's maintainers say (tdlib/td, issue 2592).
final class ForumLimits {

    static final int A_MINUTE = 20;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Deque<Instant> lastMinute = new ArrayDeque<>();
    private boolean on;
    private int most;

    ForumLimits(Clock clock) {
        this.clock = clock;
    }

    void on(boolean limited) {
        on = limited;
    }

    /// The most that was ever put into the group within one minute.
    int most() {
        return most;
    }

    void take() {
        Instant now = clock.instant();
        while (!lastMinute.isEmpty() && !lastMinute.getFirst().isAfter(now.minus(MINUTE))) {
            lastMinute.removeFirst();
        }
        if (on && lastMinute.size() >= A_MINUTE) {
            int seconds = (int) Duration.between(now, lastMinute.getFirst().plus(MINUTE))
                            .toSeconds()
                    + 1;
            throw new BadCall(429, "Too Many Requests: retry after " + seconds, seconds);
        }
        lastMinute.addLast(now);
        most = Math.max(most, lastMinute.size());
    }
}
