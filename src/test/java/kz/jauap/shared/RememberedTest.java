package kz.jauap.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import kz.jauap.SettableClock;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicInteger stored = new AtomicInteger(1);
    private final Remembered<String, Integer> memory = new Remembered<>(clock, Duration.ofSeconds(10));

    private int read() {
        return memory.get("key", key -> stored.get());
    }

    @Test
    void a_value_is_read_once_while_it_is_fresh_and_again_after_that() {
        assertThat(read()).isEqualTo(1);
        stored.set(2);
        assertThat(read()).isEqualTo(1);
        clock.forward(Duration.ofSeconds(10));
        assertThat(read()).isEqualTo(2);
    }

    @Test
    void what_is_forgotten_is_read_anew() {
        read();
        stored.set(2);
        memory.forget("key");
        assertThat(read()).isEqualTo(2);
        stored.set(3);
        memory.forgetAll();
        assertThat(read()).isEqualTo(3);
    }

    @Test
    void a_value_that_was_read_while_a_change_came_is_not_kept() {
        int old = memory.get("key", key -> {
            int before = stored.getAndSet(2);
            memory.forget(key);
            return before;
        });
        assertThat(old).isEqualTo(1);
        assertThat(read()).isEqualTo(2);
    }
}
