package kz.jauap.ops.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/// What every page of the console knows: its words, its form key, what has just been done.
///
/// @param section which entry of the menu it belongs to
/// @param said a sentence about what was done before this page, "" for nothing; `wrong` when it was not done
public record Page(
        String section,
        String language,
        Map<String, String> texts,
        String formKey,
        String said,
        boolean wrong,
        Instant now,
        ZoneId zone) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss");

    /// A text of the console by its key; the key itself where there is none.
    public String text(String key) {
        return texts.getOrDefault(key, key);
    }

    /// Thousands parted by a space.
    public String amount(long money) {
        return String.format(Locale.ROOT, "%,d", money).replace(',', '\u00a0');
    }

    public String moment(Instant at) {
        return MOMENT.format(at.atZone(zone));
    }

    /// Machine-readable, for `<time datetime>`.
    public String iso(Instant at) {
        return at.toString();
    }

    public String ago(Instant at) {
        return lasting(Duration.between(at, now).toSeconds()) + " " + text("ago");
    }

    /// Seconds in the largest unit that fits.
    public String lasting(double seconds) {
        long whole = Math.max(0, Math.round(seconds));
        if (whole < 60) {
            return whole + " " + text("unit.s");
        }
        if (whole < 3_600) {
            return whole / 60 + " " + text("unit.min");
        }
        return whole < 86_400 ? whole / 3_600 + " " + text("unit.h") : whole / 86_400 + " " + text("unit.d");
    }
}
