package kz.jauap.channel.spi;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/// Cuts a long text into parts a provider takes: at the end of a paragraph, line or sentence, else between words, and
/// only inside a word that is longer than a part; never inside a surrogate pair or an emoji made of several characters.
public final class TextSplitter {

    private static final String ENDS_OF_SENTENCE = ".!?…";

    private final String text;
    private final int limit;

    private TextSplitter(String text, int limit) {
        this.text = text;
        this.limit = limit;
    }

    /// The parts in order, each of at most `limit` UTF-16 units and at least one; blank space at a cut is dropped.
    public static List<String> split(String text, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a part needs room for at least 1 character, not " + limit);
        }
        return text.length() <= limit ? List.of(text) : new TextSplitter(text, limit).parts();
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (text.length() - from > limit) {
            int end = cut(from);
            keep(parts, text.substring(from, end));
            from = end;
            while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
                from++;
            }
        }
        keep(parts, text.substring(from));
        return parts.isEmpty() ? List.of(text.substring(0, cutInWord(0))) : List.copyOf(parts);
    }

    private static void keep(List<String> parts, String part) {
        String stripped = parts.isEmpty() ? part.stripTrailing() : part.strip();
        if (!stripped.isEmpty()) {
            parts.add(stripped);
        }
    }

    private int cut(int from) {
        int half = from + limit / 2;
        int third = from + limit / 3;
        int paragraph = last(third, from + limit, at -> text.startsWith("\n\n", at));
        if (paragraph > 0) {
            return paragraph;
        }
        int line = last(half, from + limit, at -> text.charAt(at) == '\n');
        if (line > 0) {
            return line;
        }
        int sentence = last(half, from + limit, this::endsSentence);
        if (sentence > 0) {
            return sentence;
        }
        int gap = last(from, from + limit, at -> Character.isWhitespace(text.charAt(at)) && !insideNumber(at));
        return gap > 0 ? gap : cutInWord(from);
    }

    /// The last position after `from` and at or before `to` where the text may be cut, or -1.
    private int last(int from, int to, IntPredicate fits) {
        for (int at = Math.min(to, text.length() - 1); at > from; at--) {
            if (fits.test(at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean endsSentence(int at) {
        return Character.isWhitespace(text.charAt(at)) && ENDS_OF_SENTENCE.indexOf(text.charAt(at - 1)) >= 0;
    }

    /// "12 000" is one word.
    private boolean insideNumber(int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at + 1));
    }

    private int cutInWord(int from) {
        int end = Math.min(from + limit, text.length());
        int window = Math.min(text.length(), end + 64);
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text.substring(from, window));
        int boundary = characters.isBoundary(end - from) ? end - from : characters.preceding(end - from);
        if (boundary > 0) {
            return from + boundary;
        }
        boolean pair = end - from > 1
                && end < text.length()
                && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end));
        return pair ? end - 1 : end;
    }
}
