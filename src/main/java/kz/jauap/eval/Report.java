package kz.jauap.eval;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a pack did. Written as JSON as it stands.
///
/// @param total judged turns, of which `passed` were as expected; `rate` is their share, 1 when there are none
/// @param unjudged what cases demand that cannot be judged yet, for example `slots`
/// @param variants nothing when no variants were run
/// @param calibration nothing when it was not measured
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Report(
        int total,
        int passed,
        double rate,
        String pack,
        String version,
        List<String> unjudged,
        List<Line> cases,
        @Nullable Variants variants,
        @Nullable Calibration calibration) {

    public Report {
        unjudged = List.copyOf(unjudged);
        cases = List.copyOf(cases);
    }

    /// One judged turn.
    ///
    /// @param turn counted from 1
    /// @param user the customer's words, one line for each message
    /// @param topic expected, "" when none is named
    /// @param why what is wrong, "" when nothing is
    public record Line(String id, int turn, String user, String topic, Got got, boolean passed, String why) {}

    /// How firm passing cases are: each rewritten in every way that changes it.
    public record Variants(int total, int passed, double rate, List<Kind> kinds, List<Failed> failed) {

        public Variants {
            kinds = List.copyOf(kinds);
            failed = List.copyOf(failed);
        }
    }

    /// A share: of one kind of rewrite, or of one topic.
    public record Kind(String kind, int total, int passed, double rate) {

        /// Whether nothing of it fails.
        public boolean whole() {
            return passed == total;
        }
    }

    /// The first wrong turn of a variant.
    public record Failed(String id, String kind, int turn, String user, Got got, String why) {}

    static Report of(
            String pack, String version, List<String> unjudged, List<Line> cases, @Nullable Variants variants) {
        int passed = (int) cases.stream().filter(Line::passed).count();
        return new Report(
                cases.size(), passed, share(passed, cases.size()), pack, version, unjudged, cases, variants, null);
    }

    public Report with(Calibration measured) {
        return new Report(total, passed, rate, pack, version, unjudged, cases, variants, measured);
    }

    static double share(int part, int whole) {
        return whole == 0 ? 1 : Math.round(10_000.0 * part / whole) / 10_000.0;
    }

    /// A share for people, for example `97.1 %`.
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    /// Shares by expected topic, the most failing turns first.
    public List<Kind> topics() {
        Map<String, List<Line>> byTopic = cases.stream()
                .collect(Collectors.groupingBy(line -> line.topic().isEmpty() ? "no topic" : line.topic()));
        return byTopic.entrySet().stream()
                .map(entry -> kind(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt((Kind kind) -> kind.passed() - kind.total())
                        .thenComparing(Kind::kind))
                .toList();
    }

    private static Kind kind(String topic, List<Line> lines) {
        int passed = (int) lines.stream().filter(Line::passed).count();
        return new Kind(topic, lines.size(), passed, share(passed, lines.size()));
    }

    /// Turns that are not as expected.
    public List<Line> failing() {
        return cases.stream().filter(line -> !line.passed()).toList();
    }
}
