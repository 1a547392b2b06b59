package kz.jauap.sandbox;

/// What a simulated provider does to one call instead of what it should.
public enum Fault {
    /// 429; Telegram also asks to come back in three seconds.
    THROTTLED,
    /// 500, nothing taken.
    BROKEN,
    /// A final no: 403.
    FORBIDDEN,
    /// 200 with a body that says no.
    REFUSED_WITH_200,
    /// 200 with a page of HTML.
    PAGE_WITH_200,
    /// Takes the message and never answers.
    SILENT_AFTER_ACCEPTANCE,
    /// Takes the message and closes the connection.
    HANG_UP_AFTER_ACCEPTANCE
}
