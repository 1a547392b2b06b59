package kz.jauap.learning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The labelled questions: those of one group ask the same, those of none ask something else.
final class Questions {

    record Group(String name, List<String> questions) {}

    final List<Group> groups = new ArrayList<>();
    List<String> strangers = List.of();

    private Questions() {}

    static Questions labelled() {
        Questions questions = new Questions();
        for (String part : text().split("(?m)^\\[")) {
            List<String> lines = part.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            if (lines.size() > 1) {
                String name = lines.getFirst().replace("]", "");
                List<String> asked = lines.subList(1, lines.size());
                if (name.equals("-")) {
                    questions.strangers = asked;
                } else {
                    questions.groups.add(new Group(name, asked));
                }
            }
        }
        return questions;
    }

    private static String text() {
        try (var in = Objects.requireNonNull(Questions.class.getResourceAsStream("/learning/questions.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every second group: those the bounds were chosen on, or those kept aside.
    List<Group> half(boolean aside) {
        List<Group> half = new ArrayList<>();
        for (int i = aside ? 1 : 0; i < groups.size(); i += 2) {
            half.add(groups.get(i));
        }
        return half;
    }
}
