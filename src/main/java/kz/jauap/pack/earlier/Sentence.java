package kz.jauap.pack.earlier;

import java.util.Locale;

/// How words of the earlier files become sentences.
final class Sentence {

    private static final String ENDS = ".!?…";

    private Sentence() {}

    /// With a full stop where nothing ends it.
    static String whole(String text) {
        String clean = text.strip();
        return clean.isEmpty() || ENDS.indexOf(clean.charAt(clean.length() - 1)) >= 0 ? clean : clean + ".";
    }

    /// For comparing: small letters, one spelling of what people spell in two ways, nothing but words.
    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace('\u0451', '\u0435')
                .replaceAll("[^\\p{L}\\d]+", " ")
                .strip();
    }

    /// "Wi-Fi" stays as it is, "Manicure" becomes small inside of a sentence.
    static String small(String text) {
        boolean second = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return text.isEmpty() || second ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
