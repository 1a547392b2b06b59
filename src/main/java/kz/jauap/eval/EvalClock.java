package kz.jauap.eval;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// The clock of a house that plays cases: it ticks like any other and can be moved on to the hour a case wants.
public final class EvalClock extends Clock {

    private final Clock real;
    private volatile Duration ahead = Duration.ZERO;

    public EvalClock(Clock real) {
        this.real = real;
    }

    /// Never goes back: what the house has promised itself for later stays later.
    void moveTo(Instant moment) {
        Duration wanted = Duration.between(real.instant(), moment);
        ahead = wanted.compareTo(ahead) > 0 ? wanted : ahead;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(real.withZone(zone), ahead);
    }
}
