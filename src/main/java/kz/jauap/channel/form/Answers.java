package kz.jauap.channel.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The questions and answers of a quiz, by the names quizzes give them.
final class Answers {

    static final Set<String> LISTS = Set.of("quiz_answers", "answers", "quiz");
    private static final List<String> QUESTION = List.of("question", "q", "title", "name");
    private static final List<String> ANSWER = List.of("answer", "a", "value");

    private Answers() {}

    static List<FormFields.Pair> in(JsonNode form) {
        List<FormFields.Pair> pairs = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : form.properties()) {
            if (LISTS.contains(Names.plain(field.getKey())) && field.getValue().isArray()) {
                field.getValue().forEach(one -> pair(texts(one)).ifPresent(pairs::add));
            }
        }
        return pairs;
    }

    /// One question with its answer; empty where either is missing.
    static Optional<FormFields.Pair> pair(Map<String, String> one) {
        String question = first(one, QUESTION);
        String answer = first(one, ANSWER);
        return question.isBlank() || answer.isBlank()
                ? Optional.empty()
                : Optional.of(new FormFields.Pair(question.strip(), answer.strip()));
    }

    private static String first(Map<String, String> one, List<String> names) {
        return names.stream()
                .map(name -> one.getOrDefault(name, ""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> texts(JsonNode one) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : one.properties()) {
            JsonNode value = field.getValue();
            String text = value.isArray()
                    ? String.join(
                            ", ",
                            value.valueStream().map(part -> part.asString("")).toList())
                    : value.asString("");
            texts.put(Names.plain(field.getKey()), text);
        }
        return texts;
    }
}
