package kz.jauap.ops.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.booking.BookingStatus;
import kz.jauap.booking.Bookings;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.tenant.Audit;
import kz.jauap.tenant.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The bookings of a business, and the buttons by which its people decide about them.
@RestController
@RequestMapping("/console")
class BookingPageController {

    private static final String ACTOR = "console";
    private static final int MOST = 100;

    private final Pages pages;
    private final TenantDesk tenants;
    private final Bookings bookings;
    private final Audit audit;

    BookingPageController(Pages pages, TenantDesk tenants, Bookings bookings, Audit audit) {
        this.pages = pages;
        this.tenants = tenants;
        this.bookings = bookings;
        this.audit = audit;
    }

    /// The first business; from its page one gets to the others.
    @GetMapping("/bookings")
    ResponseEntity<Void> first() {
        return tenants.all().stream()
                .findFirst()
                .map(tenant -> to(address(tenant)))
                .orElseGet(() -> to("/console"));
    }

    @GetMapping("/tenants/{slug}/bookings")
    ResponseEntity<String> list(
            @PathVariable String slug, @RequestParam(defaultValue = "") String status, HttpServletRequest request) {
        Tenant tenant = tenants.get(slug);
        ZoneId zone = tenant.settings().zone();
        Page page = pages.page("bookings", request, zone);
        List<BookingRow> rows = bookings.list(tenant.id(), status(status), MOST).stream()
                .map(one -> BookingRow.of(one, bookings.choices(one), page))
                .sorted(Comparator.comparing(row -> !row.waits()))
                .toList();
        return pages.show(
                "bookings",
                page,
                Map.of(
                        "tenant", tenant,
                        "others", tenants.all(),
                        "rows", rows,
                        "chosen", status));
    }

    private static @Nullable BookingStatus status(String asked) {
        return Arrays.stream(BookingStatus.values())
                .filter(one -> one.key().equals(asked))
                .findFirst()
                .orElse(null);
    }

    @PostMapping("/tenants/{slug}/bookings/{id}/{decision}")
    ResponseEntity<Void> decide(@PathVariable String slug, @PathVariable UUID id, @PathVariable String decision) {
        Tenant tenant = tenants.get(slug);
        Bookings.Decided decided = switch (decision) {
            case "confirmed" -> bookings.confirm(tenant.id(), id);
            case "declined" -> bookings.decline(tenant.id(), id);
            case "cancelled" -> bookings.cancel(tenant.id(), id);
            case "no-show" -> bookings.noShow(tenant.id(), id);
            default -> throw Refusal.notFound("nobody can do that to a booking", "use the buttons of the page");
        };
        return switch (decided) {
            case Bookings.Decided.Stands stands -> {
                audit.note(tenant.id(), ACTOR, "booking." + decision, id.toString(), Map.of());
                yield to(address(tenant) + "?done=booking-" + decision);
            }
            case Bookings.Decided.Refused refused -> to(address(tenant) + "?done=not-booking");
            case Bookings.Decided.Unknown unknown ->
                throw Refusal.notFound("there is no booking " + id, "go back to the list");
        };
    }

    private static String address(Tenant tenant) {
        return "/console/tenants/" + tenant.slug() + "/bookings";
    }

    private static ResponseEntity<Void> to(String page) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(page))
                .build();
    }
}
