package kz.jauap.pack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.jauap.language.Vocabulary;
import kz.jauap.pack.PackReading.Problem;

/// A pack while it is being read: problems so far, ids taken, and the vocabulary that grows along.
final class Draft {

    static final List<String> KNOWN_LANGUAGES = List.of("ru", "kk", "en");

    final List<Problem> problems = new ArrayList<>();
    final Vocabulary.Builder vocabulary = Vocabulary.builder();
    private final Set<String> ids = new HashSet<>();
    private List<String> languages = List.of();

    /// From here on every wording must exist in these.
    void languages(List<String> demanded) {
        languages = List.copyOf(demanded);
    }

    List<String> languages() {
        return languages;
    }

    /// An id of small Latin letters, digits and hyphens, unique among its kind.
    String id(Section section, String kind) {
        String id = section.text("id");
        if (id.isEmpty()) {
            return "line-" + section.line();
        }
        if (!id.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
            section.problem(section.lineOf("id"), "the id `" + id + "` has other signs", "use a-z, 0-9 and hyphens");
        }
        if (!ids.add(kind + " " + id)) {
            section.problem(section.lineOf("id"), "two entries have the id `" + id + "`", "give one another id");
        }
        return id;
    }

    /// A text in every language of the business.
    Wording wording(Section section, String key) {
        Wording wording = optionalWording(section, key);
        if (wording.isEmpty() && !section.keys().contains(key)) {
            section.problem(section.line(), "`" + key + "` is missing", "add `" + key + ": {" + example() + "}`");
        }
        return wording;
    }

    /// The same, or nothing at all.
    Wording optionalWording(Section section, String key) {
        return section.section(key).map(this::wording).orElse(Wording.NONE);
    }

    private Wording wording(Section section) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : KNOWN_LANGUAGES) {
            if (section.keys().contains(language)) {
                texts.put(language, section.text(language));
            }
        }
        section.done();
        for (String language : languages) {
            if (!texts.containsKey(language)) {
                section.problem(
                        section.line(), "there is no text in `" + language + "`", "add `" + language + ": …` here");
            }
        }
        return new Wording(texts);
    }

    /// Samples by language, as many languages as there are.
    Map<String, List<String>> samples(Section section, String key) {
        Map<String, List<String>> samples = new LinkedHashMap<>();
        section.section(key).ifPresent(byLanguage -> {
            KNOWN_LANGUAGES.forEach(language -> samples.put(language, byLanguage.texts(language)));
            byLanguage.done();
        });
        return samples;
    }

    void hear(String topic, Map<String, List<String>> samples) {
        samples.forEach((language, texts) -> vocabulary.topic(topic, language, texts));
    }

    /// Hears a topic by the entry's samples, of which there must be some in every language of the business.
    void heard(Section section, String topic) {
        Map<String, List<String>> samples = samples(section, "samples");
        for (String language : languages) {
            if (samples.getOrDefault(language, List.of()).isEmpty()) {
                section.problem(
                        section.line(),
                        "there are no samples in `" + language + "`",
                        "add at least one question under `samples: {" + language + ": [ … ]}`");
            }
        }
        hear(topic, samples);
    }

    /// Whether a key says `yes`; it may say `no` or not be there.
    boolean yes(Section section, String key) {
        String text = section.optionalText(key).orElse("no");
        if (!text.equals("yes") && !text.equals("no")) {
            section.problem(section.lineOf(key), "`" + text + "` is neither yes nor no", "write `" + key + ": yes`");
        }
        return text.equals("yes");
    }

    private String example() {
        List<String> examples = languages.isEmpty() ? List.of("ru") : languages;
        return String.join(", ", examples.stream().map(one -> one + ": …").toList());
    }
}
