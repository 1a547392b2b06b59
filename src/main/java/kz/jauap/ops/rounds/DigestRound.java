package kz.jauap.ops.rounds;

import java.time.Duration;
import kz.jauap.ops.figures.Digests;
import org.springframework.stereotype.Component;

/// Looks whose owner is to be told of the day before.
@Component
class DigestRound implements Round {

    private final Digests digests;

    DigestRound(Digests digests) {
        this.digests = digests;
    }

    @Override
    public String name() {
        return "digests";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void go() {
        digests.go();
    }
}
