package kz.jauap.booking;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.jauap.pack.BookingRules;
import kz.jauap.pack.BookingRules.Staff;
import kz.jauap.pack.OpeningHours.Span;
import kz.jauap.pack.Pack;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;

/// Free slots: who works, who does it, and who is not taken.
final class Slots {

    private static final int SHOWN = 3;
    private static final int DAYS_TO_LOOK = 14;

    private final Pack pack;
    private final BookingRules rules;
    private final Openings openings;
    private final ZonedDateTime now;
    private final TenantId tenant;
    private final Diary diary;
    private final Set<UUID> own;

    /// @param own bookings that do not stand in the way
    Slots(
            Pack pack,
            BookingRules rules,
            Openings openings,
            ZonedDateTime now,
            TenantId tenant,
            Diary diary,
            Set<UUID> own) {
        this.pack = pack;
        this.rules = rules;
        this.openings = openings;
        this.now = now;
        this.tenant = tenant;
        this.diary = diary;
        this.own = Set.copyOf(own);
    }

    /// Free starts of one day.
    record Free(LocalDate day, List<LocalTime> times) {}

    /// The stay that the wish asks for, if it is free; its day and time are known.
    Optional<Stay> at(Wish wish, LocalDate day, LocalTime time) {
        List<Stay> taken = taken(day);
        return able(wish).stream()
                .filter(one -> works(one, day, time, length(wish)))
                .map(one -> stay(one, day, time, length(wish)))
                .filter(stay -> taken.stream().noneMatch(stay::meets))
                .findFirst();
    }

    /// Free starts of a day, those nearest to a time; or of the next day that has any.
    Optional<Free> near(Wish wish, LocalDate day, TimeWish time) {
        List<LocalTime> wanted = starts(wish, day, time);
        if (!wanted.isEmpty()) {
            return Optional.of(new Free(day, wanted));
        }
        TimeWish any = new TimeWish(LocalTime.MIN, LocalTime.MAX);
        LocalDate last = now.toLocalDate().plusDays(rules.limits().daysAhead());
        for (int i = 0; i <= DAYS_TO_LOOK && !day.plusDays(i).isAfter(last); i++) {
            List<LocalTime> found = starts(wish, day.plusDays(i), any);
            if (!found.isEmpty()) {
                return Optional.of(new Free(day.plusDays(i), nearest(found, time.from())));
            }
        }
        return Optional.empty();
    }

    /// The first of a window, or what lies around a time.
    private List<LocalTime> starts(Wish wish, LocalDate day, TimeWish time) {
        List<Stay> taken = taken(day);
        Duration length = length(wish);
        List<LocalTime> starts = able(wish).stream()
                .flatMap(one -> steps(one, day).stream()
                        .filter(start -> works(one, day, start, length))
                        .filter(start -> taken.stream().noneMatch(stay(one, day, start, length)::meets)))
                .distinct()
                .sorted()
                .toList();
        LocalTime until = time.until();
        return until == null
                ? nearest(starts, time.from())
                : starts.stream()
                        .filter(start -> !start.isBefore(time.from()) && start.isBefore(until))
                        .limit(SHOWN)
                        .toList();
    }

    private static List<LocalTime> nearest(List<LocalTime> starts, LocalTime wanted) {
        return starts.stream()
                .sorted(Comparator.comparing(
                        start -> Duration.between(start, wanted).abs()))
                .limit(SHOWN)
                .sorted()
                .toList();
    }

    private List<LocalTime> steps(Staff one, LocalDate day) {
        Span hours = hours(one, day);
        List<LocalTime> steps = new ArrayList<>();
        if (hours != null) {
            long step = Math.max(1, rules.limits().step().toMinutes());
            long minutes = Duration.between(hours.open(), hours.close()).toMinutes();
            for (long at = 0; at < minutes; at += step) {
                steps.add(hours.open().plusMinutes(at));
            }
        }
        return steps;
    }

    private boolean works(Staff one, LocalDate day, LocalTime start, Duration length) {
        Span hours = hours(one, day);
        return hours != null
                && !start.isBefore(hours.open())
                && !start.plus(length).isAfter(hours.close())
                && start.plus(length).isAfter(start)
                && !day.atTime(start)
                        .atZone(now.getZone())
                        .isBefore(now.plus(rules.limits().notice()));
    }

    /// Their own hours within those of the business; null on a day off.
    private @Nullable Span hours(Staff one, LocalDate day) {
        Span house = openings.span(day);
        Span own = one.week().isEmpty() ? house : one.week().get(day.getDayOfWeek());
        if (own == null || house == null) {
            return openings.knowsHours() ? null : own;
        }
        LocalTime open = own.open().isBefore(house.open()) ? house.open() : own.open();
        LocalTime close = own.close().isAfter(house.close()) ? house.close() : own.close();
        return open.isBefore(close) ? new Span(open, close) : null;
    }

    private List<Staff> able(Wish wish) {
        return rules.staff().stream()
                .filter(one -> wish.staff().isEmpty() || one.id().equals(wish.staff()))
                .filter(one -> wish.services().stream().allMatch(service -> one.does(service.split("/", 2)[0])))
                .toList();
    }

    private Stay stay(Staff one, LocalDate day, LocalTime time, Duration length) {
        ZonedDateTime from = day.atTime(time).atZone(now.getZone());
        return new Stay(one.id(), from.toInstant(), from.plus(length).toInstant());
    }

    private List<Stay> taken(LocalDate day) {
        return diary.taken(
                tenant,
                day.atStartOfDay(now.getZone()).toInstant(),
                day.plusDays(1).atStartOfDay(now.getZone()).toInstant(),
                now.toInstant(),
                own);
    }

    /// How long all of the services take together.
    private Duration length(Wish wish) {
        long minutes = wish.services().stream()
                .map(service -> service.split("/", 2)[0])
                .mapToLong(this::minutes)
                .sum();
        return minutes == 0 ? rules.limits().length() : Duration.ofMinutes(minutes);
    }

    /// What the rules say, else the longest the price list names.
    private long minutes(String service) {
        Integer ruled = rules.minutes().get(service);
        if (ruled != null) {
            return ruled;
        }
        String told = pack.service(service).map(card -> card.minutes()).orElse("");
        String last = told.substring(told.lastIndexOf('–') + 1).strip();
        return last.isEmpty() || !last.chars().allMatch(Character::isDigit)
                ? rules.limits().length().toMinutes()
                : Long.parseLong(last);
    }
}
