package kz.jauap.mind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kz.jauap.decision.Decision;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Runs the real cases kept beside the repository through language, decision and answer, and prints how many pass. The
/// bound is a ratchet a little under what was measured, on the topics this floor covers.
class SalonCasesTest {

    private static final Path CASES = Path.of("../shared/eval/salon-cases.yaml");
    private static final Set<String> COVERED = Set.of(
            "price",
            "hours",
            "location",
            "directions",
            "duration",
            "service_presence",
            "services_overview",
            "multi",
            "greeting",
            "human",
            "parking",
            "last_appointment",
            "amenities",
            "gift_certificate",
            "guest_policy",
            "hygiene",
            "brands",
            "promotions",
            "payment",
            "reschedule",
            "cancel",
            "complaint",
            "medical");
    private static final double RATCHET = 0.92;

    @Test
    void answers_most_of_the_real_cases_it_covers() throws IOException {
        assumeThat(Files.exists(CASES))
                .as("the cases lie beside the repository")
                .isTrue();
        Map<String, int[]> byTopic = new TreeMap<>();
        StringBuilder failures = new StringBuilder();
        for (Map<?, ?> one : cases()) {
            Mind mind = Mind.salon();
            for (Object turn : (List<?>) one.get("turns")) {
                run(mind, one.get("id"), (Map<?, ?>) turn, byTopic, failures);
            }
        }
        System.out.println(failures);
        byTopic.forEach((topic, rate) -> System.out.printf("%-22s %3d of %3d%n", topic, rate[0], rate[1]));
        int passed = count(byTopic, 0);
        int total = count(byTopic, 1);
        System.out.printf("covered topics: %d of %d%n", passed, total);
        assertThat((double) passed / total).isGreaterThanOrEqualTo(RATCHET);
    }

    private static void run(Mind mind, Object id, Map<?, ?> turn, Map<String, int[]> byTopic, StringBuilder failures) {
        String user = String.valueOf(turn.get("user"));
        Mind.Turn result = mind.hears(user);
        if (!(turn.get("expect") instanceof Map<?, ?> expect)) {
            return;
        }
        String topic = String.valueOf(expect.get("topic"));
        boolean passed = passes(expect, result);
        int[] rate = byTopic.computeIfAbsent(topic, t -> new int[2]);
        rate[0] += passed ? 1 : 0;
        rate[1]++;
        if (!passed) {
            failures.append("%s %s [%s] %s%n   got %s%n   trace %s%n"
                    .formatted(
                            id,
                            user,
                            topic,
                            expect,
                            result.text().replace('\n', '|'),
                            result.decided().trace()));
        }
    }

    private static boolean passes(Map<?, ?> expect, Mind.Turn result) {
        String text = folded(result.text());
        boolean handedOver = result.decided().decision() instanceof Decision.HandOver;
        boolean action = switch (String.valueOf(expect.get("action"))) {
            case "escalate", "booking" -> handedOver;
            case "reply" -> !handedOver;
            default -> true;
        };
        return action
                && texts(expect, "includes").stream().allMatch(text::contains)
                && (texts(expect, "includes_any").isEmpty()
                        || texts(expect, "includes_any").stream().anyMatch(text::contains))
                && texts(expect, "excludes").stream().noneMatch(text::contains)
                && (expect.get("offers_booking") == null || text.contains("запис"));
    }

    private static List<String> texts(Map<?, ?> expect, String key) {
        return expect.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).map(SalonCasesTest::folded).toList()
                : List.of();
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .replace('‑', '-')
                .replace('–', '-')
                .replace('—', '-');
    }

    private static int count(Map<String, int[]> byTopic, int which) {
        return byTopic.entrySet().stream()
                .filter(entry -> COVERED.contains(entry.getKey()))
                .mapToInt(entry -> entry.getValue()[which])
                .sum();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<?, ?>> cases() throws IOException {
        Map<String, Object> file =
                (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(CASES));
        return (List<Map<?, ?>>) file.get("cases");
    }
}
