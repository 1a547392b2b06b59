package kz.jauap.pack.earlier;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Ids made of names: small Latin letters, digits and hyphens, each once.
final class Ids {

    private final Map<String, String> letters;
    private final Set<String> taken = new HashSet<>();

    /// @param letters Latin ones for those of other alphabets
    Ids(Map<String, String> letters) {
        this.letters = letters;
    }

    String of(String name) {
        String latin = name.toLowerCase(Locale.ROOT)
                .codePoints()
                .mapToObj(Character::toString)
                .map(letter -> letters.getOrDefault(letter, letter))
                .reduce("", String::concat)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String id = latin.isEmpty() ? "entry" : latin;
        String free = id;
        for (int i = 2; !taken.add(free); i++) {
            free = id + "-" + i;
        }
        return free;
    }
}
