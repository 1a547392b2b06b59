package kz.jauap.erasing;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that is one customer: the contacts merged into the person, their addresses, their conversations.
///
/// @param names by which others speak of them: ids, chats, phones, addresses of e-mail; never a bare
///     name
record Subject(UUID id, List<UUID> contacts, List<Talk> talks, Set<String> names) {

    private static final int SHORTEST = 4;
    private static final UUID NOBODY = new UUID(0, 0);

    /// One conversation.
    record Talk(UUID id, UUID channel, String chat) {}

    Subject {
        contacts = List.copyOf(contacts);
        talks = List.copyOf(talks);
        names = Set.copyOf(names);
    }

    /// Never empty, so that it can stand in a list of SQL.
    List<UUID> conversations() {
        return talks.isEmpty() ? List.of(NOBODY) : talks.stream().map(Talk::id).toList();
    }

    List<UUID> people() {
        return contacts.isEmpty() ? List.of(NOBODY) : contacts;
    }

    /// A pattern of PostgreSQL that finds any of the customer's names standing alone in a text.
    String namedIn() {
        return standing(words());
    }

    /// The same for their names, their conversations, and these things of theirs.
    String mentionedIn(List<UUID> things) {
        Stream<String> ids = Stream.of(conversations(), people(), things)
                .flatMap(List::stream)
                .map(UUID::toString);
        return standing(Stream.concat(words(), ids));
    }

    private Stream<String> words() {
        Set<String> words = new TreeSet<>();
        for (String name : names) {
            words.add(name);
            words.add(name.startsWith("+") ? name.substring(1) : name);
            int at = name.indexOf('@');
            if (at > 0 && name.substring(0, at).chars().allMatch(Character::isDigit)) {
                words.add(name.substring(0, at));
            }
        }
        return words.stream().filter(word -> word.length() >= SHORTEST);
    }

    private static String standing(Stream<String> words) {
        String any = words.map(Subject::escaped).collect(Collectors.joining("|"));
        return any.isEmpty() ? "$.^" : "(^|[^0-9A-Za-z])(" + any + ")([^0-9A-Za-z]|$)";
    }

    private static String escaped(String word) {
        StringBuilder safe = new StringBuilder();
        for (char sign : word.toCharArray()) {
            boolean plain = sign < 128 && Character.isLetterOrDigit(sign);
            safe.append(plain ? String.valueOf(sign) : "\\u%04X".formatted((int) sign));
        }
        return safe.toString();
    }
}
