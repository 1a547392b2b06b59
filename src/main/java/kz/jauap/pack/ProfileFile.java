package kz.jauap.pack;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.jauap.pack.OpeningHours.Span;
import org.jspecify.annotations.Nullable;

/// Reads `profile.yaml`.
final class ProfileFile {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final Draft draft;

    ProfileFile(Draft draft) {
        this.draft = draft;
    }

    Profile read(Section section) {
        List<String> languages = languages(section);
        draft.languages(languages);
        Wording names = draft.wording(section, "names");
        names.byLanguage().forEach((language, name) -> draft.vocabulary.ownNames(language, List.of(name)));
        draft.samples(section, "own-words").forEach(draft.vocabulary::ownNames);
        Profile profile = new Profile(
                section.text("pack"),
                names,
                place(section),
                zone(section),
                hours(section),
                languages,
                section.optionalText("currency").orElse("₸"));
        section.done();
        return profile;
    }

    private static List<String> languages(Section section) {
        List<String> languages = section.texts("languages");
        if (languages.isEmpty() || !Draft.KNOWN_LANGUAGES.containsAll(languages)) {
            section.problem(
                    section.lineOf("languages"),
                    "`languages` must name one or more of ru, kk, en",
                    "write `languages: [ru, kk]`, the usual one first");
            return List.of("ru");
        }
        return languages;
    }

    private Profile.Place place(Section section) {
        return new Profile.Place(
                draft.wording(section, "address"),
                draft.optionalWording(section, "directions"),
                section.optionalText("map").orElse(""),
                section.texts("phones"));
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
                    hours.section("week").ifPresent(days -> week(days, week));
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
    static void week(Section days, Map<DayOfWeek, Span> week) {
        for (String key : days.keys()) {
            String hours = days.text(key);
            String[] ends = key.toLowerCase(Locale.ROOT).split("-", 2);
            int first = DAYS.indexOf(ends[0]);
            int last = DAYS.indexOf(ends[ends.length - 1]);
            if (first < 0 || last < first) {
                days.problem(days.lineOf(key), "`" + key + "` is not a day", "use mon … sun, or runs such as mon-fri");
            } else if (!hours.equals("closed")) {
                Span span = span(days, key, hours);
                for (int day = first; span != null && day <= last; day++) {
                    week.put(DayOfWeek.of(day + 1), span);
                }
            }
        }
    }

    private static @Nullable Span span(Section days, String key, String hours) {
        String[] ends = hours.replace('–', '-').split("-", 2);
        try {
            return new Span(time(ends[0]), time(ends[ends.length - 1]));
        } catch (DateTimeException | IllegalArgumentException e) {
            days.problem(days.lineOf(key), "`" + hours + "` are no opening hours", "write `9:00-21:00` or `closed`");
            return null;
        }
    }

    private static LocalTime time(String text) {
        String clean = text.strip();
        return LocalTime.parse(clean.length() == 4 ? "0" + clean : clean);
    }
}
