package kz.jauap.pack.earlier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `facts.yaml` and `policies.yaml`: what the table of the format knows questions for.
final class CarriedFacts {

    private final Format format;
    private final Heard heard;

    CarriedFacts(Format format, Heard heard) {
        this.format = format;
        this.heard = heard;
    }

    Map<String, Object> facts(Tree facts) {
        List<Object> carried = new ArrayList<>();
        for (Tree entry : format.entries("facts")) {
            String answer = answer(entry, facts);
            if (!answer.isEmpty()) {
                String id = entry.at("id").text();
                Map<String, Object> fact = new LinkedHashMap<>();
                fact.put("id", id);
                entry.at("topic").texts().forEach(topic -> fact.put("topic", topic));
                fact.put("samples", samples("fact:" + id, entry));
                fact.put("answer", CarriedProfile.said(answer));
                carried.add(fact);
            }
        }
        return Map.of("facts", carried);
    }

    private Map<String, List<String>> samples(String topic, Tree entry) {
        heard.addOwn(topic, entry.at("samples"));
        return heard.of(topic);
    }

    /// The sentences of its parts, each once.
    private String answer(Tree entry, Tree facts) {
        Set<String> sentences = new LinkedHashSet<>();
        for (Tree part : entry.at("parts").list()) {
            String says = said(part, facts.at(part.at("at").text()));
            if (!says.isEmpty()) {
                sentences.add(Sentence.whole(says));
            }
        }
        return String.join(" ", sentences);
    }

    private String said(Tree part, Tree value) {
        String text = value.isList() ? String.join(", ", value.texts()) : value.isThere() ? value.text() : "";
        if (text.isEmpty()) {
            return "";
        }
        return format.yes(text)
                .map(yes -> part.at(yes ? "yes" : "no").text())
                .orElseGet(() -> part.at("says").isThere()
                        ? Format.filled(part.at("says").text(), "value", text)
                        : text);
    }

    Map<String, Object> policies(Tree facts) {
        List<Object> carried = new ArrayList<>();
        for (Tree entry : format.entries("policies")) {
            Tree at = facts.at(entry.at("at").text());
            Tree minutes = facts.at(entry.at("minutes-at").text());
            boolean applies = isThereOrFree(entry, "at", at) && isThereOrFree(entry, "minutes-at", minutes);
            if (applies) {
                carried.add(policy(entry, at, minutes));
            }
        }
        return Map.of("policies", carried);
    }

    private static boolean isThereOrFree(Tree entry, String key, Tree value) {
        return !entry.at(key).isThere() || value.isThere();
    }

    private Map<String, Object> policy(Tree entry, Tree at, Tree minutes) {
        String id = entry.at("id").text();
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("id", id);
        policy.put("kind", entry.at("kind").text());
        if (entry.at("minutes-at").isThere()) {
            policy.put("longer-than-minutes", minutes.text());
        }
        policy.put("samples", samples("policy:" + id, entry));
        String say = entry.at("at").isThere()
                ? Sentence.whole(at.text())
                : entry.at("say." + CarriedProfile.LANGUAGE).text();
        if (!say.isEmpty()) {
            policy.put("say", CarriedProfile.said(say));
        }
        return policy;
    }
}
