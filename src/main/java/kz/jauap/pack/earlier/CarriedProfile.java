package kz.jauap.pack.earlier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `profile.yaml` of what the earlier format says of the business: name, place, hours.
final class CarriedProfile {

    static final String LANGUAGE = "ru";
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:.](\\d{2})");
    private static final Pattern MINUTES = Pattern.compile("\\d{3,4}");
    private static final int SHORT = 2;
    private static final int MINUTES_OF_HOUR = 60;
    private static final int MINUTES_OF_DAY = 24 * 60;

    private final Format format;
    private final Notes notes;

    CarriedProfile(Format format, Notes notes) {
        this.format = format;
        this.notes = notes;
    }

    Map<String, Object> of(Tree facts, String pack) {
        Tree business = facts.at("salon");
        Map<String, Object> profile = new LinkedHashMap<>();
        profile.put("pack", pack);
        profile.put("languages", List.of(LANGUAGE));
        profile.put("time-zone", zone(business.at("timezone")));
        profile.put("names", said(needed(business, "name")));
        String city = needed(business, "city");
        profile.put("own-words", Map.of(LANGUAGE, List.of(city)));
        profile.put("address", said(needed(business, "address.full")));
        directions(business.at("address"), profile);
        Optional.of(business.at("address.map_url").text())
                .filter(text -> !text.isEmpty())
                .ifPresent(map -> profile.put("map", map));
        profile.put("hours", hours(business.at("hours")));
        return profile;
    }

    static Map<String, Object> said(String text) {
        return Map.of(LANGUAGE, text);
    }

    private String needed(Tree business, String path) {
        Tree place = business.at(path);
        String text = place.text();
        if (text.isEmpty()) {
            notes.problem(place, "`salon." + path + "` is missing", "every pack needs it: write it there");
        }
        return text;
    }

    private String zone(Tree place) {
        String zone = place.text();
        if (zone.isEmpty()) {
            notes.note(place, "no time zone is named", "`" + format.zone() + "` was taken: see profile.yaml");
        }
        return zone.isEmpty() ? format.zone() : zone;
    }

    private static void directions(Tree address, Map<String, Object> profile) {
        String way = Stream.of(
                        address.at("entrance").text(), address.at("signage").text())
                .filter(text -> !text.isEmpty())
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        if (!way.isEmpty()) {
            profile.put("directions", said(Sentence.whole(way)));
        }
    }

    private Map<String, Object> hours(Tree hours) {
        String open = time(hours.at("open"));
        String close = time(hours.at("close"));
        String days = hours.at("days").text();
        Map<String, Object> carried = new LinkedHashMap<>();
        carried.put("text", said(format.words("hours", "days", days, "open", open, "close", close)));
        Map<String, Object> week = week(days, open + "-" + close);
        if (days.isEmpty() || week.isEmpty()) {
            notes.problem(
                    hours.at("days"),
                    "`" + days + "` names no days",
                    "write `days:` as days or a run of them, for example "
                            + format.days().keySet());
        }
        carried.put("week", week);
        return carried;
    }

    /// `9:00`, also where it has become the number of minutes that older readers made of it.
    private String time(Tree place) {
        String text = place.text();
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            return time.group(1) + ":" + time.group(2);
        }
        if (MINUTES.matcher(text).matches() && Integer.parseInt(text) < MINUTES_OF_DAY) {
            int minutes = Integer.parseInt(text);
            String meant = "%d:%02d".formatted(minutes / MINUTES_OF_HOUR, minutes % MINUTES_OF_HOUR);
            notes.note(place, "`" + text + "` is a time without its quotes", "it was read as " + meant);
            return meant;
        }
        notes.problem(place, "`" + text + "` is no time of day", "write it as '9:00'");
        return text;
    }

    /// Days and runs of days, as far as they are named; each day once.
    private Map<String, Object> week(String days, String hours) {
        String text = days.toLowerCase(Locale.ROOT);
        List<int[]> named = new ArrayList<>();
        Map<String, Object> week = new LinkedHashMap<>();
        format.days().forEach((word, day) -> {
            String end = word.length() <= SHORT ? "(?!\\p{L})" : "\\p{L}*";
            Matcher found =
                    Pattern.compile("(?<!\\p{L})" + Pattern.quote(word) + end).matcher(text);
            if (found.find() && day.contains("-")) {
                week.putIfAbsent(day, hours);
            } else if (found.reset().find()) {
                named.add(new int[] {found.start(), found.end(), WeekDays.index(day)});
            }
        });
        return week.isEmpty()
                ? WeekDays.runs(text, named, format.to(), hours)
                : Map.of(week.keySet().iterator().next(), hours);
    }
}
