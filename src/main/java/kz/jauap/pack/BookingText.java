package kz.jauap.pack;

import java.util.List;
import java.util.Locale;

/// The sentences of a booking, worded by the pack's `booking.yaml` or, where it says nothing, by the common
/// ones.
public enum BookingText {
    ASK_SERVICE("services"),
    ASK_DAY,
    ASK_TIME,
    ASK_STAFF("staff"),
    ASK_NAME,
    ASK_PHONE,
    LABEL_SERVICE,
    LABEL_DAY,
    LABEL_TIME,
    LABEL_STAFF,
    LABEL_NAME,
    LABEL_PHONE,
    /// Before the booking that another is to take the place of.
    LABEL_BEFORE,
    /// A time that is a wish: not before, not after, between.
    TIME_FROM("from"),
    TIME_UNTIL("until"),
    TIME_BETWEEN("from", "until"),
    /// Why a wish cannot be.
    DAY_OVER,
    DAY_CLOSED("day"),
    DAY_TOO_FAR("days"),
    SAME_DAY_OVER("until"),
    TIME_OUTSIDE("open", "close"),
    TIME_TOO_SOON("minutes"),
    STAFF_CANNOT("staff"),
    /// Free times instead of one that is taken.
    TIMES_FREE("day", "times"),
    NOTHING_FREE("day"),
    SUMMARY("fields"),
    WHAT_TO_CHANGE,
    /// A person has it now.
    PASSED_ON,
    /// The same about a booking that is confirmed already, and stays until a person has answered.
    MOVE_PASSED_ON("fields", "before"),
    CANCEL_PASSED_ON("before"),
    CONFIRMED("fields", "lateness"),
    /// After either confirmation: where the booking is found for a calendar.
    CALENDAR("link"),
    DECLINED,
    ASK_CANCEL("fields"),
    CANCELLED("fields"),
    KEPT("fields"),
    ASK_NEW_TIME("fields"),
    REMINDER("fields"),
    /// Words of the business about a booking that waited for a person.
    CONFIRMED_BY_PERSON("fields", "lateness"),
    DECLINED_BY_PERSON("fields"),
    MOVE_DECLINED_BY_PERSON("fields", "before");

    private final List<String> places;

    BookingText(String... places) {
        this.places = List.of(places);
    }

    /// Its name under `texts` of `booking.yaml`, for example `ask-day`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What may stand in braces in its text.
    List<String> places() {
        return places;
    }
}
