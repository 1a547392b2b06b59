package kz.jauap.eval;

import java.util.Locale;

/// Makes texts comparable that people would call the same: small letters, one kind of space, one kind of dash.
final class Folding {

    private Folding() {}

    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                    folded.append(' ');
                }
            } else if (Character.getType(c) == Character.DASH_PUNCTUATION || c == '\u2212') {
                folded.append('-');
            } else if (c != '\u00ad' && c != '\u200b') { // signs nobody sees
                folded.append(c);
            }
        }
        return folded.toString().strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
