package kz.jauap.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/// What reached customers, as their providers have it: which answer each message is, and how often
/// one came once more because its answer was lost. A provider that drops doubles by our keys has no
/// excuse.
final class Arrivals {

    private final List<Messenger> messengers;
    private final Reasons reasons;
    private final Map<String, List<Attribution.Spoken>> spoken;
    private final Map<String, List<String>> keys = new HashMap<>();
    private final Map<String, Instant> at = new HashMap<>();
    private final Map<String, Integer> repeats = new LinkedHashMap<>();

    /// @param spoken answers by chat, as the house has them
    Arrivals(List<Messenger> messengers, Reasons reasons, Map<String, List<Attribution.Spoken>> spoken) {
        this.messengers = messengers;
        this.reasons = reasons;
        this.spoken = spoken;
        messengers.forEach(this::take);
    }

    /// Keys of the answers that came to a chat, in order.
    Map<String, List<String>> keys() {
        return keys;
    }

    /// When each came first.
    Map<String, Instant> at() {
        return at;
    }

    /// What came to a chat, in order.
    List<Messenger.Came> to(String chat) {
        return messengers.stream()
                .flatMap(messenger -> messenger.came().stream())
                .filter(one -> one.chat().equals(chat))
                .toList();
    }

    private void take(Messenger messenger) {
        Map<String, List<Messenger.Came>> byChat = new LinkedHashMap<>();
        messenger
                .came()
                .forEach(one -> byChat.computeIfAbsent(one.chat(), chat -> new ArrayList<>())
                        .add(one));
        List<Instant> unanswered = messenger.unanswered();
        byChat.forEach((chat, came) -> {
            BiPredicate<Instant, Instant> excused = messenger.dropsDoubles()
                    ? (from, until) -> false
                    : (from, until) -> reasons.between(from, until, unanswered);
            Attribution.Found found = came.getFirst().key().isEmpty()
                    ? Attribution.of(spoken.getOrDefault(chat, List.of()), came, excused)
                    : Attribution.known(came, excused);
            keys.put(chat, found.keys());
            found.at().forEach(at::putIfAbsent);
            repeats.merge(messenger.kind(), found.repeats(), Integer::sum);
        });
    }

    /// For each kind: messages taken, answers, and how many of these came once more.
    Map<String, String> figures(List<Chat> chats, Set<String> taken, Map<String, List<Evidence.Line>> stored) {
        Map<String, String> figures = new LinkedHashMap<>();
        for (Messenger messenger : messengers) {
            List<Chat> theirs = chats.stream()
                    .filter(chat -> chat.kind().equals(messenger.kind()))
                    .toList();
            long messages = theirs.stream()
                    .flatMap(chat -> chat.lines().stream())
                    .filter(line -> taken.contains(line.mark()))
                    .count();
            long answers = theirs.stream()
                    .flatMap(chat -> stored.getOrDefault(chat.address(), List.of()).stream())
                    .filter(line -> !line.key().isEmpty())
                    .count();
            figures.put(
                    messenger.kind() + ": messages, answers, again",
                    messages + ", " + answers + ", " + repeats.getOrDefault(messenger.kind(), 0));
        }
        return figures;
    }
}
