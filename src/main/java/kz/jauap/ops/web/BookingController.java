package kz.jauap.ops.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import kz.jauap.booking.Booking;
import kz.jauap.booking.BookingStatus;
import kz.jauap.booking.Bookings;
import kz.jauap.booking.Stay;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Packs;
import kz.jauap.tenant.Audit;
import kz.jauap.tenant.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Bookings of a business, and what its people decide about them.
@RestController
@RequestMapping("/admin/tenants/{slug}/bookings")
class BookingController {

    private final TenantDesk tenants;
    private final Bookings bookings;
    private final Packs packs;
    private final Audit audit;
    private final Clock clock;

    BookingController(TenantDesk tenants, Bookings bookings, Packs packs, Audit audit, Clock clock) {
        this.tenants = tenants;
        this.bookings = bookings;
        this.packs = packs;
        this.audit = audit;
        this.clock = clock;
    }

    /// A booking as it is shown; `starts` and `ends` are null as long as no slot is chosen.
    record View(
            String id,
            String conversation,
            String status,
            boolean agreed,
            Map<String, String> wish,
            @Nullable Instant starts,
            @Nullable Instant ends,
            String summary) {

        static View of(Booking booking) {
            Stay stay = booking.stay();
            return new View(
                    booking.id().toString(),
                    booking.conversation().toString(),
                    booking.status().key(),
                    booking.agreed(),
                    booking.wish().known(),
                    stay == null ? null : stay.from(),
                    stay == null ? null : stay.until(),
                    booking.summary());
        }
    }

    @GetMapping
    Listing<View> list(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "50") int limit) {
        return Listing.whole(bookings.list(tenants.get(slug).id(), status(status), Listing.limit(limit)).stream()
                .map(View::of)
                .toList());
    }

    private static @Nullable BookingStatus status(String asked) {
        if (asked.isEmpty()) {
            return null;
        }
        return Arrays.stream(BookingStatus.values())
                .filter(one -> one.key().equals(asked))
                .findFirst()
                .orElseThrow(() -> Refusal.malformed(
                        "no booking is ever " + asked,
                        "one of "
                                + Arrays.stream(BookingStatus.values())
                                        .map(BookingStatus::key)
                                        .toList()));
    }

    @GetMapping("/{id}")
    View show(@PathVariable String slug, @PathVariable UUID id) {
        return View.of(find(tenants.get(slug), id));
    }

    private Booking find(Tenant tenant, UUID id) {
        return bookings.find(tenant.id(), id).orElseThrow(() -> unknown(id));
    }

    private static Refusal unknown(UUID id) {
        return Refusal.notFound("there is no booking " + id, "GET …/bookings lists them");
    }

    /// The entry for a calendar.
    @GetMapping(path = "/{id}/calendar", produces = "text/calendar;charset=UTF-8")
    String calendar(@PathVariable String slug, @PathVariable UUID id) {
        Tenant tenant = tenants.get(slug);
        Bookings.Entry entry = bookings.entry(tenant.id(), id).orElseThrow(() -> unknown(id));
        Pack pack = packs.current(tenant.id())
                .orElseThrow(() -> Refusal.conflict("no pack is published", "publish one first"));
        return CalendarEntry.of(entry, pack, tenant.settings().zone(), clock.instant())
                .orElseThrow(
                        () -> Refusal.conflict("the booking has no exact time yet", "it has one once it is confirmed"));
    }

    @PostMapping("/{id}/{decision}")
    View decide(
            @PathVariable String slug,
            @PathVariable UUID id,
            @PathVariable String decision,
            @RequestAttribute(AdminGate.ACTOR) String actor) {
        Tenant tenant = tenants.get(slug);
        Bookings.Decided decided = switch (decision) {
            case "confirm" -> bookings.confirm(tenant.id(), id);
            case "decline" -> bookings.decline(tenant.id(), id);
            case "cancel" -> bookings.cancel(tenant.id(), id);
            case "no-show" -> bookings.noShow(tenant.id(), id);
            default ->
                throw Refusal.malformed("nobody can " + decision + " a booking", "confirm, decline, cancel or no-show");
        };
        return switch (decided) {
            case Bookings.Decided.Stands(Booking booking) -> {
                audit.note(tenant.id(), actor, "booking." + decision, id.toString(), Map.of());
                yield View.of(booking);
            }
            case Bookings.Decided.Refused(BookingStatus status) ->
                throw Refusal.conflict(
                        "the booking is " + status.key() + " and cannot become that", "see docs/state-machines.md");
            case Bookings.Decided.Unknown() -> throw unknown(id);
        };
    }
}
