package kz.jauap.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kz.jauap.decision.spi.Deed;
import kz.jauap.decision.spi.Matters;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;

/// A booking as it stands after a turn; as a [Deed], the wish that it be stored so.
///
/// @param agreed whether the customer has said yes to the summary
/// @param stay whose time it takes; null as long as no slot is chosen
/// @param heldUntil until when an offer is kept, null for every other state
/// @param replaces a confirmed booking that this one takes the place of once it is confirmed, or null
/// @param language of the customer
/// @param madeOn the day it was first asked for, at the business
/// @param summary in the customer's language
/// @param remindAt when the customer is to be reminded, if it is confirmed
public record Booking(
        TenantId tenant,
        UUID id,
        UUID conversation,
        BookingStatus status,
        boolean agreed,
        Wish wish,
        @Nullable Stay stay,
        @Nullable Instant heldUntil,
        @Nullable UUID replaces,
        String language,
        LocalDate madeOn,
        String summary,
        List<Instant> remindAt)
        implements Deed {

    public static final String SKILL = "booking";

    public Booking {
        remindAt = List.copyOf(remindAt);
        if ((status == BookingStatus.OFFERED) != (heldUntil != null)) {
            throw new IllegalArgumentException("an offer, and only an offer, is held until a moment");
        }
    }

    @Override
    public String skill() {
        return SKILL;
    }

    /// A wish is a matter from when it is first heard, until the bot has confirmed it or it is given up.
    @Override
    public Optional<Matters.Matter> matter() {
        return Optional.of(new Matters.Matter(
                tenant,
                conversation,
                SKILL,
                summary,
                switch (status) {
                    case REQUESTED, OFFERED -> false;
                    case CONFIRMED, DECLINED, CANCELLED, NO_SHOW -> true;
                }));
    }

    /// When it begins, if that is an exact time: the slot's, or the day and time a person has confirmed.
    ///
    /// @param zone of the business
    public Optional<Instant> starts(ZoneId zone) {
        if (stay != null) {
            return Optional.of(stay.from());
        }
        LocalDate day = wish.day();
        TimeWish time = wish.time();
        return day == null || time == null || !time.exact()
                ? Optional.empty()
                : Optional.of(day.atTime(time.from()).atZone(zone).toInstant());
    }

    /// Whether it has not begun yet; by its day where it has no exact time.
    ///
    /// @param now in the time zone of the business
    boolean isAhead(ZonedDateTime now) {
        return starts(now.getZone())
                .map(now.toInstant()::isBefore)
                .orElseGet(() -> wish.day() != null && !wish.day().isBefore(now.toLocalDate()));
    }

    /// The next of those confirmed bookings that are still to come.
    static Optional<Booking> next(Stream<Booking> bookings, ZonedDateTime now) {
        return bookings.filter(one -> one.status == BookingStatus.CONFIRMED && one.isAhead(now))
                .min(Comparator.comparing(
                        one -> one.starts(now.getZone()).orElseGet(() -> one.endOfDay(now.getZone()))));
    }

    private Instant endOfDay(ZoneId zone) {
        LocalDate day = wish.day();
        return day == null ? Instant.MAX : day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /// The same, with the customer to be reminded at these moments.
    Booking reminding(List<Instant> moments) {
        return new Booking(
                tenant,
                id,
                conversation,
                status,
                agreed,
                wish,
                stay,
                heldUntil,
                replaces,
                language,
                madeOn,
                summary,
                moments);
    }

    /// The same in another state, with no slot held.
    ///
    /// @throws IllegalArgumentException when that state cannot follow
    Booking become(BookingStatus next) {
        if (!status.mayBecome(next)) {
            throw new IllegalArgumentException("a booking that is " + status + " cannot become " + next);
        }
        return new Booking(
                tenant,
                id,
                conversation,
                next,
                agreed,
                wish,
                stay,
                null,
                replaces,
                language,
                madeOn,
                summary,
                remindAt);
    }
}
