package kz.jauap.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Holds what was sent, stored, delivered and shown against each other. Each message that got a 200 is stored once and
/// in order, its turn has exactly one answer, and that answer came out once and in order.
final class Judge {

    private final Verdict verdict = new Verdict();

    private Judge() {}

    static Verdict judge(List<Evidence> all) {
        Judge judge = new Judge();
        all.forEach(judge::judge);
        return judge.verdict;
    }

    private void judge(Evidence chat) {
        missing(chat.chat() + ": got a 200 and is not stored: ", chat.sent(), chat.marks(), verdict.lost());
        twice(chat.chat() + ": stored twice: ", chat.marks(), verdict.doubled());
        order(chat.chat() + ": stored after a later one: ", chat.sent(), chat.marks(), verdict.reordered());
        answers(chat);
        deliveries(chat);
        if (!chat.shown().isEmpty()) {
            page(chat);
        }
    }

    private void answers(Evidence chat) {
        Map<String, List<Evidence.Line>> answers = chat.answers();
        for (Evidence.Line line : chat.stored()) {
            List<Evidence.Line> given = answers.getOrDefault(line.turn(), List.of());
            if (!line.mark().isEmpty() && given.isEmpty() && !answeredByPeople(chat, line)) {
                verdict.unanswered().add(chat.chat() + ": has a turn without an answer: " + line.mark());
            }
            if (!line.mark().isEmpty() && !given.isEmpty() && given.getFirst().seq() < line.seq()) {
                verdict.reordered().add(chat.chat() + ": is stored after its answer: " + line.mark());
            }
        }
        answers.forEach((turn, given) -> {
            if (given.size() > 1 && !(chat.inParts() && inOnePiece(given))) {
                verdict.doubled().add(chat.chat() + ": answered " + given.size() + " times: turn " + turn);
            }
        });
    }

    /// Parts of one answer stand one behind the other.
    private static boolean inOnePiece(List<Evidence.Line> given) {
        return given.getLast().seq() - given.getFirst().seq() == given.size() - 1;
    }

    /// Where people answer, they answer several messages with one: somebody must have said something behind it.
    private static boolean answeredByPeople(Evidence chat, Evidence.Line line) {
        return chat.people()
                && chat.stored().stream()
                        .anyMatch(later ->
                                later.seq() > line.seq() && !later.key().isEmpty());
    }

    private void deliveries(Evidence chat) {
        missing(chat.chat() + ": answer never came out: ", chat.keys(), chat.delivered(), verdict.unanswered());
        twice(chat.chat() + ": answer came out twice: ", chat.delivered(), verdict.doubled());
        missing(chat.chat() + ": came out and belongs to no turn: ", chat.delivered(), chat.keys(), verdict.doubled());
        order(
                chat.chat() + ": answer came out after a later one: ",
                chat.keys(),
                chat.delivered(),
                verdict.reordered());
        chat.stored().stream()
                .filter(line -> !line.key().isEmpty() && !line.accepted())
                .forEach(line ->
                        verdict.unanswered().add(chat.chat() + ": is not known to be delivered: " + line.key()));
    }

    private void page(Evidence chat) {
        List<String> stored = names(chat.stored().stream().map(Evidence.Line::seq));
        List<String> shown = names(chat.shown().stream());
        missing(chat.chat() + ": the page has a gap at ", stored, shown, verdict.lost());
        twice(chat.chat() + ": the page shows twice ", shown, verdict.doubled());
        order(chat.chat() + ": the page shows too late ", stored, shown, verdict.reordered());
    }

    private static List<String> names(Stream<Integer> numbers) {
        return numbers.map(number -> "line " + number).toList();
    }

    private static void missing(String problem, List<String> wanted, List<String> found, List<String> problems) {
        Set<String> there = new HashSet<>(found);
        wanted.stream().filter(one -> !there.contains(one)).forEach(one -> problems.add(problem + one));
    }

    private static void twice(String problem, List<String> found, List<String> problems) {
        Set<String> seen = new HashSet<>();
        found.stream().filter(one -> !seen.add(one)).forEach(one -> problems.add(problem + one));
    }

    /// Everything that comes after something it should have come before. What is in only one of the lists, and
    /// repetitions, are others' business.
    private static void order(String problem, List<String> wanted, List<String> found, List<String> problems) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            places.putIfAbsent(wanted.get(i), i);
        }
        int highest = -1;
        for (String one : new ArrayList<>(new java.util.LinkedHashSet<>(found))) {
            int place = places.getOrDefault(one, highest);
            if (place < highest) {
                problems.add(problem + one);
            }
            highest = Math.max(highest, place);
        }
    }
}
