package kz.jauap.language.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What a customer's words about time are relative to.
///
/// @param now the moment of the message, in the tenant's time zone
/// @param opens when the business opens, null when not known
/// @param closes when it closes, null when not known
/// @param timeAsked whether the bot has just asked for a time, so that a lone number is one
public record Frame(
        LocalDateTime now,
        @Nullable LocalTime opens,
        @Nullable LocalTime closes,
        boolean timeAsked) {

    public static Frame at(Instant now, ZoneId zone) {
        return new Frame(LocalDateTime.ofInstant(now, zone), null, null, false);
    }

    public Frame open(LocalTime opens, LocalTime closes) {
        return new Frame(now, opens, closes, timeAsked);
    }

    public Frame askedForTime() {
        return new Frame(now, opens, closes, true);
    }

    LocalDate today() {
        return now.toLocalDate();
    }

    /// Whether the business works then; true when its hours are not known.
    boolean isOpen(LocalTime time) {
        if (opens == null || closes == null) {
            return true;
        }
        boolean overnight = closes.isBefore(opens) || closes.equals(LocalTime.MIDNIGHT);
        boolean afterOpening = !time.isBefore(opens);
        return overnight ? afterOpening || time.isBefore(closes) : afterOpening && !time.isAfter(closes);
    }
}
