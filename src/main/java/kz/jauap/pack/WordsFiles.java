package kz.jauap.pack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the files made of samples and texts: `facts.yaml`, `policies.yaml`, `phrases.yaml`.
final class WordsFiles {

    private final Draft draft;
    private final Set<String> grouped = new HashSet<>();
    private final boolean promotes;

    /// @param promotes whether the pack has promotions; who has none is not asked about them
    WordsFiles(Draft draft, boolean promotes) {
        this.draft = draft;
        this.promotes = promotes;
    }

    List<Pack.Fact> facts(Section section) {
        List<Pack.Fact> facts = new ArrayList<>();
        for (Section fact : section.list("facts")) {
            String id = draft.id(fact, "fact");
            draft.heard(fact, Topics.fact(id));
            facts.add(new Pack.Fact(
                    id,
                    fact.optionalText("topic").orElse(id),
                    draft.plain(fact, "answer", draft.wording(fact, "answer"))));
            fact.done();
        }
        section.done();
        return facts;
    }

    List<Pack.Policy> policies(Section section) {
        List<Pack.Policy> policies = new ArrayList<>();
        for (Section policy : section.list("policies")) {
            String id = draft.id(policy, "policy");
            draft.heard(policy, Topics.policy(id));
            policies.add(new Pack.Policy(
                    id,
                    isLaw(policy),
                    draft.plain(policy, "say", draft.optionalWording(policy, "say")),
                    longerThan(policy)));
            policy.done();
        }
        section.done();
        return policies;
    }

    /// Adds samples to the common topics and puts the file's templates over those already there.
    void phrases(Section section, Map<Template, Wording> templates) {
        sameWords(section);
        section.section("samples").ifPresent(topics -> {
            for (String topic : Topics.COMMON) {
                Map<String, List<String>> samples = draft.samples(topics, topic);
                if (!topic.equals(Topics.PROMOTIONS) || promotes) {
                    draft.hear(topic, samples);
                }
            }
            topics.done();
        });
        section.section("templates").ifPresent(texts -> {
            for (Template template : Template.values()) {
                Wording wording = draft.optionalWording(texts, template.key());
                if (!wording.isEmpty()) {
                    checkPlaces(texts, template.key(), template.places(), wording);
                    remarkOnMissing(texts, template, wording);
                    templates.merge(template, wording, WordsFiles::over);
                }
            }
            texts.done();
        });
        section.done();
    }

    /// One text a group, its words parted by commas.
    private void sameWords(Section section) {
        for (String group : section.texts("same-words")) {
            List<String> words = Arrays.stream(group.split(","))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .toList();
            if (words.size() < 2 || words.stream().anyMatch(word -> word.contains(" "))) {
                section.problem(
                        section.lineOf("same-words"),
                        "`" + group + "` is no group of single words",
                        "write two or more words with commas between, for example `- \"phone, mobile\"`");
            } else {
                once(section, words);
                draft.vocabulary.sameWords(words);
                draft.sameWords.add(words);
            }
        }
    }

    private void once(Section section, List<String> words) {
        for (String word : words) {
            if (!grouped.add(word.toLowerCase(Locale.ROOT))) {
                draft.remark(
                        section,
                        section.lineOf("same-words"),
                        "`" + word + "` stands in two groups of same words",
                        "make one group of the two, or remove it from one");
            }
        }
    }

    static Map<Template, Wording> noTemplates() {
        return new EnumMap<>(Template.class);
    }

    private static Optional<Duration> longerThan(Section policy) {
        return policy.optionalText("longer-than-minutes").flatMap(text -> {
            if (!text.matches("[1-9]\\d{0,4}")) {
                policy.problem(policy.lineOf("longer-than-minutes"), "`" + text + "` are no minutes", "write `15`");
                return Optional.empty();
            }
            return Optional.of(Duration.ofMinutes(Long.parseLong(text)));
        });
    }

    private static boolean isLaw(Section policy) {
        String kind = policy.text("kind");
        if (!kind.isEmpty() && !kind.equals("law") && !kind.equals("request")) {
            policy.problem(policy.lineOf("kind"), "`" + kind + "` is no kind of policy", "write `law` or `request`");
        }
        return kind.equals("law");
    }

    /// Reports what stands in braces and has no meaning in that text.
    static void checkPlaces(Section section, String key, List<String> known, Wording wording) {
        for (String text : wording.byLanguage().values()) {
            for (String place : places(text)) {
                if (!known.contains(place)) {
                    section.problem(
                            section.lineOf(key),
                            "`{" + place + "}` has no meaning in `" + key + "`",
                            "it may use " + (known.isEmpty() ? "no braces" : known));
                }
            }
        }
    }

    private void remarkOnMissing(Section section, Template template, Wording wording) {
        for (String text : wording.byLanguage().values()) {
            for (String place : template.places()) {
                if (!places(text).contains(place)) {
                    draft.remark(
                            section,
                            section.lineOf(template.key()),
                            "`" + template.key() + "` does not say `{" + place + "}`",
                            "put `{" + place + "}` where it belongs in: " + text);
                }
            }
        }
    }

    private static Set<String> places(String text) {
        Set<String> places = new HashSet<>();
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
            int close = text.indexOf('}', open);
            places.add(close < 0 ? text.substring(open) : text.substring(open + 1, close));
        }
        return places;
    }

    /// Two wordings as one, the second winning.
    static Wording over(Wording common, Wording own) {
        Map<String, String> texts = new HashMap<>(common.byLanguage());
        texts.putAll(own.byLanguage());
        return new Wording(texts);
    }
}
