package kz.jauap.ops.rounds;

import java.time.Duration;
import kz.jauap.handover.Healing;
import org.springframework.stereotype.Component;

/// Puts right what must never be, and says so loudly.
@Component
class HealingRound implements Round {

    private final Healing healing;

    HealingRound(Healing healing) {
        this.healing = healing;
    }

    @Override
    public String name() {
        return "healing";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void go() {
        healing.heal();
    }
}
