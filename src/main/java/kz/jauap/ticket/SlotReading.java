package kz.jauap.ticket;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kz.jauap.conversation.Author;
import kz.jauap.conversation.Conversations;
import kz.jauap.conversation.Said;
import kz.jauap.pack.BookingRules;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Packs;
import kz.jauap.pack.slot.Line;
import kz.jauap.pack.slot.TicketSlot;
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
            List<Line> said = said(tenant, ticket.conversation(), pack);
            readers.forEach(reader -> slots.addAll(reader.read(pack, said)));
            if (!pack.slots().isEmpty()) { // what the pack asks for tells it better than all it might be
                slots.removeIf(one -> one.name().equals(BookingRules.SERVICE) && !one.sure());
            }
        });
        return slots;
    }

    /// The customer's messages, each with what the bot had asked for before it.
    private List<Line> said(TenantId tenant, UUID conversation, Pack pack) {
        List<Line> lines = new ArrayList<>();
        String asked = "";
        for (Conversations.Shown shown : conversations.latest(tenant, conversation, NEWEST)) {
            Said said = shown.said();
            if (said.author() != Author.CUSTOMER) {
                asked = said.author() == Author.BOT ? asked(pack, said.text()) : "";
            } else if (!said.text().isBlank() && !shown.status().equals(Conversations.DELETED)) {
                LocalDateTime at =
                        LocalDateTime.ofInstant(said.at(), pack.profile().zone());
                lines.add(new Line(said.seq(), said.text(), asked, at));
            }
        }
        return lines;
    }

    /// The slot whose question a message of the bot ends with, in whatever language.
    private static String asked(Pack pack, String text) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        return pack.slots().stream()
                .filter(slot -> slot.ask().byLanguage().values().stream()
                        .anyMatch(ask -> words.endsWith(ask.strip().toLowerCase(Locale.ROOT))))
                .map(TicketSlot::id)
                .findFirst()
                .orElse("");
    }
}
