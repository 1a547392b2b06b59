package kz.jauap.ops.web;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.booking.Bookings;
import kz.jauap.booking.calendar.CalendarLinks;
import kz.jauap.pack.Packs;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Tenants;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// A customer's booking for their calendar, as it stands when they ask. Whoever has the link may; a link that is wrong,
/// forged or over finds nothing, and tells nobody which of these it is.
@RestController
class CalendarController {

    private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");

    private final CalendarLinks links;
    private final Bookings bookings;
    private final Tenants tenants;
    private final Packs packs;
    private final Clock clock;

    CalendarController(CalendarLinks links, Bookings bookings, Tenants tenants, Packs packs, Clock clock) {
        this.links = links;
        this.bookings = bookings;
        this.tenants = tenants;
        this.packs = packs;
        this.clock = clock;
    }

    @GetMapping("/calendar/{tenant}/{sealed}")
    ResponseEntity<String> entry(@PathVariable UUID tenant, @PathVariable String sealed) {
        return entry(new TenantId(tenant), sealed)
                .map(text -> ResponseEntity.ok()
                        .contentType(CALENDAR)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header("X-Robots-Tag", "noindex")
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename("booking.ics")
                                        .build()
                                        .toString())
                        .body(text))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private Optional<String> entry(TenantId tenant, String sealed) {
        return links.booking(tenant, sealed)
                .flatMap(id -> bookings.entry(tenant, id))
                .flatMap(entry -> packs.current(tenant)
                        .flatMap(pack -> CalendarEntry.of(
                                entry, pack, tenants.get(tenant).settings().zone(), clock.instant())));
    }
}
