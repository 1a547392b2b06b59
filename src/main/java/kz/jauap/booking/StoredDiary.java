package kz.jauap.booking;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.jauap.booking.calendar.CalendarLinks;
import kz.jauap.decision.spi.Done;
import kz.jauap.decision.spi.Overtaken;
import kz.jauap.queue.Jobs;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// The diary of the house, in the database.
@Component
class StoredDiary implements Diary {

    private static final Comparator<Booking> BY_SLOT = Comparator.comparing(
                    (Booking one) -> one.tenant().value())
            .thenComparing(
                    one -> Optional.ofNullable(one.stay()).map(Stay::staff).orElse(""))
            .thenComparing(
                    one -> Optional.ofNullable(one.stay()).map(Stay::from).orElse(Instant.MIN));

    private final BookingStore bookings;
    private final CellStore cells;
    private final Jobs jobs;
    private final Database database;
    private final CalendarLinks links;

    StoredDiary(BookingStore bookings, CellStore cells, Jobs jobs, Database database, CalendarLinks links) {
        this.links = links;
        this.bookings = bookings;
        this.cells = cells;
        this.jobs = jobs;
        this.database = database;
    }

    @Override
    public List<Stay> taken(TenantId tenant, Instant from, Instant until, Instant now, Set<UUID> but) {
        return database.inTenant(tenant, () -> cells.taken(tenant, from, until, now, but));
    }

    @Override
    public Optional<Booking> upcoming(TenantId tenant, UUID conversation, ZonedDateTime now) {
        return database.inTenant(tenant, () -> bookings.upcoming(tenant, conversation, now));
    }

    @Override
    public Optional<String> calendar(TenantId tenant, UUID booking, Instant begins) {
        return links.of(tenant, booking, begins);
    }

    @Override
    @CrossTenant("turns of several tenants that end together share one transaction")
    public void write(List<Done> done) {
        done.stream()
                .filter(one -> one.deed() instanceof Booking)
                .sorted(Comparator.comparing(one -> (Booking) one.deed(), BY_SLOT))
                .forEach(one -> write((Booking) one.deed(), one.turn(), one.at()));
    }

    private void write(Booking booking, UUID turn, Instant now) {
        TenantId tenant = booking.tenant();
        if (!booking.status().isOver()) {
            bookings.giveWay(tenant, booking, now).forEach(other -> cells.release(tenant, other));
        }
        if (!bookings.save(tenant, booking, turn, now)) {
            throw new Overtaken("the booking has gone on");
        }
        replace(booking, now);
        if (booking.status() == BookingStatus.CANCELLED) {
            giveUpMoves(tenant, booking.id(), now);
        }
        cells.release(tenant, booking.id());
        Stay stay = booking.stay();
        if (stay != null
                && booking.status().keepsSlot()
                && !cells.take(tenant, booking.id(), stay, booking.heldUntil(), booking.replaces(), now)) {
            throw new Overtaken("the slot has been taken");
        }
        jobs.enqueue(Chores.of(booking));
    }

    private void replace(Booking booking, Instant now) {
        UUID old = booking.replaces();
        if (old == null || booking.status() != BookingStatus.CONFIRMED) {
            return;
        }
        bookings.change(booking.tenant(), old, BookingStatus.CANCELLED, null, now);
        cells.release(booking.tenant(), old);
        giveUpMoves(booking.tenant(), old, now);
    }

    private void giveUpMoves(TenantId tenant, UUID old, Instant now) {
        bookings.giveUpMoves(tenant, old, now).forEach(other -> cells.release(tenant, other));
    }
}
