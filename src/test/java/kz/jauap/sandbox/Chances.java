package kz.jauap.sandbox;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/// How likely, of each sending call, are faults, from 0 to 1, and how long a good answer takes.
public record Chances(double broken, double refused, double throttled, double silent, long delayMillis) {

    public static final Chances NONE = new Chances(0, 0, 0, 0, 0);

    /// The same without what this provider cannot do, or does in a way no run has the time for.
    public Chances without(boolean throttling, boolean silence) {
        return new Chances(broken, refused, throttling ? 0 : throttled, silence ? 0 : silent, delayMillis);
    }

    /// What happens to the next call; null for nothing bad.
    @Nullable
    Fault roll(Random random) {
        if (this == NONE) {
            return null;
        }
        double roll = random.nextDouble();
        double no = broken + refused;
        double soon = no + throttled;
        if (roll < no) {
            return roll < broken ? Fault.BROKEN : Fault.REFUSED_WITH_200;
        }
        return roll < soon ? Fault.THROTTLED : roll < soon + silent ? Fault.SILENT_AFTER_ACCEPTANCE : null;
    }
}
