package kz.jauap.shared;

import java.util.regex.Pattern;

/// Text as providers and text columns can take it: they refuse what is no character (a lone surrogate, NUL).
public final class SafeText {

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    private SafeText() {}

    /// `text` with lone surrogates shown as U+FFFD and NUL left out. Everything else stays.
    public static String of(String text) {
        if (text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().filter(c -> c != 0).forEach(c -> out.appendCodePoint(lone(c) ? 0xFFFD : c));
        return out.toString();
    }

    /// `text` in one line, without control characters: for names of people and things.
    public static String oneLine(String text) {
        return CONTROLS.matcher(of(text)).replaceAll(" ").strip();
    }

    private static boolean lone(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
