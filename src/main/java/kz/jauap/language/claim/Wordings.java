package kz.jauap.language.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.language.expression.Tables;
import kz.jauap.language.expression.Token;
import kz.jauap.language.morphology.Letters;

/// The phrases of `wordings.txt` by section, found among tokens.
final class Wordings {

    static final Wordings ALL = new Wordings();
    static final String CLAIM = "claim ";

    private final Map<String, List<String[]>> sections = new LinkedHashMap<>();
    private final Map<String, List<String>> claims = new HashMap<>();

    private Wordings() {
        String section = "";
        for (String line : Tables.lines(Wordings.class, "wordings.txt")) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
            } else {
                add(section, line);
            }
        }
        sections.values().forEach(phrases -> phrases.sort((a, b) -> b.length - a.length));
    }

    private void add(String section, String line) {
        List<String[]> phrases = sections.computeIfAbsent(section, one -> new ArrayList<>());
        String parted = section.equals("negated-verb") ? line.replace(' ', ',') : line;
        for (String phrase : parted.split(",")) {
            String[] words = Letters.plain(phrase.strip().replace("'", "")).split(" +");
            phrases.add(words);
            if (section.startsWith(CLAIM)) {
                String first = words[0].substring(0, Math.min(2, words[0].length()));
                claims.computeIfAbsent(first, one -> new ArrayList<>()).remove(section);
                claims.computeIfAbsent(first, one -> new ArrayList<>()).add(section);
            }
        }
    }

    /// Sections of claims a word may begin.
    List<String> claimsBeginning(String plain) {
        return claims.getOrDefault(plain.substring(0, Math.min(2, plain.length())), List.of());
    }

    /// How many words the longest phrase of the section takes that starts here; 0 for none.
    int at(String section, List<Token> tokens, int index) {
        for (String[] phrase : sections.getOrDefault(section, List.of())) {
            if (index + phrase.length <= tokens.size() && matches(phrase, tokens, index)) {
                return phrase.length;
            }
        }
        return 0;
    }

    /// How many words the longest phrase takes that ends right before the index; 0 for none.
    int before(String section, List<Token> tokens, int index) {
        for (String[] phrase : sections.getOrDefault(section, List.of())) {
            if (phrase.length <= index && matches(phrase, tokens, index - phrase.length)) {
                return phrase.length;
            }
        }
        return 0;
    }

    /// A Kazakh verb with the ending of "does not".
    boolean negatesItself(String plain) {
        return sections.getOrDefault("negated-verb", List.of()).stream()
                .anyMatch(ending -> plain.length() > ending[0].length() + 1 && plain.endsWith(ending[0]));
    }

    private static boolean matches(String[] phrase, List<Token> tokens, int from) {
        for (int i = 0; i < phrase.length; i++) {
            String plain = Letters.plain(tokens.get(from + i).text());
            boolean beginning = phrase[i].endsWith("*");
            if (beginning
                    ? !plain.startsWith(phrase[i].substring(0, phrase[i].length() - 1))
                    : !plain.equals(phrase[i])) {
                return false;
            }
        }
        return true;
    }
}
