package kz.jauap.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kz.jauap.language.Vocabulary;
import kz.jauap.pack.PackReading.Problem;

/// A pack while it is being read: problems so far, ids taken, and the vocabulary that grows along.
final class Draft {

    static final List<String> KNOWN_LANGUAGES = List.of("ru", "kk", "en");

    private static final int LONGEST_TEXT = 3500;

    final List<Problem> problems = new ArrayList<>();
    final List<Problem> remarks = new ArrayList<>();
    final Vocabulary.Builder vocabulary = Vocabulary.builder();
    final List<List<String>> sameWords = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, String> heard = new HashMap<>();
    private List<String> languages = List.of();

    /// The first sample of what may be asked back about, by topic.
    final Map<String, Wording> questions = new LinkedHashMap<>();

    /// Something that works and is hardly meant so.
    void remark(Section section, int line, String what, String advice) {
        remarks.add(section.at(line, what, advice));
    }

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
        return id.intern(); // many packs, and many services of one, have the same
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
            boolean there = section.keys().contains(language);
            String text = section.optionalText(language).orElse("");
            if (there) {
                texts.put(language, text);
            }
        }
        section.done();
        texts.forEach((language, text) -> fit(section, language, text));
        for (String language : languages) {
            if (!texts.containsKey(language)) {
                section.problem(
                        section.line(), "there is no text in `" + language + "`", "add `" + language + ": …` here");
            }
        }
        return new Wording(texts);
    }

    private void fit(Section section, String language, String text) {
        if (!languages.isEmpty() && !languages.contains(language)) {
            remark(
                    section,
                    section.lineOf(language),
                    "nobody will read the text in `" + language + "`",
                    "add `" + language + "` to `languages` of profile.yaml, or remove the text");
        }
        if (text.length() > LONGEST_TEXT) {
            remark(
                    section,
                    section.lineOf(language),
                    "the text has " + text.length() + " letters",
                    "messengers show " + LONGEST_TEXT + " at most: shorten it or make two facts of it");
        }
    }

    /// A text that is sent as it stands: nothing fills braces in it.
    Wording plain(Section section, String key, Wording wording) {
        wording.byLanguage().forEach((language, text) -> {
            if (text.contains("{")) {
                remark(
                        section,
                        section.lineOf(key),
                        "`" + text.substring(text.indexOf('{')).split(" ", 2)[0] + "` would be sent as it stands",
                        "only templates have places to fill: write the words themselves");
            }
        });
        return wording;
    }

    /// Samples by language, as many languages as there are.
    Map<String, List<String>> samples(Section section, String key) {
        Map<String, List<String>> samples = new LinkedHashMap<>();
        section.section(key).ifPresent(byLanguage -> {
            KNOWN_LANGUAGES.forEach(language -> samples.put(language, byLanguage.texts(language)));
            byLanguage.done();
            samples.forEach((language, texts) -> texts.forEach(text -> slots(byLanguage, language, text)));
        });
        return samples;
    }

    /// Only two things may be left open in a sample.
    private void slots(Section section, String language, String text) {
        String rest = text.replace("{service}", "").replace("{thing}", "");
        if (rest.contains("{") || rest.contains("}")) {
            remark(
                    section,
                    section.lineOf(language),
                    "`" + text + "` leaves something open that has no meaning",
                    "a sample may use `{service}` and `{thing}`");
        }
    }

    /// The samples of a fact or a policy; one question leads to one answer.
    void own(Section section, String topic, Map<String, List<String>> samples) {
        samples.forEach((language, texts) -> texts.forEach(text -> {
            String other = heard.putIfAbsent(language + " " + text.toLowerCase(Locale.ROOT), topic);
            if (other != null && !other.equals(topic)) {
                remark(
                        section,
                        section.lineOf("samples"),
                        "`" + text + "` is a sample of " + other + " too",
                        "leave it where it belongs, and give the other a sample that tells them apart");
            }
        }));
        hear(topic, samples);
    }

    void hear(String topic, Map<String, List<String>> samples) {
        if (Topics.isAskedBack(topic)) {
            Map<String, String> firsts = new LinkedHashMap<>();
            samples.forEach((language, texts) -> texts.stream()
                    .filter(text -> !text.contains("{"))
                    .findFirst()
                    .ifPresent(text -> firsts.put(language, text)));
            questions.merge(topic, new Wording(firsts), (before, more) -> WordsFiles.over(more, before));
        }
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
        own(section, topic, samples);
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
