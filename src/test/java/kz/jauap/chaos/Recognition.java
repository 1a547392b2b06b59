package kz.jauap.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which message of a customer each stored one is, where its channel names none: by its words and
/// its place. What is stored once more than it was said has the name of what it repeats.
final class Recognition {

    private Recognition() {}

    /// @param stored lines of every conversation, by chat
    /// @param heard what customers said, by chat, in order
    /// @return the lines with marks the judge knows
    static Map<String, List<Evidence.Line>> of(
            List<Chat> chats,
            List<Messenger> messengers,
            Map<String, List<Evidence.Line>> stored,
            Map<String, List<String>> heard) {
        Set<String> nameless = messengers.stream()
                .filter(Messenger::namesNothing)
                .map(Messenger::kind)
                .collect(Collectors.toSet());
        Map<String, List<Evidence.Line>> known = new HashMap<>(stored);
        chats.stream()
                .filter(chat -> nameless.contains(chat.kind()))
                .forEach(chat -> known.computeIfPresent(
                        chat.address(), (address, lines) -> of(chat, lines, heard.getOrDefault(address, List.of()))));
        return known;
    }

    private static List<Evidence.Line> of(Chat chat, List<Evidence.Line> lines, List<String> heard) {
        List<Attribution.Spoken> said = chat.lines().stream()
                .map(line -> new Attribution.Spoken(line.mark(), line.text()))
                .toList();
        List<Messenger.Came> came = heard.stream()
                .map(text -> new Messenger.Came(chat.address(), "", text, Instant.EPOCH))
                .toList();
        Iterator<String> marks =
                Attribution.of(said, came, (from, until) -> false).keys().iterator();
        List<Evidence.Line> known = new ArrayList<>();
        for (Evidence.Line line : lines) {
            known.add(line.mark().isEmpty() ? line : Evidence.Line.heard(line.seq(), marks.next(), line.turn()));
        }
        return known;
    }
}
