package kz.jauap.booking;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import kz.jauap.decision.Part;
import kz.jauap.pack.BookingRules;
import kz.jauap.pack.BookingRules.Field;
import kz.jauap.pack.BookingText;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Wording;
import org.jspecify.annotations.Nullable;

/// Puts a booking into the words of the pack, in one language.
final class Wordings {

    private static final Set<BookingText> PASSES_ON =
            EnumSet.of(BookingText.PASSED_ON, BookingText.MOVE_PASSED_ON, BookingText.CANCEL_PASSED_ON);

    private final Pack pack;
    private final BookingRules rules;
    private final String language;

    Wordings(Pack pack, BookingRules rules, String language) {
        this.pack = pack;
        this.rules = rules;
        this.language = language;
    }

    /// A sentence to the customer: name of a place, text, name, text …
    Part say(BookingText text, String... places) {
        return new Part.Skilled(text(text, places), "booking:" + text.key(), PASSES_ON.contains(text));
    }

    String text(BookingText text, String... places) {
        String filled = rules.text(text).in(language, pack.profile().languages());
        for (int i = 0; i + 1 < places.length; i += 2) {
            filled = filled.replace("{" + places[i] + "}", places[i + 1]);
        }
        return filled;
    }

    /// The question for a field.
    Part ask(Field field) {
        return field.ask().isEmpty()
                ? switch (field.id()) {
                    case BookingRules.SERVICE -> say(BookingText.ASK_SERVICE, "services", categories());
                    case BookingRules.TIME -> say(BookingText.ASK_TIME);
                    case BookingRules.STAFF -> say(BookingText.ASK_STAFF, "staff", staff());
                    case BookingRules.NAME -> say(BookingText.ASK_NAME);
                    case BookingRules.PHONE -> say(BookingText.ASK_PHONE);
                    default -> say(BookingText.ASK_DAY);
                }
                : new Part.Skilled(
                        in(field.ask()).replace("{services}", categories()).replace("{staff}", staff()),
                        "booking:field-" + field.id(),
                        false);
    }

    /// All that is known, a line each, in the order of the fields.
    List<String> lines(Wish wish, @Nullable Stay stay) {
        List<String> lines = new ArrayList<>();
        Wish shown = stay == null ? wish : wish.staff(stay.staff());
        rules.fields().stream()
                .filter(field -> shown.knows(field.id()))
                .forEach(field -> lines.add(label(field) + ": " + value(field.id(), shown)));
        return lines;
    }

    /// A booking that is to give way, and below it what is wished for instead.
    List<String> both(Booking before, Wish wish) {
        List<String> lines = new ArrayList<>(List.of(text(BookingText.LABEL_BEFORE) + ": " + before.summary()));
        lines.addAll(lines(wish, null));
        return lines;
    }

    /// The same in one line.
    String fields(Wish wish, @Nullable Stay stay) {
        return String.join("; ", lines(wish, stay));
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.of(language)).format(day);
    }

    private String label(Field field) {
        return field.label().isEmpty()
                ? switch (field.id()) {
                    case BookingRules.SERVICE -> text(BookingText.LABEL_SERVICE);
                    case BookingRules.TIME -> text(BookingText.LABEL_TIME);
                    case BookingRules.STAFF -> text(BookingText.LABEL_STAFF);
                    case BookingRules.NAME -> text(BookingText.LABEL_NAME);
                    case BookingRules.PHONE -> text(BookingText.LABEL_PHONE);
                    default -> text(BookingText.LABEL_DAY);
                }
                : in(field.label());
    }

    private String value(String field, Wish wish) {
        LocalDate day = wish.day();
        TimeWish time = wish.time();
        return switch (field) {
            case BookingRules.SERVICE ->
                wish.services().stream().map(this::service).collect(Collectors.joining(", "));
            case BookingRules.DAY -> day == null ? "" : day(day);
            case BookingRules.TIME -> time == null ? "" : time(time);
            case BookingRules.STAFF ->
                rules.staff(wish.staff()).map(one -> in(one.names())).orElse(wish.staff());
            default -> wish.known().getOrDefault(field, "");
        };
    }

    String time(TimeWish time) {
        LocalTime until = time.until();
        if (until == null) {
            return time.from().toString();
        }
        if (time.from().equals(LocalTime.MIN)) {
            return text(BookingText.TIME_UNTIL, "until", until.toString());
        }
        return until.equals(LocalTime.MAX)
                ? text(BookingText.TIME_FROM, "from", time.from().toString())
                : text(BookingText.TIME_BETWEEN, "from", time.from().toString(), "until", until.toString());
    }

    private String service(String id) {
        String[] parts = id.split("/", 2);
        return pack.service(parts[0])
                .map(card -> parts.length < 2
                        ? in(card.names())
                        : card.item(parts[1]).map(item -> in(item.names())).orElse(in(card.names())))
                .orElse(id);
    }

    private String categories() {
        return pack.services().stream()
                .map(card -> in(card.category()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String staff() {
        return rules.staff().stream().map(one -> in(one.names())).collect(Collectors.joining(", "));
    }

    String staffName(String id) {
        return rules.staff(id).map(one -> in(one.names())).orElse(id);
    }

    private String in(Wording wording) {
        return wording.in(language, pack.profile().languages());
    }
}
