package kz.jauap.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a chaos run came to.
///
/// @param figures name and value, in the order they are shown
/// @param troubles what should not be, beyond the verdict: messages nobody took, rows given up, a queue that never
/// rests
/// @param details of the chats concerned, from the database
record Outcome(Verdict verdict, Map<String, String> figures, List<String> troubles, List<String> details) {

    private static final int MOST_SHOWN = 20;

    boolean clean() {
        return verdict.clean() && troubles.isEmpty();
    }

    /// A table, and below it all that went wrong.
    String text() {
        Map<String, String> rows = new LinkedHashMap<>(figures);
        rows.put("lost", "" + verdict.lost().size());
        rows.put("doubled", "" + verdict.doubled().size());
        rows.put("reordered", "" + verdict.reordered().size());
        rows.put("unanswered", "" + verdict.unanswered().size());
        rows.put("other troubles", "" + troubles.size());
        StringBuilder text = new StringBuilder("\n");
        rows.forEach((name, value) -> text.append("  %-34s %12s%n".formatted(name, value)));
        section(text, "LOST", verdict.lost());
        section(text, "DOUBLED", verdict.doubled());
        section(text, "REORDERED", verdict.reordered());
        section(text, "UNANSWERED", verdict.unanswered());
        section(text, "TROUBLES", troubles);
        section(text, "FROM THE DATABASE", details);
        return text.toString();
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        text.append('\n').append(title).append('\n');
        int most = title.startsWith("FROM") ? lines.size() : MOST_SHOWN;
        lines.stream()
                .limit(most)
                .forEach(line -> text.append("  ").append(line).append('\n'));
        if (lines.size() > most) {
            text.append("  and ")
                    .append(lines.size() - most)
                    .append(" more; all of them by where: ")
                    .append(places(lines))
                    .append('\n');
        }
    }

    /// How many of the lines tell of each channel.
    private static Map<String, Long> places(List<String> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(line -> line.split("[ /:]", 2)[0], TreeMap::new, Collectors.counting()));
    }

    static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1000.0);
    }

    /// Several lists in one.
    @SafeVarargs
    static List<String> joined(List<String>... lists) {
        List<String> all = new ArrayList<>();
        for (List<String> one : lists) {
            all.addAll(one);
        }
        return all;
    }
}
