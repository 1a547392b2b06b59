package kz.jauap.booking;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import kz.jauap.pack.BookingRules;
import kz.jauap.pack.BookingRules.Limits;
import kz.jauap.pack.BookingText;
import kz.jauap.pack.OpeningHours.Span;
import kz.jauap.pack.Pack;
import org.jspecify.annotations.Nullable;

/// Whether a wish can be at all, by the hours of the business and its rules.
final class Openings {

    private final Pack pack;
    private final BookingRules rules;
    private final ZonedDateTime now;
    private final Wordings words;

    Openings(Pack pack, BookingRules rules, ZonedDateTime now, Wordings words) {
        this.pack = pack;
        this.rules = rules;
        this.now = now;
        this.words = words;
    }

    /// Why a wish cannot be.
    ///
    /// @param places name, text, name, text …
    /// @param field that has to be given anew
    record Trouble(BookingText text, List<String> places, String field) {

        Trouble(BookingText text, String field, String... places) {
            this(text, List.of(places), field);
        }
    }

    /// Hours of the business on a day; null when it is closed or its hours are not known.
    @Nullable
    Span span(LocalDate day) {
        return pack.profile().hours().week().get(day.getDayOfWeek());
    }

    boolean knowsHours() {
        return !pack.profile().hours().week().isEmpty();
    }

    Optional<Trouble> trouble(Wish wish) {
        LocalDate day = wish.day();
        TimeWish time = wish.time();
        Optional<Trouble> found = day == null ? Optional.empty() : onDay(day);
        if (found.isEmpty() && day != null && time != null) {
            found = atTime(day, time);
        }
        return found.or(() -> withStaff(wish));
    }

    private Optional<Trouble> onDay(LocalDate day) {
        Limits limits = rules.limits();
        LocalDate today = now.toLocalDate();
        LocalTime sameDayUntil = limits.sameDayUntil();
        if (day.isBefore(today)) {
            return trouble(BookingText.DAY_OVER, BookingRules.DAY);
        }
        if (day.isAfter(today.plusDays(limits.daysAhead()))) {
            return trouble(BookingText.DAY_TOO_FAR, BookingRules.DAY, "days", Integer.toString(limits.daysAhead()));
        }
        if (knowsHours() && span(day) == null) {
            return trouble(BookingText.DAY_CLOSED, BookingRules.DAY, "day", words.day(day));
        }
        boolean late =
                day.equals(today) && sameDayUntil != null && now.toLocalTime().isAfter(sameDayUntil);
        return late
                ? trouble(BookingText.SAME_DAY_OVER, BookingRules.DAY, "until", String.valueOf(sameDayUntil))
                : Optional.empty();
    }

    private Optional<Trouble> atTime(LocalDate day, TimeWish time) {
        LocalTime until = time.until();
        LocalTime latest = until == null ? time.from() : until;
        if (!time.from().equals(LocalTime.MIN)
                && day.atTime(latest).atZone(now.getZone()).isBefore(now)) {
            return trouble(BookingText.DAY_OVER, BookingRules.TIME);
        }
        Span span = span(day);
        if (span != null && isOutside(time, span)) {
            return trouble(
                    BookingText.TIME_OUTSIDE,
                    BookingRules.TIME,
                    "open",
                    span.open().toString(),
                    "close",
                    lastStart(span).toString());
        }
        boolean soon = day.atTime(latest)
                .atZone(now.getZone())
                .isBefore(now.plus(rules.limits().notice()));
        return soon
                ? trouble(
                        BookingText.TIME_TOO_SOON,
                        BookingRules.TIME,
                        "minutes",
                        Long.toString(rules.limits().notice().toMinutes()))
                : Optional.empty();
    }

    private LocalTime lastStart(Span span) {
        return span.close().minus(rules.limits().lastStart());
    }

    private boolean isOutside(TimeWish time, Span span) {
        LocalTime until = time.until();
        return until == null
                ? time.from().isBefore(span.open()) || time.from().isAfter(lastStart(span))
                : !time.from().isBefore(span.close()) || !until.isAfter(span.open());
    }

    /// A window within the hours of its day.
    Wish settled(Wish wish) {
        LocalDate day = wish.day();
        TimeWish time = wish.time();
        Span span = day == null ? null : span(day);
        LocalTime until = time == null ? null : time.until();
        if (span == null || time == null || until == null || isOutside(time, span)) {
            return wish;
        }
        LocalTime from = time.from().isBefore(span.open()) ? span.open() : time.from();
        return wish.time(new TimeWish(from, until.isAfter(span.close()) ? span.close() : until));
    }

    private Optional<Trouble> withStaff(Wish wish) {
        boolean cannot = rules.staff(wish.staff())
                .filter(one -> !wish.services().stream().allMatch(service -> one.does(service.split("/", 2)[0])))
                .isPresent();
        return cannot
                ? trouble(BookingText.STAFF_CANNOT, BookingRules.STAFF, "staff", words.staffName(wish.staff()))
                : Optional.empty();
    }

    private static Optional<Trouble> trouble(BookingText text, String field, String... places) {
        return Optional.of(new Trouble(text, field, places));
    }
}
