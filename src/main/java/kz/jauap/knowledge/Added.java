package kz.jauap.knowledge;

/// What came of adding a document.
public sealed interface Added {

    /// It may be quoted from now on, on every node within seconds.
    record Stored(Document document) implements Added {}

    /// The very same is there already.
    record Unchanged(Document document) implements Added {}

    /// @param why for the administrator
    /// @param advice what to do about it
    record Unreadable(String why, String advice) implements Added {}
}
