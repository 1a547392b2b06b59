package kz.jauap.pack;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import kz.jauap.language.Edits;

/// The word somebody probably meant.
final class Nearest {

    private static final int MOST_SLIPS = 3;

    private Nearest() {}

    /// The known word that differs by few slips, if there is one.
    static Optional<String> to(String written, Collection<String> known) {
        int most = Math.min(MOST_SLIPS, Math.max(1, written.length() / 2));
        return known.stream()
                .filter(word -> Edits.between(written, word, most) <= most)
                .min(Comparator.comparingInt(word -> Edits.between(written, word, most)));
    }

    /// `did you mean `this`? `, or nothing.
    static String hint(String written, Collection<String> known) {
        return to(written, known).map(word -> "did you mean `" + word + "`? ").orElse("");
    }
}
