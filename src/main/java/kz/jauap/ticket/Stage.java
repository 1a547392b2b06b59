package kz.jauap.ticket;

/// How far a ticket is. The names are the same for every business; what it calls them is in `ticket_label`.
public enum Stage {
    /// Nobody sees to it yet.
    NEW,
    /// Somebody does.
    IN_WORK,
    /// Somebody did; it is the customer's turn.
    WAITING,
    /// Over.
    DONE,
    /// Over without being done: not ours, or not wanted any more.
    REJECTED;

    public boolean isOpen() {
        return this != DONE && this != REJECTED;
    }
}
