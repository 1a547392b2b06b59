package kz.jauap.eval.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import kz.jauap.eval.Rewrite;
import kz.jauap.eval.RewriteWords;

/// A way to write.
public enum Persona {
    /// As the words stand.
    PLAIN,
    /// Few words, small letters, no marks.
    TERSE,
    /// A greeting first, and words about something else in a message of their own.
    TALKATIVE,
    /// Slips of the finger.
    TYPOS,
    /// Latin letters.
    LATIN,
    /// Now one language of the business, now another.
    MIXED;

    private static final int TALKS_EVERY = 3;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A message as this customer writes it.
    ///
    /// @param first whether it is the first of a talk
    List<String> writes(String text, boolean first, String language, Pen pen, RandomGenerator dice) {
        return switch (this) {
            case PLAIN, MIXED -> List.of(text);
            case TERSE -> rewritten(Rewrite.NO_PUNCTUATION, text.toLowerCase(Locale.ROOT), language, pen, dice);
            case TYPOS -> rewritten(Rewrite.TYPO, text, language, pen, dice);
            case LATIN -> rewritten(Rewrite.LATIN, text, language, pen, dice);
            case TALKATIVE -> talkative(text, first, language, pen, dice);
        };
    }

    private static List<String> rewritten(
            Rewrite rewrite, String text, String language, Pen pen, RandomGenerator dice) {
        return rewrite.apply(List.of(text), language, pen.letters(), dice);
    }

    private static List<String> talkative(String text, boolean first, String language, Pen pen, RandomGenerator dice) {
        List<String> burst = new ArrayList<>();
        if (first) {
            burst.add(pen.words().say("greeting", language, dice));
        }
        burst.add(text);
        if (dice.nextInt(TALKS_EVERY) == 0) {
            burst.add(pen.words().say("chatter", language, dice));
        }
        return burst;
    }

    /// What they write with.
    record Pen(CustomerWords words, RewriteWords letters) {}
}
