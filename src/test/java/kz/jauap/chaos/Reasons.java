package kz.jauap.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Why an answer of a provider may have been lost: a node or the database was killed, the provider was away or said
/// nothing.
final class Reasons {

    private static final Duration AFTERWARDS = Duration.ofSeconds(3);

    private final Queue<Time> times = new ConcurrentLinkedQueue<>();

    private record Time(Instant from, Instant until) {}

    /// Something begins now that lasts for so long.
    void add(Duration time) {
        Instant now = Instant.now();
        times.add(new Time(now, now.plus(time).plus(AFTERWARDS)));
    }

    /// Whether any of it, or one of these moments, lies between two others.
    boolean between(Instant from, Instant until, List<Instant> moments) {
        return times.stream()
                        .anyMatch(time ->
                                !time.from().isAfter(until) && !time.until().isBefore(from))
                || moments.stream().anyMatch(one -> !one.isBefore(from.minusMillis(500)) && !one.isAfter(until));
    }
}
