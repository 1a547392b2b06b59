package kz.jauap.language;

import java.util.ArrayList;
import java.util.List;
import kz.jauap.language.Word.Gap;
import kz.jauap.language.morphology.Letters;

/// Cuts text as people type it on phones into [Word]s: hyphens part words, numbers keep their inner marks ("19:30",
/// "1.5"), an emoji is a word of its own, everything else is a gap. Reads at most [#MOST_WORDS] words.
final class Words {

    static final int MOST_WORDS = 250;
    /// Between two messages that may be one sentence.
    static final char NEXT_MESSAGE = '\u2028';

    private static final String STOPS = ".!?…;\n\r";
    private static final String PAUSES = NEXT_MESSAGE + ",:()—–\"«»|/";
    private static final String INSIDE_NUMBERS = ":.,-";

    private final String text;
    private final List<Word> words = new ArrayList<>();
    private Gap gap = Gap.STOP;
    private int at;

    private Words(String text) {
        this.text = text;
    }

    static List<Word> of(String text) {
        Words reader = new Words(text);
        while (reader.at < text.length() && reader.words.size() < MOST_WORDS) {
            reader.next();
        }
        return reader.words;
    }

    /// Whether a text ends with a stop or a sign, so that what follows is something else.
    static boolean isFinished(String text) {
        String bare = text.strip();
        int last = bare.isEmpty() ? '.' : bare.codePointBefore(bare.length());
        return STOPS.indexOf(last) >= 0 || !Character.isLetterOrDigit(last) && PAUSES.indexOf(last) < 0;
    }

    private void next() {
        int c = text.codePointAt(at);
        if (Character.isLetterOrDigit(c)) {
            add(endOfWord(at));
        } else if (isEmoji(c)) {
            emoji(c);
        } else {
            gap(c);
            at += Character.charCount(c);
        }
    }

    private int endOfWord(int from) {
        int end = from;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            if (!belongs(c, end)) {
                return end;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    private boolean belongs(int c, int index) {
        if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
            return true;
        }
        boolean inside = index > at && index + 1 < text.length();
        if (!inside) {
            return false;
        }
        boolean digits = Character.isDigit(text.charAt(index - 1)) && Character.isDigit(text.charAt(index + 1));
        boolean letters = Character.isLetter(text.charAt(index - 1)) && Character.isLetter(text.charAt(index + 1));
        return digits && INSIDE_NUMBERS.indexOf(c) >= 0 || letters && (c == '\'' || c == '’');
    }

    private void add(int end) {
        String small = withoutOrdinal(Letters.small(text.substring(at, end)));
        words.add(new Word(small, Letters.plain(small), at, end, gap, false));
        gap = Gap.SPACE;
        at = end;
    }

    /// "14й", "5-го": a number with the ending of its ordinal is the number.
    private static String withoutOrdinal(String small) {
        int digits = 0;
        while (digits < small.length() && Character.isDigit(small.charAt(digits))) {
            digits++;
        }
        return digits > 0 && digits < small.length() && Grammar.isOrdinal(small.substring(digits))
                ? small.substring(0, digits)
                : small;
    }

    private void emoji(int c) {
        int end = at + Character.charCount(c);
        String sign = text.substring(at, end);
        boolean repeated = !words.isEmpty() && words.getLast().small().equals(sign);
        if (!repeated) {
            words.add(new Word(sign, sign, at, end, gap == Gap.SPACE ? Gap.PAUSE : gap, false));
        }
        gap = Gap.PAUSE;
        at = end;
    }

    private void gap(int c) {
        if (STOPS.indexOf(c) >= 0) {
            gap = Gap.STOP;
            if (c == '?' && !words.isEmpty()) {
                Word last = words.removeLast();
                words.add(new Word(last.small(), last.plain(), last.from(), last.to(), last.before(), true));
            }
        } else if (gap == Gap.SPACE && (PAUSES.indexOf(c) >= 0 || c == '-' && spaced())) {
            gap = Gap.PAUSE;
        }
    }

    private boolean spaced() {
        return at > 0 && Character.isWhitespace(text.charAt(at - 1));
    }

    private static boolean isEmoji(int c) {
        boolean tone = c >= 0x1F3FB && c <= 0x1F3FF;
        return !tone && (c >= 0x1F000 || c >= 0x2600 && c <= 0x27BF || c == 0x2B50);
    }
}
