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
import kz.jauap.booking.Stay;
import kz.jauap.booking.TimeWish;

/// A booking as an entry of a calendar (RFC 5545), for the customer or the business to keep.
final class CalendarEntry {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 73;

    private CalendarEntry() {}

    /// Empty when the booking has no exact time.
    static Optional<String> of(Booking booking, String business, String address, ZoneId zone, Instant now) {
        return starts(booking, zone).map(start -> {
            List<String> lines = new ArrayList<>(List.of(
                    "BEGIN:VCALENDAR",
                    "VERSION:2.0",
                    "PRODID:-//Jauap//booking//EN",
                    "METHOD:PUBLISH",
                    "BEGIN:VEVENT",
                    "UID:" + booking.id() + "@jauap",
                    "DTSTAMP:" + MOMENT.format(now),
                    "DTSTART:" + MOMENT.format(start)));
            Stay stay = booking.stay();
            if (stay != null) {
                lines.add("DTEND:" + MOMENT.format(stay.until()));
            }
            lines.add("SUMMARY:" + escaped(business));
            lines.add("LOCATION:" + escaped(address));
            lines.add("DESCRIPTION:" + escaped(booking.summary()));
            lines.add("STATUS:" + status(booking.status()));
            lines.add("END:VEVENT");
            lines.add("END:VCALENDAR");
            return String.join("\r\n", lines.stream().map(CalendarEntry::folded).toList()) + "\r\n";
        });
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
