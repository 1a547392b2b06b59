package kz.jauap.chaos;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What is known at the end of one chat, from four sides.
///
/// @param chat names it
/// @param sent marks that got a 200, in the order they were written
/// @param stored lines of the database, in the order of their numbers
/// @param delivered keys of the answers as the customer got them, in the order they came
/// @param people whether people answered some of it
/// @param shown numbers of the lines an open page showed, in the order they came; empty without a page
record Evidence(
        String chat,
        boolean people,
        List<String> sent,
        List<Line> stored,
        List<String> delivered,
        List<Integer> shown) {

    /// A line of the conversation in the database.
    ///
    /// @param mark of a customer's message, else ""
    /// @param key of an answer, else ""
    /// @param accepted whether the database has it that the provider took the answer
    record Line(int seq, String mark, String key, String turn, boolean accepted) {

        static Line heard(int seq, String mark, String turn) {
            return new Line(seq, mark, "", turn, false);
        }

        static Line spoken(int seq, String key, String turn, boolean accepted) {
            return new Line(seq, "", key, turn, accepted);
        }
    }

    Evidence {
        sent = List.copyOf(sent);
        stored = List.copyOf(stored);
        delivered = List.copyOf(delivered);
        shown = List.copyOf(shown);
    }

    /// Whether messages of this channel are so short that a long answer takes several.
    boolean inParts() {
        return Stream.of("sms/", "smpp/", "instagram/", "avito/").anyMatch(chat::startsWith);
    }

    /// Marks in the order they are stored.
    List<String> marks() {
        return stored.stream().map(Line::mark).filter(mark -> !mark.isEmpty()).toList();
    }

    /// Keys of answers in the order they are stored.
    List<String> keys() {
        return stored.stream().map(Line::key).filter(key -> !key.isEmpty()).toList();
    }

    /// Answers by their turn.
    Map<String, List<Line>> answers() {
        return stored.stream()
                .filter(line -> !line.key().isEmpty())
                .collect(java.util.stream.Collectors.groupingBy(Line::turn));
    }
}
