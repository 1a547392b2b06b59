package kz.jauap.eval;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.channel.Attachment;
import kz.jauap.pack.Section;

/// Reads what a turn of a case says besides words: how long the customer was away, and what came along.
final class CasePauses {

    private static final Pattern PAUSE = Pattern.compile("(\\d{1,4})([mhd])");

    private CasePauses() {}

    /// `after: 20m`, `3h` or `30d`.
    static Duration before(Section section) {
        return section.optionalText("after")
                .map(text -> {
                    Matcher pause = PAUSE.matcher(text);
                    if (pause.matches()) {
                        return length(Long.parseLong(pause.group(1)), pause.group(2));
                    }
                    section.problem(
                            section.lineOf("after"), "`" + text + "` is no pause", "write `20m`, `3h` or `30d`");
                    return Duration.ZERO;
                })
                .orElse(Duration.ZERO);
    }

    private static Duration length(long number, String unit) {
        return switch (unit) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /// `sends: voice` and other kinds of attachments.
    static Optional<Attachment.Kind> sent(Section section) {
        return section.optionalText("sends").flatMap(text -> {
            Optional<Attachment.Kind> kind = Arrays.stream(Attachment.Kind.values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst();
            if (kind.isEmpty()) {
                section.problem(
                        section.lineOf("sends"), "`" + text + "` is nothing one can send", "write `voice` or `photo`");
            }
            return kind;
        });
    }
}
