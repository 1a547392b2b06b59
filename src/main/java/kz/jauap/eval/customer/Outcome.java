package kz.jauap.eval.customer;

import java.util.Locale;

/// How a simulated talk has ended.
public enum Outcome {
    ANSWERED,
    /// Confirmed, or agreed to and waiting for a person.
    BOOKED,
    HANDED_OVER,
    /// The customer ran out of patience with nothing of these.
    HANGING;

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
