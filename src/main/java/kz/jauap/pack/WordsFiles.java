package kz.jauap.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the files made of samples and texts: `facts.yaml`, `policies.yaml`, `phrases.yaml`.
final class WordsFiles {

    private final Draft draft;

    WordsFiles(Draft draft) {
        this.draft = draft;
    }

    List<Pack.Fact> facts(Section section) {
        List<Pack.Fact> facts = new ArrayList<>();
        for (Section fact : section.list("facts")) {
            String id = draft.id(fact, "fact");
            samples(fact, Topics.fact(id));
            facts.add(new Pack.Fact(id, fact.optionalText("topic").orElse(id), draft.wording(fact, "answer")));
            fact.done();
        }
        section.done();
        return facts;
    }

    List<Pack.Policy> policies(Section section) {
        List<Pack.Policy> policies = new ArrayList<>();
        for (Section policy : section.list("policies")) {
            String id = draft.id(policy, "policy");
            samples(policy, Topics.policy(id));
            policies.add(new Pack.Policy(id, isLaw(policy), draft.optionalWording(policy, "say")));
            policy.done();
        }
        section.done();
        return policies;
    }

    /// Adds samples to the common topics and puts the file's templates over those already there.
    void phrases(Section section, Map<Template, Wording> templates) {
        sameWords(section);
        section.section("samples").ifPresent(topics -> {
            Topics.COMMON.forEach(topic -> draft.hear(topic, draft.samples(topics, topic)));
            topics.done();
        });
        section.section("templates").ifPresent(texts -> {
            for (Template template : Template.values()) {
                Wording wording = draft.optionalWording(texts, template.key());
                if (!wording.isEmpty()) {
                    checkPlaces(texts, template.key(), template.places(), wording);
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
                draft.vocabulary.sameWords(words);
            }
        }
    }

    static Map<Template, Wording> noTemplates() {
        return new EnumMap<>(Template.class);
    }

    private void samples(Section section, String topic) {
        Map<String, List<String>> samples = draft.samples(section, "samples");
        for (String language : draft.languages()) {
            if (samples.getOrDefault(language, List.of()).isEmpty()) {
                section.problem(
                        section.line(),
                        "there are no samples in `" + language + "`",
                        "add at least one question under `samples: {" + language + ": [ … ]}`");
            }
        }
        draft.hear(topic, samples);
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
