package kz.jauap.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kz.jauap.learning.Topic.Said;
import kz.jauap.shared.Json;

/// A topic as an entry of `facts.yaml`: the questions as they were asked, and an empty answer to fill in.
public final class DraftedFact {

    private static final int MOST_SAMPLES = 8;
    private static final int OF_ID = 8;
    private static final double SAME = 0.98;

    private DraftedFact() {}

    /// @param languages of the pack, the first one for what was asked in none of them
    public static String yaml(Topic topic, List<String> languages) {
        String id = topic.id().toString();
        StringBuilder yaml = new StringBuilder();
        yaml.append("  - id: question-")
                .append(id.substring(id.length() - OF_ID))
                .append('\n');
        yaml.append("    topic: learned\n    samples:\n");
        for (String language : languages) {
            List<String> samples = samples(topic, language, languages);
            if (!samples.isEmpty()) {
                yaml.append("      ").append(language).append(": [");
                yaml.append(samples.stream().map(Json::write).collect(Collectors.joining(", ")));
                yaml.append("]\n");
            }
        }
        yaml.append("    answer:\n");
        languages.forEach(language -> yaml.append("      ").append(language).append(": \"\"\n"));
        return yaml.toString();
    }

    /// Each wording once: one with the words in another order adds nothing.
    static List<String> samples(Topic topic, String language, List<String> languages) {
        List<String> samples = new ArrayList<>();
        for (Said said : topic.wordings()) {
            String spoken = languages.contains(said.language()) ? said.language() : languages.getFirst();
            boolean fresh =
                    samples.stream().noneMatch(known -> Likeness.of(Gist.of(known), Gist.of(said.text())) >= SAME);
            if (spoken.equals(language) && fresh && samples.size() < MOST_SAMPLES) {
                samples.add(said.text().replaceAll("\\s+", " ").replaceAll("[{}]", ""));
            }
        }
        return samples;
    }
}
