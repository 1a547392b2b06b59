package kz.jauap.ticket.spi;

import java.util.List;
import kz.jauap.pack.Pack;
import kz.jauap.pack.slot.Line;

/// Reads slots in what a customer has written, by the pack alone. Pure; what it is not sure of it says so.
public interface SlotReader {

    /// @param said the customer's messages of the ticket, oldest first
    List<Slot> read(Pack pack, List<Line> said);
}
