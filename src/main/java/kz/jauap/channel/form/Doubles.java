package kz.jauap.channel.form;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tells a form that was sent twice from one that was filled in twice: the same words within the window are one. A node
/// remembers its own; over several nodes the window is the clock's, and only at its edge can a double pass.
final class Doubles {

    private static final int MOST_KEPT = 10_000;

    private final Clock clock;
    private final long window;

    private final Map<String, Seen> seen = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > MOST_KEPT;
        }
    });

    private record Seen(long at, long number) {}

    Doubles(Clock clock, Duration window) {
        this.clock = clock;
        this.window = window.toMillis();
    }

    /// The number of the window these words belong to.
    long window(String hash) {
        long now = clock.millis();
        return seen.compute(
                        hash,
                        (same, before) ->
                                before != null && now - before.at() < window ? before : new Seen(now, now / window))
                .number();
    }
}
