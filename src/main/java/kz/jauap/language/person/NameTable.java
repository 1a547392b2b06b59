package kz.jauap.language.person;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.jauap.language.Transliteration;
import kz.jauap.language.expression.Tables;
import kz.jauap.language.morphology.Letters;
import org.jspecify.annotations.Nullable;

/// The names of people and the words around them, from the table `names.txt`.
final class NameTable {

    static final NameTable NAMES = new NameTable();

    private static final int LONGEST_BEGINNING = 12;
    private static final int SHORTEST_BEGINNING = 4;

    /// Folded forms to the name as it is written.
    private final Map<String, String> known = new HashMap<>();
    final List<List<String>> introduces = new ArrayList<>();
    final List<List<String>> maybe = new ArrayList<>();
    final Set<String> follows = new HashSet<>();
    final List<String> patronymics = new ArrayList<>();
    final List<String> surnames = new ArrayList<>();
    private final Set<String> not = new HashSet<>();
    private final Set<String> notBeginnings = new HashSet<>();

    private NameTable() {
        String section = "";
        for (String line : Tables.lines(NameTable.class, "names.txt")) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
            } else {
                learn(section, line);
            }
        }
    }

    private void learn(String section, String line) {
        List<String> words =
                Arrays.stream(line.split(" ")).map(NameTable::folded).toList();
        switch (section) {
            case "known" -> Arrays.stream(line.split(" ")).forEach(this::name);
            case "introduces" -> phrases(line, introduces);
            case "maybe" -> phrases(line, maybe);
            case "follows" -> follows.addAll(words);
            case "patronymic" -> patronymics.addAll(words);
            case "surname" -> surnames.addAll(words);
            case "not" -> words.forEach(this::not);
            default -> {
                // the endings are read by NameForms
            }
        }
    }

    private void not(String word) {
        if (word.endsWith("*")) {
            notBeginnings.add(word.substring(0, word.length() - 1));
        } else {
            not.add(word);
        }
    }

    private static void phrases(String line, List<List<String>> to) {
        for (String phrase : line.split(",")) {
            to.add(Arrays.stream(phrase.strip().split(" "))
                    .map(NameTable::folded)
                    .toList());
        }
    }

    static String folded(String word) {
        return Letters.plain(Letters.small(word));
    }

    private void name(String name) {
        String plain = folded(name);
        known.put(plain, name);
        for (String form : NameForms.of(plain)) {
            known.putIfAbsent(form, name);
        }
    }

    /// The name as it is written in its plain form, null when it is not known.
    @Nullable
    String known(String folded) {
        String found = known.get(folded);
        return found == null && Letters.isLatin(folded) ? known.get(Transliteration.toCyrillic(folded)) : found;
    }

    boolean isNoName(String folded) {
        for (int size = Math.min(LONGEST_BEGINNING, folded.length()); size >= SHORTEST_BEGINNING; size--) {
            if (notBeginnings.contains(folded.substring(0, size))) {
                return true;
            }
        }
        return not.contains(folded);
    }
}
