package kz.jauap.booking.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.SettableClock;
import kz.jauap.shared.MasterKeys;
import kz.jauap.shared.SecretBox;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.Test;

class CalendarLinksTest {

    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final UUID BOOKING = UUID.randomUUID();

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T05:00:00Z"));
    private final CalendarLinks links = new CalendarLinks(
            Optional.of("https://front.example.kz"), new SecretBox(MasterKeys.parse(MasterKeys.fresh())), clock);

    private String sealed() {
        String link = links.of(TENANT, BOOKING, clock.instant()).orElseThrow();
        return link.substring(link.lastIndexOf('/') + 1);
    }

    @Test
    void a_link_leads_to_its_booking_for_a_month_and_no_longer() {
        String sealed = sealed();
        clock.forward(Duration.ofDays(29));
        assertThat(links.booking(TENANT, sealed)).contains(BOOKING);
        clock.forward(Duration.ofDays(2));
        assertThat(links.booking(TENANT, sealed)).isEmpty();
    }

    @Test
    void it_tells_nothing_and_no_two_are_alike() {
        assertThat(sealed()).doesNotContain(BOOKING.toString()).isNotEqualTo(sealed());
    }

    @Test
    void another_tenant_a_changed_letter_and_nonsense_open_nothing() {
        String sealed = sealed();
        char last = sealed.charAt(sealed.length() - 5);
        String changed = sealed.substring(0, sealed.length() - 5)
                + (last == 'A' ? 'B' : 'A')
                + sealed.substring(sealed.length() - 4);
        assertThat(links.booking(new TenantId(UUID.randomUUID()), sealed)).isEmpty();
        assertThat(links.booking(TENANT, changed)).isEmpty();
        assertThat(links.booking(TENANT, "v1.00000000.AAAA")).isEmpty();
        assertThat(links.booking(TENANT, "")).isEmpty();
    }

    @Test
    void a_house_without_an_address_makes_none() {
        CalendarLinks none =
                new CalendarLinks(Optional.empty(), new SecretBox(MasterKeys.parse(MasterKeys.fresh())), clock);
        assertThat(none.of(TENANT, BOOKING, clock.instant())).isEmpty();
    }
}
