package kz.jauap.ticket;

import java.util.List;
import kz.jauap.pack.Pack;
import kz.jauap.pack.slot.Line;
import kz.jauap.pack.slot.TicketWords;
import kz.jauap.ticket.spi.Slot;
import kz.jauap.ticket.spi.SlotReader;
import org.springframework.stereotype.Component;

/// Finds in a customer's words what `ticket.yaml` of the pack asks a request to tell.
@Component
class PackSlots implements SlotReader {

    @Override
    public List<Slot> read(Pack pack, List<Line> said) {
        return TicketWords.read(pack, said).stream()
                .map(told -> new Slot(
                        told.slot(), told.value(), told.sure(), told.line(), told.from(), told.to(), told.evidence()))
                .toList();
    }
}
