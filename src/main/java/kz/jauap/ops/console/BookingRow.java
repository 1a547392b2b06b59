package kz.jauap.ops.console;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kz.jauap.booking.Booking;
import kz.jauap.booking.BookingStatus;
import kz.jauap.booking.Stay;
import kz.jauap.booking.TimeWish;

/// A booking as the console shows it.
///
/// @param state key of its text: a wish the customer has agreed to waits for a person
/// @param when the day and the time, as far as they are known
/// @param fields name and value, in the customer's language
/// @param choices what a person may make of it now, the yes first
public record BookingRow(
        String id, String conversation, String state, String when, List<String[]> fields, List<BookingStatus> choices) {

    private static final String WAITS = "waits";

    static BookingRow of(Booking booking, Set<BookingStatus> choices, Page page) {
        boolean waits = booking.status() == BookingStatus.REQUESTED && booking.agreed();
        return new BookingRow(
                booking.id().toString(),
                booking.conversation().toString(),
                waits ? WAITS : booking.status().key(),
                when(booking, page),
                Arrays.stream(booking.summary().split("; "))
                        .filter(part -> !part.isBlank())
                        .map(part -> part.split(": ", 2))
                        .toList(),
                choices.stream().sorted(Comparator.naturalOrder()).toList());
    }

    private static String when(Booking booking, Page page) {
        Stay stay = booking.stay();
        DateTimeFormatter day = DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.of(page.language()));
        if (stay != null) {
            return DateTimeFormatter.ofPattern("EEEE, d MMMM, HH:mm", Locale.of(page.language()))
                    .format(stay.from().atZone(page.zone()));
        }
        LocalDate wished = booking.wish().day();
        TimeWish time = booking.wish().time();
        String date = wished == null ? page.text("booking.no-day") : day.format(wished);
        return time == null ? date : date + ", " + time;
    }

    /// Whether a person has to say yes or no.
    boolean waits() {
        return state.equals(WAITS);
    }

    /// How its state looks: good, waiting or over.
    public String colour() {
        return switch (state) {
            case WAITS -> "warn";
            case "confirmed" -> "good";
            case "no-show", "declined", "cancelled" -> "off";
            default -> "";
        };
    }
}
