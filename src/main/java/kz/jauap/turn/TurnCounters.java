package kz.jauap.turn;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Counts of turns on this node. Over all nodes, stored messages = handled messages + those that wait in the queue.
/// `jauap_turn_lag_seconds` is the time from due to committed; alert when its 99th percentile is over a second.
@Component
class TurnCounters {

    private final MeterRegistry registry;
    private final Counter messages;
    private final Counter fenced;
    private final Timer lag;
    private final Clock clock;

    TurnCounters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.messages = registry.counter("jauap.turn.messages.handled");
        this.fenced = registry.counter("jauap.turn.fenced");
        this.lag = registry.timer("jauap.turn.lag");
        this.clock = clock;
    }

    void handled(Recalled recalled, Thought thought) {
        if (!recalled.isAgain()) {
            messages.increment(recalled.lane().jobs().size());
        }
        registry.counter("jauap.turn.decided", "decision", thought.decision()).increment();
        Duration late = Duration.between(recalled.lane().dueAt(), clock.instant());
        lag.record(late.isNegative() ? Duration.ZERO : late);
    }

    void fenced() {
        fenced.increment();
    }
}
