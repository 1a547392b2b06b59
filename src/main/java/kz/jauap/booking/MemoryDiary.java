package kz.jauap.booking;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.jauap.decision.spi.Done;
import kz.jauap.decision.spi.Overtaken;
import kz.jauap.shared.TenantId;

/// A diary for rehearsals: one conversation, nothing stored.
final class MemoryDiary implements Diary {

    private final Map<UUID, Booking> bookings = new LinkedHashMap<>();

    @Override
    public List<Stay> taken(TenantId tenant, Instant from, Instant until, Instant now, Set<UUID> but) {
        return bookings.values().stream()
                .filter(one -> one.tenant().equals(tenant) && !but.contains(one.id()))
                .filter(one -> keepsSlot(one, now))
                .flatMap(one -> Optional.ofNullable(one.stay()).stream())
                .filter(stay -> stay.from().isBefore(until) && from.isBefore(stay.until()))
                .toList();
    }

    private static boolean keepsSlot(Booking one, Instant now) {
        Instant held = one.heldUntil();
        return one.status().keepsSlot() && (held == null || held.isAfter(now));
    }

    @Override
    public Optional<Booking> upcoming(TenantId tenant, UUID conversation, ZonedDateTime now) {
        return Booking.next(
                bookings.values().stream()
                        .filter(one -> one.tenant().equals(tenant)
                                && one.conversation().equals(conversation)),
                now);
    }

    /// A person says yes or no to what waits for them, as in the house.
    void decides(BookingStatus decided) {
        bookings.values().stream()
                .filter(one -> one.agreed() && one.status() == BookingStatus.REQUESTED)
                .reduce((earlier, later) -> later)
                .ifPresent(one -> put(one.become(decided)));
    }

    /// What it takes the place of is over once it is confirmed, and so is what was to take the place of either.
    private void put(Booking booking) {
        bookings.put(booking.id(), booking);
        UUID old = booking.replaces();
        Booking before = old == null ? null : bookings.get(old);
        if (booking.status() == BookingStatus.CONFIRMED
                && before != null
                && before.status() == BookingStatus.CONFIRMED) {
            put(before.become(BookingStatus.CANCELLED));
        }
        if (booking.status() == BookingStatus.CANCELLED) {
            bookings.replaceAll((id, one) ->
                    booking.id().equals(one.replaces()) && one.status().mayBecome(BookingStatus.DECLINED)
                            ? one.become(BookingStatus.DECLINED)
                            : one);
        }
    }

    @Override
    public void write(List<Done> done) {
        for (Done one : done) {
            if (one.deed() instanceof Booking booking) {
                write(booking, one.at());
            }
        }
    }

    private void write(Booking booking, Instant now) {
        Stay stay = booking.stay();
        UUID replaces = booking.replaces() == null ? booking.id() : booking.replaces();
        Set<UUID> own = replaces.equals(booking.id()) ? Set.of(replaces) : Set.of(booking.id(), replaces);
        if (stay != null
                && booking.status().keepsSlot()
                && taken(booking.tenant(), stay.from(), stay.until(), now, own).stream()
                        .anyMatch(stay::meets)) {
            throw new Overtaken("the slot has been taken");
        }
        put(booking);
    }
}
