package kz.jauap.ops.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.jauap.booking.Booking;
import kz.jauap.booking.BookingStatus;
import kz.jauap.booking.Bookings;
import kz.jauap.booking.Stay;
import kz.jauap.booking.TimeWish;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Profile;

/// A booking as an entry of a calendar (RFC 5545), for the customer or the business to keep.
final class CalendarEntry {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 73;

    private CalendarEntry() {}

    /// Empty when the booking has no exact time. The `UID` stays through all moves, and `SEQUENCE` grows with them, so
    /// that a
    /// calendar that has the entry changes it.
    static Optional<String> of(Bookings.Entry entry, String business, String address, ZoneId zone, Instant now) {
        Booking booking = entry.booking();
        String status = status(booking.status());
        return starts(booking, zone).map(start -> {
            List<String> lines = new ArrayList<>(List.of(
                    "BEGIN:VCALENDAR",
                    "VERSION:2.0",
                    "PRODID:-//Jauap//booking//EN",
                    "METHOD:" + (status.equals("CANCELLED") ? "CANCEL" : "PUBLISH"),
                    "BEGIN:VEVENT",
                    "UID:" + entry.first() + "@jauap",
                    "SEQUENCE:" + entry.sequence(),
                    "DTSTAMP:" + MOMENT.format(now),
                    "DTSTART:" + MOMENT.format(start)));
            Stay stay = booking.stay();
            if (stay != null) {
                lines.add("DTEND:" + MOMENT.format(stay.until()));
            }
            lines.add("SUMMARY:" + escaped(business));
            lines.add("LOCATION:" + escaped(address));
            lines.add("DESCRIPTION:" + escaped(booking.summary()));
            lines.add("STATUS:" + status);
            lines.add("END:VEVENT");
            lines.add("END:VCALENDAR");
            return String.join("\r\n", lines.stream().map(CalendarEntry::folded).toList()) + "\r\n";
        });
    }

    /// With the business's name and address as its pack has them.
    static Optional<String> of(Bookings.Entry entry, Pack pack, ZoneId zone, Instant now) {
        Profile profile = pack.profile();
        String language = entry.booking().language();
        return of(
                entry,
                profile.names().in(language, profile.languages()),
                profile.place().address().in(language, profile.languages()),
                zone,
                now);
    }

    private static Optional<Instant> starts(Booking booking, ZoneId zone) {
        Stay stay = booking.stay();
        if (stay != null) {
            return Optional.of(stay.from());
        }
        LocalDate day = booking.wish().day();
        TimeWish time = booking.wish().time();
        return day == null || time == null || time.until() != null
                ? Optional.empty()
                : Optional.of(day.atTime(time.from()).atZone(zone).toInstant());
    }

    private static String status(BookingStatus status) {
        return switch (status) {
            case CONFIRMED, NO_SHOW -> "CONFIRMED";
            case REQUESTED, OFFERED -> "TENTATIVE";
            case DECLINED, CANCELLED -> "CANCELLED";
        };
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\r", "\\n")
                .replace("\n", "\\n");
    }

    /// Lines of at most 75 octets; the next one begins with a space.
    private static String folded(String line) {
        StringBuilder folded = new StringBuilder();
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            int point = line.codePointAt(at);
            String sign = Character.toString(point);
            int size = sign.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST_LINE) {
                folded.append("\r\n ");
                octets = 0;
            }
            folded.append(sign);
            octets += size;
            at += Character.charCount(point);
        }
        return folded.toString();
    }
}
