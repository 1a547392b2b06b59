package kz.jauap.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.jauap.conversation.Author;
import kz.jauap.conversation.Conversations;
import kz.jauap.pack.Packs;
import kz.jauap.shared.TenantId;
import kz.jauap.ticket.spi.Slot;
import kz.jauap.ticket.spi.SlotReader;
import org.springframework.stereotype.Component;

/// Has all readers read what a customer has written since shortly before their ticket was opened.
@Component
class SlotReading {

    private static final int NEWEST = 40;

    private final List<SlotReader> readers;
    private final Conversations conversations;
    private final Packs packs;

    SlotReading(List<SlotReader> readers, Conversations conversations, Packs packs) {
        this.readers = List.copyOf(readers);
        this.conversations = conversations;
        this.packs = packs;
    }

    List<Slot> of(TenantId tenant, Ticket ticket) {
        List<Slot> slots = new ArrayList<>();
        packs.current(tenant, ticket.conversation()).ifPresent(pack -> {
            List<SlotReader.Line> said = said(tenant, ticket.conversation());
            readers.forEach(reader -> slots.addAll(reader.read(pack, said)));
        });
        return slots;
    }

    private List<SlotReader.Line> said(TenantId tenant, UUID conversation) {
        return conversations.latest(tenant, conversation, NEWEST).stream()
                .map(Conversations.Shown::said)
                .filter(said -> said.author() == Author.CUSTOMER && !said.text().isBlank())
                .map(said -> new SlotReader.Line(said.seq(), said.text()))
                .toList();
    }
}
