package kz.jauap.language.morphology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The endings of Russian, from `ru-endings.txt`.
final class RussianEndings {

    /// Whose ending it is. The last two follow roots of [RussianVerbs], and any root when the verb is reflexive.
    enum Kind {
        NOUN,
        ADJECTIVE,
        VERB,
        PARTICIPLE,
        /// of verbs alone
        PERSONAL,
        /// of nouns too
        OPEN;

        /// What is done, or was; a participle says what something is like.
        boolean ofDeed() {
            return ofVerb() && this != PARTICIPLE;
        }

        boolean ofVerb() {
            return this != NOUN && this != ADJECTIVE;
        }

        boolean ofKnownRoots() {
            return this == PERSONAL || this == OPEN;
        }
    }

    /// @param after letters one of which stands before it, "" for any
    record Ending(int length, Kind kind, String after) {

        boolean follows(char c) {
            return after.isEmpty() || after.indexOf(c) >= 0;
        }
    }

    /// Where an ending begins.
    ///
    /// @param root the root before it, when it is one of [RussianVerbs]
    record Cut(int at, Kind kind, @Nullable String root) {}

    private static final Tails<Ending> TAILS = tails(Table.read(RussianEndings.class, "ru-endings.txt"));

    private RussianEndings() {}

    /// The longest ending of a word, or null when it has none.
    static @Nullable Cut longest(String word, boolean reflexive) {
        int vowel = RussianSounds.firstVowel(word);
        Tails<Ending> tails = TAILS;
        Cut longest = null;
        for (int at = word.length() - 1; at > 0; at--) {
            tails = tails.at(word.charAt(at));
            if (tails == null) {
                return longest;
            }
            for (Ending ending : tails.endings()) {
                Cut cut = ending.follows(word.charAt(at - 1)) ? cut(word, at, ending.kind, vowel, reflexive) : null;
                longest = cut == null ? longest : cut;
            }
        }
        return longest;
    }

    /// A root has a vowel; that of a verb has one besides the vowel its endings hang on, or is known.
    private static @Nullable Cut cut(String word, int at, Kind kind, int vowel, boolean reflexive) {
        if (!kind.ofVerb()) {
            return reflexive || vowel >= at ? null : new Cut(at, kind, null);
        }
        String root = RussianVerbs.root(word, at, kind != Kind.OPEN);
        boolean fits = root != null || vowel < at - 1 && (reflexive || !kind.ofKnownRoots());
        return fits ? new Cut(at, kind, root) : null;
    }

    private static Tails<Ending> tails(Map<String, Set<String>> table) {
        List<String> adjectives = new ArrayList<>();
        table.forEach((head, endings) -> adjectives.addAll(head.startsWith("adjective") ? endings : Set.of()));
        Tails<Ending> tails = new Tails<>();
        for (Kind kind : Kind.values()) {
            add(tails, table, kind.name(), kind, List.of(""));
        }
        add(tails, table, Kind.PARTICIPLE.name(), Kind.PARTICIPLE, adjectives);
        add(tails, table, "SUPERLATIVE", Kind.ADJECTIVE, adjectives);
        return tails;
    }

    private static void add(
            Tails<Ending> tails, Map<String, Set<String>> table, String name, Kind kind, List<String> rests) {
        boolean whole = rests.size() == 1;
        if (whole && kind == Kind.PARTICIPLE) {
            return;
        }
        table.forEach((head, endings) -> {
            String[] parts = head.split(" : ");
            if (parts[0].toUpperCase(Locale.ROOT).equals(name)) {
                String after = parts.length > 1 ? parts[1] : "";
                endings.forEach(first -> rests.forEach(
                        rest -> tails.add(first + rest, new Ending(first.length() + rest.length(), kind, after))));
            }
        });
    }
}
