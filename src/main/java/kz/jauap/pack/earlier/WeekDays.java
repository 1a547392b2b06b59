package kz.jauap.pack.earlier;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Days named in a text as a week of a profile.
final class WeekDays {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private WeekDays() {}

    static int index(String day) {
        return DAYS.indexOf(day);
    }

    /// @param named where each named day begins and ends in the text, and which it is
    /// @param to what stands between the first and the last day of a run
    static Map<String, Object> runs(String text, List<int[]> named, List<String> to, String hours) {
        List<int[]> found = named.stream()
                .filter(one -> one[2] >= 0)
                .sorted(Comparator.comparingInt(one -> one[0]))
                .toList();
        Map<String, Object> week = new LinkedHashMap<>();
        for (int i = 0; i < found.size(); i++) {
            int[] first = found.get(i);
            boolean run = i + 1 < found.size()
                    && to.contains(text.substring(first[1], found.get(i + 1)[0]).strip())
                    && found.get(i + 1)[2] > first[2];
            week.put(run ? DAYS.get(first[2]) + "-" + DAYS.get(found.get(++i)[2]) : DAYS.get(first[2]), hours);
        }
        return week;
    }
}
