package kz.jauap.booking.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.shared.SecretBox;
import kz.jauap.shared.TenantId;

/// Addresses under which a customer, and nobody else, finds a booking for their calendar: sealed under the master key,
/// bound to the tenant, and good for a month after the booking begins.
public final class CalendarLinks {

    private static final String PLACE = "calendar link";
    private static final Pattern OPENED = Pattern.compile("([0-9a-f-]{36}) (\\d{1,12})");
    private static final Duration GOOD_FOR = Duration.ofDays(30);

    private final Optional<String> base;
    private final SecretBox box;
    private final Clock clock;

    /// @param base the house's address for the world without a last slash; empty makes no links
    public CalendarLinks(Optional<String> base, SecretBox box, Clock clock) {
        this.base = base;
        this.box = box;
        this.clock = clock;
    }

    /// The address of a booking; empty where the house has none for the world.
    public Optional<String> of(TenantId tenant, UUID booking, Instant begins) {
        String opened = booking + " " + begins.plus(GOOD_FOR).getEpochSecond();
        return base.map(address -> address + "/calendar/" + tenant + "/" + box.seal(opened, tenant, PLACE));
    }

    /// The booking a link leads to; empty when it is not ours, another tenant's, or over.
    public Optional<UUID> booking(TenantId tenant, String sealed) {
        try {
            Matcher opened = OPENED.matcher(box.open(sealed, tenant, PLACE));
            return opened.matches() && clock.instant().getEpochSecond() < Long.parseLong(opened.group(2))
                    ? Optional.of(UUID.fromString(opened.group(1)))
                    : Optional.empty();
        } catch (SecretBox.Unreadable | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
