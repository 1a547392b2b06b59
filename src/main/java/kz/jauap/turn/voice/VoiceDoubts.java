package kz.jauap.turn.voice;

import java.util.Arrays;
import kz.jauap.language.value.Replies;

/// Whether what was heard in a voice message may be something else, so that the customer is asked.
public final class VoiceDoubts {

    private static final int FEWEST_LETTERS = 6;
    private static final int LONG_SECONDS = 6;
    private static final int FEWEST_WORDS = 3;
    private static final double MOST_OTHER_SIGNS = 0.4;
    private static final double NOTHING_ELSE = 0.95;

    private VoiceDoubts() {}

    /// @param seconds the message lasts, 0 where nobody knows
    /// @param sure false where the model itself doubts it
    /// @param asked whether we had asked something: then a bare yes or no is enough
    public static boolean isDoubtful(String words, int seconds, boolean sure, boolean asked) {
        if (!sure) {
            return true;
        }
        if (asked
                && Replies.in(words)
                        .filter(reply -> reply.score() >= NOTHING_ELSE)
                        .isPresent()) {
            return false;
        }
        int[] signs =
                words.codePoints().filter(sign -> !Character.isWhitespace(sign)).toArray();
        long letters = Arrays.stream(signs).filter(Character::isLetter).count();
        long wordCount = words.strip().split("\\s+").length;
        return letters < FEWEST_LETTERS
                || seconds > LONG_SECONDS && wordCount < FEWEST_WORDS
                || signs.length - letters >= MOST_OTHER_SIGNS * signs.length;
    }
}
