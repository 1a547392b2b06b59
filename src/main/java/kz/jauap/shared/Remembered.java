package kz.jauap.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What was read from the database and may be read from memory for a while. What is read while something is forgotten
/// is given to the reader and not kept: it may be older than the change.
public final class Remembered<K, V> {

    private static final int MOST = 10_000;

    private final Clock clock;
    private final Duration fresh;
    private final Map<K, Kept<V>> kept = new ConcurrentHashMap<>();
    private final AtomicLong forgotten = new AtomicLong();

    private record Kept<V>(V value, Instant until) {}

    /// @param fresh how long a value is good when no change is heard of
    public Remembered(Clock clock, Duration fresh) {
        this.clock = clock;
        this.fresh = fresh;
    }

    public V get(K key, Function<K, V> read) {
        @Nullable Kept<V> known = kept.get(key);
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.value();
        }
        long before = forgotten.get();
        V value = read.apply(key);
        if (kept.size() >= MOST) {
            kept.clear();
        }
        kept.put(key, new Kept<>(value, clock.instant().plus(fresh)));
        if (forgotten.get() != before) {
            kept.remove(key);
        }
        return value;
    }

    public void forget(K key) {
        forgotten.incrementAndGet();
        kept.remove(key);
    }

    public void forgetAll() {
        forgotten.incrementAndGet();
        kept.clear();
    }
}
