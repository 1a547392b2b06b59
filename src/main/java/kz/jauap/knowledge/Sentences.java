package kz.jauap.knowledge;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text at the ends of its sentences. A dot after a short word or inside a number ends
/// nothing.
public final class Sentences {

    private static final String STOPS = ".!?…";
    private static final int SHORT_WORD = 3;

    private Sentences() {}

    public static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (STOPS.indexOf(text.charAt(i)) >= 0 && isEnd(text, i)) {
                sentences.add(text.substring(from, i + 1).strip());
                from = i + 1;
            }
        }
        sentences.add(text.substring(from).strip());
        return sentences.stream().filter(sentence -> !sentence.isEmpty()).toList();
    }

    private static boolean isEnd(String text, int at) {
        int next = at + 1;
        if (next < text.length() && !Character.isWhitespace(text.charAt(next))) {
            return false;
        }
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next < text.length() && Character.isLowerCase(text.charAt(next))) {
            return false;
        }
        return text.charAt(at) != '.' || !isShort(text, at);
    }

    private static boolean isShort(String text, int dot) {
        int from = dot;
        while (from > 0 && Character.isLetter(text.charAt(from - 1))) {
            from--;
        }
        boolean wordOnly = from == 0 || !Character.isDigit(text.charAt(from - 1));
        return from < dot && dot - from <= SHORT_WORD && wordOnly && dot + 1 < text.length();
    }
}
