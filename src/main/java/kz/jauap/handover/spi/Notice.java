package kz.jauap.handover.spi;

import java.time.Instant;
import java.util.UUID;
import kz.jauap.delivery.DeliveryStatus;
import kz.jauap.shared.TenantId;

/// Something people at a desk should see. It carries ids; what stands behind them is read when it is shown, so that a
/// late look shows what is true then.
public sealed interface Notice {

    TenantId tenant();

    UUID conversation();

    /// A request came into being, or its state, assignee or contents changed: its card is to be shown anew.
    record Card(TenantId tenant, UUID conversation, UUID handover) implements Notice {}

    /// Messages `first` to `last` of the conversation are new: what a customer wrote while a request is open, and what
    /// was
    /// said to them.
    ///
    /// @param origin the desk on which it was written, "" for none: that desk has it before its eyes already
    record Lines(TenantId tenant, UUID conversation, int first, int last, String origin) implements Notice {}

    /// A step of a message a person wrote.
    ///
    /// @param error why it did not go, "" when nothing went wrong
    record Tick(TenantId tenant, UUID conversation, UUID message, DeliveryStatus status, String error)
            implements Notice {}

    /// Nobody has answered for a while, or a case is about to be closed.
    ///
    /// @param minutes since the customer's request or words, or until it is closed
    /// @param since the moment it counts from: the same reminder may come again, counted from another
    record Reminder(TenantId tenant, UUID conversation, UUID handover, Kind kind, long minutes, Instant since)
            implements Notice {

        /// How loud it is.
        public enum Kind {
            /// A request waits.
            FIRST,
            /// It still waits; the owner should know.
            URGENT,
            /// A case nobody has written in is about to be closed.
            CLOSING,
            /// The customer waits for a word of the one who took it; the owner should know.
            UNANSWERED
        }
    }
}
