package kz.jauap.pack.earlier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Samples by topic and language, each under the first topic that claims it.
final class Heard {

    private final Map<String, Map<String, List<String>>> byTopic = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    void add(String topic, String language, List<String> samples) {
        for (String sample : samples) {
            String clean = sample.replace("{", "").replace("}", "").strip();
            if (!clean.isEmpty() && taken.add(language + " " + clean.toLowerCase(Locale.ROOT))) {
                byTopic.computeIfAbsent(topic, any -> new LinkedHashMap<>())
                        .computeIfAbsent(language, any -> new ArrayList<>())
                        .add(clean);
            }
        }
    }

    /// Samples of the table keep their open places.
    void addOwn(String topic, Tree samples) {
        samples.entries().forEach((language, texts) -> {
            List<String> all = byTopic.computeIfAbsent(topic, any -> new LinkedHashMap<>())
                    .computeIfAbsent(language, any -> new ArrayList<>());
            texts.texts().stream()
                    .filter(text -> taken.add(language + " " + text.toLowerCase(Locale.ROOT)))
                    .forEach(all::add);
        });
    }

    Map<String, List<String>> of(String topic) {
        return byTopic.getOrDefault(topic, Map.of());
    }
}
