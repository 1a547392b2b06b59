package kz.jauap.pack;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.jauap.pack.BookingRules.Change;
import kz.jauap.pack.BookingRules.Changes;
import kz.jauap.pack.BookingRules.Field;
import kz.jauap.pack.BookingRules.Intents;
import kz.jauap.pack.BookingRules.Limits;
import kz.jauap.pack.BookingRules.Staff;
import org.jspecify.annotations.Nullable;

/// Reads `booking.yaml`. What it names must be in the other files of the pack.
final class BookingFile {

    private static final int MOST_MINUTES = 60 * 24 * 60;
    private static final List<String> USUAL =
            List.of(BookingRules.SERVICE, BookingRules.DAY, BookingRules.TIME, BookingRules.NAME, BookingRules.PHONE);

    private static final List<String> KINDS = List.of("text", "number", BookingRules.NAME);

    private final Draft draft;
    private final Set<String> services;
    private final Set<String> policies;
    private final Map<BookingText, Wording> texts;

    BookingFile(Draft draft, Set<String> services, Set<String> policies, Map<BookingText, Wording> common) {
        this.draft = draft;
        this.services = services;
        this.policies = policies;
        this.texts = new EnumMap<>(BookingText.class);
        this.texts.putAll(common);
    }

    BookingRules read(Section section) {
        boolean byPerson = by(section, "confirms");
        List<Staff> staff = staff(section);
        if (!byPerson && staff.isEmpty()) {
            section.problem(
                    section.lineOf("confirms"),
                    "the bot cannot confirm where nobody can be booked",
                    "add `staff:` with at least one entry, or write `confirms: person`");
        }
        Intents intents = section.section("policies").map(this::intents).orElse(new Intents("", "", ""));
        if (intents.request().isEmpty()) {
            section.problem(
                    section.lineOf("policies"),
                    "nothing says how a booking is asked for",
                    "add `policies: {request: …}` with the id of a policy of policies.yaml");
        }
        BookingRules rules = new BookingRules(
                byPerson,
                intents,
                fields(section, staff),
                limits(section),
                changes(section),
                staff,
                section.section("minutes").map(this::minutes).orElse(Map.of()),
                reminders(section),
                ownTexts(section));
        section.done();
        return rules;
    }

    /// The common texts, read with the same rules.
    static Map<BookingText, Wording> common(Draft draft, Section section) {
        Map<BookingText, Wording> texts = new EnumMap<>(BookingText.class);
        put(draft, section, texts);
        section.done();
        return texts;
    }

    private Map<BookingText, Wording> ownTexts(Section section) {
        section.section("texts").ifPresent(own -> {
            put(draft, own, texts);
            own.done();
        });
        return texts;
    }

    private static void put(Draft draft, Section section, Map<BookingText, Wording> texts) {
        for (BookingText text : BookingText.values()) {
            Wording wording = draft.optionalWording(section, text.key());
            if (!wording.isEmpty()) {
                WordsFiles.checkPlaces(section, text.key(), text.places(), wording);
                texts.merge(text, wording, WordsFiles::over);
            }
        }
    }

    private Intents intents(Section section) {
        Intents intents =
                new Intents(policy(section, "request"), policy(section, "reschedule"), policy(section, "cancel"));
        section.done();
        return intents;
    }

    private String policy(Section section, String key) {
        String id = section.optionalText(key).orElse("");
        if (!id.isEmpty() && !policies.contains(id)) {
            section.problem(
                    section.lineOf(key),
                    "there is no policy `" + id + "`",
                    "use an id of policies.yaml, or add a policy with that id there");
        }
        return id;
    }

    private List<Field> fields(Section section, List<Staff> staff) {
        List<Field> fields = new ArrayList<>();
        section.list("fields").forEach(one -> fields.add(field(one)));
        if (fields.isEmpty()) {
            USUAL.forEach(id -> fields.add(new Field(id, id, true, List.of(), Wording.NONE, Wording.NONE)));
        }
        Set<String> ids = new HashSet<>(fields.stream().map(Field::id).toList());
        if (ids.size() < fields.size()) {
            section.problem(section.lineOf("fields"), "a field is named twice", "keep one of the two");
        }
        if (ids.contains(BookingRules.STAFF) && staff.isEmpty()) {
            section.problem(
                    section.lineOf("fields"), "`staff` is asked for and nobody is named", "add `staff:` to the file");
        }
        if (!ids.containsAll(List.of(BookingRules.DAY, BookingRules.TIME)) && !by(section, "confirms")) {
            section.problem(
                    section.lineOf("fields"),
                    "the bot cannot confirm without knowing when",
                    "add the fields `day` and `time`");
        }
        return fields;
    }

    private Field field(Section section) {
        String id = section.text("id");
        boolean known = BookingRules.KNOWN.contains(id);
        String kind = known ? id : section.optionalText("kind").orElse("text");
        if (!known && !KINDS.contains(kind)) {
            section.problem(
                    section.lineOf("kind"), "`" + kind + "` is no kind of field", "write `text`, `number` or `name`");
        }
        List<String> does = section.texts("services");
        does.stream()
                .filter(service -> !services.contains(service.split("/", 2)[0]))
                .forEach(service -> unknown(section, service));
        Wording ask = known ? draft.optionalWording(section, "ask") : draft.wording(section, "ask");
        Wording label = known ? draft.optionalWording(section, "label") : draft.wording(section, "label");
        Field field = new Field(id, kind, flag(section, "required", true), does, ask, label);
        section.done();
        return field;
    }

    private Limits limits(Section section) {
        return new Limits(
                duration(section, "notice", 0),
                time(section, "same-day-until"),
                (int) number(section, "days-ahead", 60),
                duration(section, "last-start", 0),
                duration(section, "step", 30),
                duration(section, "hold", 15),
                duration(section, "lateness", 15),
                duration(section, "length", 60));
    }

    private Changes changes(Section section) {
        Change person = new Change(false, Duration.ZERO);
        return section.section("changes")
                .map(changes -> {
                    Changes read = new Changes(change(changes, "reschedule"), change(changes, "cancel"));
                    changes.done();
                    return read;
                })
                .orElse(new Changes(person, person));
    }

    private Change change(Section section, String key) {
        return section.section(key)
                .map(one -> {
                    Change change = new Change(!by(one, "by"), duration(one, "notice", 0));
                    one.done();
                    return change;
                })
                .orElse(new Change(false, Duration.ZERO));
    }

    private List<Staff> staff(Section section) {
        return section.list("staff").stream().map(this::oneOfStaff).toList();
    }

    private Staff oneOfStaff(Section section) {
        String id = draft.id(section, "staff");
        Wording names = draft.wording(section, "names");
        names.byLanguage().forEach((language, name) -> listen(id, language, name));
        draft.samples(section, "aliases")
                .forEach((language, texts) -> draft.vocabulary.entity(BookingRules.staffEntity(id), language, texts));
        List<String> does = section.texts("services");
        does.stream().filter(service -> !services.contains(service)).forEach(service -> unknown(section, service));
        Map<java.time.DayOfWeek, OpeningHours.Span> week = new EnumMap<>(java.time.DayOfWeek.class);
        section.section("week").ifPresent(days -> ProfileFile.week(draft, days, week));
        Staff staff = new Staff(id, names, does, week);
        section.done();
        return staff;
    }

    /// By the whole name and by its first word.
    private void listen(String id, String language, String name) {
        String first = name.split(" ", 2)[0];
        List<String> spoken = first.equals(name) ? List.of(name) : List.of(name, first);
        draft.vocabulary.entity(BookingRules.staffEntity(id), language, spoken);
    }

    private static void unknown(Section section, String service) {
        section.problem(
                section.lineOf("services"),
                "there is no service `" + service + "`",
                "use an id of services.yaml, without an item");
    }

    private Map<String, Integer> minutes(Section section) {
        Map<String, Integer> minutes = new HashMap<>();
        for (String service : section.keys()) {
            if (!services.contains(service)) {
                section.problem(
                        section.lineOf(service),
                        "there is no service `" + service + "`",
                        "use an id of services.yaml, without an item");
            }
            minutes.put(service, (int) number(section, service, 60));
        }
        section.done();
        return minutes;
    }

    private static List<Duration> reminders(Section section) {
        return section.texts("reminders").stream()
                .map(text -> Duration.ofMinutes(minutes(section, "reminders", text)))
                .toList();
    }

    /// True where a person does it.
    private static boolean by(Section section, String key) {
        String who = section.optionalText(key).orElse("person");
        if (!who.equals("person") && !who.equals("bot")) {
            section.problem(section.lineOf(key), "`" + who + "` does nothing here", "write `person` or `bot`");
        }
        return !who.equals("bot");
    }

    private static boolean flag(Section section, String key, boolean otherwise) {
        String text = section.optionalText(key).orElse(Boolean.toString(otherwise));
        if (!text.equals("true") && !text.equals("false")) {
            section.problem(section.lineOf(key), "`" + text + "` is neither true nor false", "write `true` or `false`");
        }
        return text.equals("true");
    }

    private static Duration duration(Section section, String key, long otherwise) {
        return Duration.ofMinutes(number(section, key, otherwise));
    }

    private static long number(Section section, String key, long otherwise) {
        return section.optionalText(key)
                .map(text -> minutes(section, key, text))
                .orElse(otherwise);
    }

    private static long minutes(Section section, String key, String text) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0 && number <= MOST_MINUTES) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below with the numbers that are out of range
        }
        section.problem(section.lineOf(key), "`" + text + "` is no such number", "write digits only: `30`");
        return 1;
    }

    private static @Nullable LocalTime time(Section section, String key) {
        String text = section.optionalText(key).orElse("");
        try {
            return text.isEmpty() ? null : LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeException e) {
            section.problem(section.lineOf(key), "`" + text + "` is no time of day", "write it as `18:00`");
            return null;
        }
    }
}
