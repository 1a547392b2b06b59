package kz.jauap.language.value;

/// What a customer's answer to an offer is.
public enum YesNo {
    YES,
    NO,
    /// Not now; perhaps another time.
    LATER,
    /// Wants to hear no more.
    STOP,
    /// Does not know.
    UNSURE;

    /// Whether what was offered is not to be done now.
    public boolean declines() {
        return this == NO || this == LATER || this == STOP;
    }
}
