package kz.jauap.booking;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Where a booking stands. All that may follow upon what is here, and nowhere else in the code.
public enum BookingStatus {
    /// Wished for: being put together, or agreed to by the customer and waiting for a person.
    REQUESTED,
    /// A slot is held for the customer until a moment.
    OFFERED,
    CONFIRMED,
    /// Refused by the customer before it was confirmed, or by the business.
    DECLINED,
    /// Given up after it was confirmed.
    CANCELLED,
    /// Confirmed, and nobody came.
    NO_SHOW;

    private static final Map<BookingStatus, Set<BookingStatus>> AFTER = Map.of(
            REQUESTED, EnumSet.of(REQUESTED, OFFERED, CONFIRMED, DECLINED),
            OFFERED, EnumSet.of(OFFERED, REQUESTED, CONFIRMED, DECLINED),
            CONFIRMED, EnumSet.of(CONFIRMED, CANCELLED, NO_SHOW),
            DECLINED, Set.of(),
            CANCELLED, Set.of(),
            NO_SHOW, Set.of());

    public boolean mayBecome(BookingStatus next) {
        return AFTER.getOrDefault(this, Set.of()).contains(next);
    }

    /// Nothing follows upon it.
    public boolean isOver() {
        return AFTER.getOrDefault(this, Set.of()).isEmpty();
    }

    /// Whether it has its slot for itself.
    boolean keepsSlot() {
        return this == OFFERED || this == CONFIRMED;
    }

    /// As it is shown in reports.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
