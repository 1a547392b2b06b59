package kz.jauap.handover;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import kz.jauap.pack.OpeningHours;
import kz.jauap.pack.Packs;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// When people of a business are there to be reminded: while it is open. Without a pack, or without hours, always.
@Component
class WorkingTime {

    private static final int A_WEEK = 7;

    private final Packs packs;

    WorkingTime(Packs packs) {
        this.packs = packs;
    }

    /// The next moment it opens; empty while it is open.
    Optional<Instant> nextOpening(TenantId tenant, Instant now) {
        return packs.current(tenant)
                .filter(pack -> !pack.profile().hours().week().isEmpty())
                .flatMap(pack -> nextOpening(
                        pack.profile().hours(), now.atZone(pack.profile().zone())));
    }

    private static Optional<Instant> nextOpening(OpeningHours hours, ZonedDateTime now) {
        if (hours.at(now.toLocalDateTime()).isPresent()) {
            return Optional.empty();
        }
        ZoneId zone = now.getZone();
        for (int day = 0; day <= A_WEEK; day++) {
            LocalDate date = now.toLocalDate().plusDays(day);
            OpeningHours.Span span = hours.week().get(date.getDayOfWeek());
            if (span != null) {
                ZonedDateTime opening = date.atTime(span.open()).atZone(zone);
                if (opening.isAfter(now)) {
                    return Optional.of(opening.toInstant());
                }
            }
        }
        return Optional.empty();
    }
}
