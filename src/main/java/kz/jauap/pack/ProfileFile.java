package kz.jauap.pack;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kz.jauap.pack.OpeningHours.Span;
import kz.jauap.pack.Profile.Branch;
import org.jspecify.annotations.Nullable;

/// Reads `profile.yaml`.
final class ProfileFile {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private static final int FEWEST_DIGITS = 10;
    private static final int MOST_DIGITS = 15;

    private final Draft draft;

    ProfileFile(Draft draft) {
        this.draft = draft;
    }

    Profile read(Section section) {
        List<String> languages = languages(section);
        draft.languages(languages);
        Wording names = draft.wording(section, "names");
        names.byLanguage().forEach((language, name) -> draft.vocabulary.ownNames(language, List.of(name)));
        Map<String, List<String>> ownWords = draft.samples(section, "own-words");
        ownWords.forEach(draft.vocabulary::ownNames);
        Profile profile = new Profile(
                name(section),
                names,
                place(section),
                zone(section),
                hours(section),
                languages,
                section.optionalText("currency").orElse("₸"),
                ownWords,
                branches(section));
        section.done();
        return profile;
    }

    private List<Branch> branches(Section section) {
        List<Branch> branches =
                section.list("branches").stream().map(this::branch).toList();
        if (branches.size() == 1) {
            draft.remark(
                    section,
                    section.lineOf("branches"),
                    "one branch alone is never asked about",
                    "name the others too, or leave `branches` out");
        }
        return branches;
    }

    /// A place is heard by its name and by how else people call it.
    private Branch branch(Section section) {
        String id = draft.id(section, "branch");
        Wording names = draft.wording(section, "names");
        String entity = Profile.branchEntity(id);
        names.byLanguage().forEach((language, name) -> draft.vocabulary.entity(entity, language, List.of(name)));
        draft.samples(section, "aliases")
                .forEach((language, texts) -> draft.vocabulary.entity(entity, language, texts));
        section.done();
        return new Branch(id, names);
    }

    private static List<String> languages(Section section) {
        List<String> languages = section.texts("languages");
        boolean twice = languages.size() > Set.copyOf(languages).size();
        if (languages.isEmpty() || twice || !Draft.KNOWN_LANGUAGES.containsAll(languages)) {
            section.problem(
                    section.lineOf("languages"),
                    "`languages` must name one or more of ru, kk, en, each once",
                    "write `languages: [ru, kk]`, the usual one first");
            return List.of("ru");
        }
        return languages;
    }

    private String name(Section section) {
        String name = section.text("pack");
        if (!name.isEmpty() && !name.matches("[a-z0-9][a-z0-9-]*")) {
            draft.remark(
                    section, section.lineOf("pack"), "`" + name + "` is no name of a pack", "use a-z, 0-9 and hyphens");
        }
        return name;
    }

    private List<String> phones(Section section) {
        List<String> phones = section.texts("phones");
        for (String phone : phones) {
            long digits = phone.chars().filter(Character::isDigit).count();
            if (!phone.matches("\\+?[\\d ()-]+") || digits < FEWEST_DIGITS || digits > MOST_DIGITS) {
                draft.remark(
                        section,
                        section.lineOf("phones"),
                        "`" + phone + "` is no phone",
                        "write it whole: `\"+7 701 234 56 78\"`");
            }
        }
        return phones;
    }

    private String map(Section section) {
        String map = section.optionalText("map").orElse("");
        if (!map.isEmpty() && !map.matches("https?://[^\\s/]+\\.[^\\s/]+(/\\S*)?")) {
            draft.remark(section, section.lineOf("map"), "`" + map + "` is no address of a page", "write `https://…`");
        }
        return map;
    }

    private Profile.Place place(Section section) {
        return new Profile.Place(
                draft.wording(section, "address"),
                draft.optionalWording(section, "directions"),
                map(section),
                phones(section));
    }

    private static ZoneId zone(Section section) {
        String name = section.text("time-zone");
        try {
            return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            section.problem(section.lineOf("time-zone"), "no time zone is called " + name, "write `Asia/Almaty`");
            return ZoneOffset.UTC;
        }
    }

    private OpeningHours hours(Section profile) {
        Map<DayOfWeek, Span> week = new EnumMap<>(DayOfWeek.class);
        Wording text = profile.section("hours")
                .map(hours -> {
                    Wording words = draft.wording(hours, "text");
                    hours.section("week").ifPresent(days -> week(draft, days, week));
                    hours.done();
                    return words;
                })
                .orElse(Wording.NONE);
        if (text.isEmpty()) {
            profile.problem(profile.line(), "`hours` are missing", "add `hours:` with `text:` and `week:`");
        }
        return new OpeningHours(week, text);
    }

    /// Days or runs of days: `mon: 9:00-21:00`, `mon-fri: …`, `sun: closed`.
    static void week(Draft draft, Section days, Map<DayOfWeek, Span> week) {
        Set<Integer> told = new HashSet<>();
        for (String key : days.keys()) {
            String hours = days.text(key);
            String[] ends = key.toLowerCase(Locale.ROOT).split("-", 2);
            int first = DAYS.indexOf(ends[0]);
            int last = DAYS.indexOf(ends[ends.length - 1]);
            if (first < 0 || last < first) {
                days.problem(
                        days.lineOf(key),
                        "`" + key + "` is not a day",
                        Section.hint(ends[0], DAYS) + "use mon … sun, or runs such as mon-fri");
            } else {
                Span span = hours.isEmpty() || hours.equals("closed") ? null : span(days, key, hours);
                for (int day = first; day <= last; day++) {
                    once(draft, days, key, day, told);
                    if (span != null) {
                        week.put(DayOfWeek.of(day + 1), span);
                    }
                }
            }
        }
    }

    private static void once(Draft draft, Section days, String key, int day, Set<Integer> told) {
        if (!told.add(day)) {
            draft.remark(
                    days,
                    days.lineOf(key),
                    "the hours of `" + DAYS.get(day) + "` are told twice",
                    "leave each day in one line");
        }
    }

    private static @Nullable Span span(Section days, String key, String hours) {
        String[] ends = hours.replace('–', '-').split("-", 2);
        try {
            return new Span(time(ends[0]), time(ends[ends.length - 1]));
        } catch (DateTimeException | IllegalArgumentException e) {
            days.problem(
                    days.lineOf(key),
                    "`" + hours + "` are no opening hours",
                    "write `9:00-21:00`, the earlier time first and 23:59 for midnight, or `closed`");
            return null;
        }
    }

    private static LocalTime time(String text) {
        String clean = text.strip();
        return LocalTime.parse(clean.length() == 4 ? "0" + clean : clean);
    }
}
