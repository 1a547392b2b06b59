package kz.jauap.learning.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.jauap.conversation.Author;
import kz.jauap.conversation.Said;

/// What a customer wrote, and what a person said right behind it.
///
/// @param asked the customer's messages, oldest first
/// @param answer the person's, joined by line breaks
record Exchange(List<Said> asked, String answer) {

    private static final int LEAST_LETTERS = 12;
    private static final int LEAST_WORDS = 3;

    Exchange {
        asked = List.copyOf(asked);
    }

    /// The exchanges of a talk that may teach something: the person's part is no question itself and says something.
    static List<Exchange> in(List<Said> talk) {
        List<Exchange> all = new ArrayList<>();
        List<Said> asked = new ArrayList<>();
        List<Said> answered = new ArrayList<>();
        for (Said said : talk) {
            if (said.author() == Author.CUSTOMER && !answered.isEmpty()) {
                all.add(of(asked, answered));
                asked.clear();
                answered.clear();
            }
            if (said.author() == Author.CUSTOMER) {
                asked.add(said);
            } else if (said.author() == Author.OPERATOR && !asked.isEmpty()) {
                answered.add(said);
            }
        }
        if (!answered.isEmpty()) {
            all.add(of(asked, answered));
        }
        return all.stream().filter(Exchange::teaches).toList();
    }

    private static Exchange of(List<Said> asked, List<Said> answered) {
        return new Exchange(
                asked,
                answered.stream()
                        .map(Said::text)
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining("\n")));
    }

    private boolean teaches() {
        return !answer.contains("?")
                && answer.codePoints().filter(Character::isLetter).count() >= LEAST_LETTERS
                && answer.split("\\s+").length >= LEAST_WORDS;
    }

    boolean isOf(UUID turn) {
        return asked.stream().anyMatch(said -> said.turn().equals(turn));
    }

    /// The one message that asks something; empty where none or several do.
    Optional<String> question() {
        List<String> questions = asked.stream()
                .map(Said::text)
                .filter(text -> text.contains("?"))
                .toList();
        return questions.size() == 1
                        && questions.getFirst().indexOf('?')
                                == questions.getFirst().lastIndexOf('?')
                ? Optional.of(questions.getFirst())
                : Optional.empty();
    }
}
