package kz.jauap.ops.alert;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import kz.jauap.ops.rounds.Round;
import org.springframework.stereotype.Component;

/// Notices when many webhooks of a minute name a channel nobody knows: somebody posts to an address that is gone, and
/// customers there are not heard. Each node counts for itself; the case is told once an hour.
@Component
class UnknownChannelWatch implements Round {

    private static final double MANY = 10;

    private final MeterRegistry registry;
    private final Alerts alerts;
    private final Clock clock;
    private double before;

    UnknownChannelWatch(MeterRegistry registry, Alerts alerts, Clock clock) {
        this.registry = registry;
        this.alerts = alerts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "unknown-channels";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public boolean onEveryNode() {
        return true;
    }

    @Override
    public void go() {
        Counter counter =
                registry.find("jauap.intake.refused").tag("reason", "unknown").counter();
        double now = counter == null ? 0 : counter.count();
        double more = now - before;
        before = now;
        if (more >= MANY) {
            String hour = clock.instant().truncatedTo(ChronoUnit.HOURS).toString();
            alerts.tell(List.of(new Case(
                    Case.HOUSE,
                    Case.Kind.UNKNOWN_CHANNEL,
                    "unknown-channel/" + hour,
                    "%.0f in a minute; connect the channel, or take our address out of the provider's pages"
                            .formatted(more))));
        }
    }
}
