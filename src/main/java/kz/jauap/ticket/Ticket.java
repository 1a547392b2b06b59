package kz.jauap.ticket;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.jauap.pack.Pack;
import kz.jauap.pack.slot.ShownSlot;
import kz.jauap.ticket.spi.Slot;
import org.jspecify.annotations.Nullable;

/// What one customer wants.
///
/// @param kind who took it up: a skill's name, or why a person was asked for
/// @param holder the agent who sees to it, null while nobody does
/// @param answered when a person first answered since it was opened, null as long as nobody has
/// @param active the last thing that happened to it
/// @param reopened how often the customer came back with it
/// @param late whether a clock of service has run out
public record Ticket(
        UUID id,
        UUID conversation,
        String kind,
        Stage stage,
        @Nullable UUID holder,
        String summary,
        List<Slot> slots,
        Instant opened,
        @Nullable Instant answered,
        Instant active,
        @Nullable Instant closed,
        int reopened,
        boolean late) {

    public Ticket {
        slots = List.copyOf(slots);
    }

    /// What it was told, in words of the pack.
    public List<ShownSlot> told(Pack pack, String language) {
        return slots.stream()
                .map(one -> ShownSlot.of(pack, language, one.name(), one.value(), one.sure(), one.evidence()))
                .toList();
    }

    public boolean isHeldByAnother(UUID agent) {
        return holder != null && !holder.equals(agent);
    }
}
