package kz.jauap.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.booking.BookingStatus;
import kz.jauap.channel.Attachment;
import kz.jauap.eval.EvalCase.Expected;
import kz.jauap.eval.EvalCase.Turn;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.PackReading.Problem;
import kz.jauap.pack.Section;

/// Reads files of cases, documented in `docs/eval.md`: all of them, or every problem with file, line and
/// advice.
public final class CaseFiles {

    private static final Set<String> ACTIONS = Set.of("reply", "escalate", "booking");

    private static final Map<String, BookingStatus> PERSON =
            Map.of("confirms", BookingStatus.CONFIRMED, "declines", BookingStatus.DECLINED);

    private static final Pattern PAUSE = Pattern.compile("(\\d{1,4})([mhd])");

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, EvalCase> cases = new LinkedHashMap<>();

    private CaseFiles() {}

    public static CaseReading read(List<Path> paths) {
        CaseFiles reading = new CaseFiles();
        for (Path path : paths) {
            try {
                reading.file(path.toString(), Files.readString(path));
            } catch (IOException e) {
                reading.problems.add(
                        new Problem(path.toString(), 0, "the file cannot be read", "check its name: " + e));
            }
        }
        return reading.result();
    }

    /// The cases a pack brings along.
    ///
    /// @param pack text by file name
    public static CaseReading ofPack(Map<String, String> pack) {
        CaseFiles reading = new CaseFiles();
        new TreeMap<>(pack).forEach((name, text) -> {
            if (PackReader.isTest(name)) {
                reading.file(name, text);
            }
        });
        return reading.result();
    }

    private CaseReading result() {
        return problems.isEmpty()
                ? new CaseReading.Read(List.copyOf(cases.values()))
                : new CaseReading.Broken(problems);
    }

    private void file(String file, String text) {
        Section.parse(file, text, problems).ifPresent(section -> {
            List<Section> all = section.list("cases");
            if (all.isEmpty()) {
                section.problem(section.line(), "there are no cases", "write `cases:` and under it `- id: …`");
            }
            all.forEach(one -> add(file, one));
            section.done();
        });
    }

    private void add(String file, Section section) {
        String id = section.text("id");
        List<Turn> turns = section.list("turns").stream().map(CaseFiles::turn).toList();
        EvalCase read = new EvalCase(id, file, section.line(), time(section), turns);
        section.done();
        if (turns.stream().noneMatch(turn -> turn.expected().isPresent())) {
            section.problem(
                    section.line(), "the case `" + id + "` expects nothing", "give a turn `expect: {action: reply}`");
        }
        EvalCase other = cases.putIfAbsent(id, read);
        if (other != null) {
            section.problem(
                    section.lineOf("id"),
                    "another case has the id `" + id + "`",
                    "rename one of the two; the other is in " + other.file() + ":" + other.line());
        }
    }

    private static Optional<LocalTime> time(Section section) {
        return section.optionalText("local_time").flatMap(text -> {
            try {
                return Optional.of(LocalTime.parse(text.length() == 4 ? "0" + text : text));
            } catch (DateTimeException e) {
                section.problem(
                        section.lineOf("local_time"), "`" + text + "` is no time of day", "write it as '09:30'");
                return Optional.empty();
            }
        });
    }

    private static Turn turn(Section section) {
        EvalCase.Burst burst =
                new EvalCase.Burst(section.texts("user"), pause(section), sent(section), decided(section));
        if (burst.size() == 0) {
            section.problem(section.line(), "`user` is missing", "add `user: …`, the customer's words");
        }
        Optional<Expected> expected = section.section("expect").map(CaseFiles::expected);
        section.done();
        return new Turn(burst, expected);
    }

    private static Expected expected(Section section) {
        String action = section.optionalText("action").orElse("");
        if (!action.isEmpty() && !ACTIONS.contains(action)) {
            section.problem(
                    section.lineOf("action"),
                    "`" + action + "` is no action",
                    "write `reply`, `escalate` or `booking`");
        }
        Expected expected = new Expected(
                action,
                section.optionalText("topic").orElse(""),
                section.texts("includes"),
                section.texts("includes_any"),
                section.texts("excludes"),
                section.texts("slots"),
                offers(section),
                named(section, "booking"),
                named(section, "told"));
        section.done();
        if (section.keys().isEmpty() || section.keys().equals(Set.of("topic"))) {
            section.problem(section.line(), "`expect` demands nothing", "add `action: reply`, or what it `includes`");
        }
        return expected;
    }

    /// The fields of a booking, or the slots of a request, by name, each as text.
    private static Map<String, String> named(Section section, String key) {
        Map<String, String> known = new TreeMap<>();
        section.section(key)
                .ifPresent(fields -> fields.keys().forEach(field -> {
                    known.put(field, fields.text(field));
                }));
        return known;
    }

    private static Optional<Boolean> offers(Section section) {
        Optional<String> text = section.optionalText("offers_booking");
        text.filter(given -> !given.equals("true") && !given.equals("false"))
                .ifPresent(given -> section.problem(
                        section.lineOf("offers_booking"),
                        "`" + given + "` is neither true nor false",
                        "write `offers_booking: true` or leave it out"));
        return text.map("true"::equals);
    }

    /// `after: 20m`, `3h` or `30d`.
    private static Duration pause(Section section) {
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

    /// `person: confirms` or `declines`.
    private static Optional<BookingStatus> decided(Section section) {
        return section.optionalText("person").flatMap(text -> {
            Optional<BookingStatus> decided = Optional.ofNullable(PERSON.get(text));
            if (decided.isEmpty()) {
                section.problem(
                        section.lineOf("person"),
                        "`" + text + "` is no deed of a person",
                        "write `confirms` or `declines`");
            }
            return decided;
        });
    }

    /// `sends: voice` and other kinds of attachments.
    private static Optional<Attachment.Kind> sent(Section section) {
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
