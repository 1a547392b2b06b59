package kz.jauap.ops.console;

import java.util.List;
import kz.jauap.learning.Topic;

/// A topic of the backlog as the console shows it.
///
/// @param conversation where it was asked last, "" when nothing is left of it
/// @param draft an entry of `facts.yaml` but for its answer
public record QuestionCard(Topic topic, String conversation, String draft) {

    /// How it was asked, the most frequent wording first.
    public List<String> samples() {
        return topic.wordings().stream().map(Topic.Said::text).toList();
    }

    /// How its state looks.
    public String colour() {
        return switch (topic.state()) {
            case OPEN -> "warn";
            case PROPOSED -> "";
            case ANSWERED -> "good";
        };
    }
}
