package kz.jauap.eval.customer;

import java.util.Locale;

/// What a simulated customer has come for.
public enum Goal {
    /// To know some things the pack has an answer to.
    ASK,
    /// To book something.
    BOOK,
    /// To talk to a person.
    PERSON;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
