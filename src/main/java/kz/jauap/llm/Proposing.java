package kz.jauap.llm;

import java.util.List;
import java.util.Map;
import kz.jauap.llm.LanguageModel.Prompt;
import kz.jauap.shared.Json;

/// How a model is asked for a topic, and what counts as its answer: one of the ids it was given, alone.
final class Proposing {

    private static final String NONE = "none";

    private Proposing() {}

    static Prompt prompt(String question, List<Topic> topics) {
        return new Prompt(Prompts.propose(), Json.write(Map.of("question", question, "topics", topics)));
    }

    static ModelAnswer read(ModelAnswer answer, List<Topic> topics) {
        return switch (answer) {
            case ModelAnswer.Said(String said, int tokens, boolean sure) -> {
                String id = said.strip();
                boolean known = topics.stream().anyMatch(topic -> topic.id().equals(id));
                yield known
                        ? new ModelAnswer.Said(id, tokens)
                        : new ModelAnswer.Useless(id.equals(NONE) ? "it names none" : "it names no topic", tokens);
            }
            case ModelAnswer nothing -> nothing;
        };
    }
}
