package kz.jauap.booking.spi;

import java.util.List;
import java.util.UUID;
import kz.jauap.shared.TenantId;

/// Hears of bookings that were made or changed.
public interface BookingWatch {

    /// Called inside the transaction in which they changed, after each statement that changed them; may
    /// read them there, write rows of its own and jobs, and no more.
    void changed(TenantId tenant, List<Change> changes);

    /// A booking that was made or changed.
    ///
    /// @param letGo whether it held somebody's time for the customer before, and does no more
    record Change(UUID booking, boolean letGo) {}
}
