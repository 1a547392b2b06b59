package kz.jauap.pack.earlier;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `phrases.yaml`, and the quick phrases of an intent as samples of what it is about.
final class CarriedPhrases {

    private static final String RUSSIAN = CarriedProfile.LANGUAGE;
    private static final List<String> LANGUAGES = List.of(RUSSIAN, "kk");
    private static final String OFF_TOPIC = "off-topic";
    private static final String OUTSIDE = "ood_anchors.out_of_domain";

    private final Format format;
    private final Heard heard;
    private final Notes notes;
    private final Set<String> topics = new LinkedHashSet<>();

    CarriedPhrases(Format format, Heard heard, Notes notes) {
        this.format = format;
        this.heard = heard;
        this.notes = notes;
    }

    /// Phrases of people, before the samples of the table are heard.
    void hear(EarlierFiles files) {
        Map<String, String> intents = new LinkedHashMap<>(format.intents());
        for (String kind : List.of("facts", "policies")) {
            String prefix = kind.equals("facts") ? "fact:" : "policy:";
            format.entries(kind)
                    .forEach(entry -> entry.at("intents")
                            .texts()
                            .forEach(intent ->
                                    intents.put(intent, prefix + entry.at("id").text())));
        }
        files.phrases.forEach(file -> file.entries().forEach((intent, phrases) -> phrases(intents, intent, phrases)));
        files.domains.forEach(this::domain);
    }

    private void phrases(Map<String, String> intents, String intent, Tree phrases) {
        List<String> texts = phrases.allTexts();
        String topic = intents.get(intent);
        if (topic == null) {
            notes.note(
                    phrases,
                    "the phrases of `" + intent + "` lead to no answer",
                    "put them under `samples` of the fact, policy or advice they ask for");
        } else {
            add(topic, RUSSIAN, texts);
        }
    }

    private void add(String topic, String language, List<String> samples) {
        topics.add(topic);
        heard.add(topic, language, samples);
    }

    private void domain(Tree domain) {
        for (String language : LANGUAGES) {
            add(OFF_TOPIC, language, domain.at(OUTSIDE + "." + language).texts());
            format.synonyms()
                    .forEach((from, topic) -> add(
                            topic,
                            language,
                            domain.at("synonyms." + from + "." + language).texts()));
        }
    }

    Map<String, Object> of(Tree facts) {
        Map<String, Object> phrases = new LinkedHashMap<>();
        Map<String, Object> samples = new LinkedHashMap<>();
        topics.stream()
                .filter(topic -> topic.indexOf(':') < 0)
                .filter(topic -> !heard.of(topic).isEmpty())
                .forEach(topic -> samples.put(topic, heard.of(topic)));
        if (!samples.isEmpty()) {
            phrases.put("samples", samples);
        }
        Map<String, Object> templates = templates(facts);
        if (!templates.isEmpty()) {
            phrases.put("templates", templates);
        }
        return phrases;
    }

    private Map<String, Object> templates(Tree facts) {
        Map<String, Object> templates = new LinkedHashMap<>();
        for (Tree entry : format.entries("templates")) {
            Tree place = facts.at(entry.at("at").text());
            String text = place.text();
            for (Map.Entry<String, Tree> one : entry.at("places").entries().entrySet()) {
                text = text.replace(
                        "{" + one.getKey() + "}", "{" + one.getValue().text() + "}");
            }
            if (!text.isEmpty() && text.contains("{" + entry.at("needs").text() + "}")) {
                templates.put(entry.at("id").text(), CarriedProfile.said(text));
            } else if (!text.isEmpty()) {
                notes.note(place, "`" + text + "` does not say what it is about", "Jauap's own words are used");
            }
        }
        return templates;
    }
}
