package kz.jauap.language.expression;

import java.util.List;

/// A word, a number or a mark of a text, with all it can mean.
///
/// @param text small letters, stretched letters once
/// @param from where it starts in its text
/// @param to where it ends, exclusive
/// @param glued nothing stands between it and the token before
/// @param capital written with a capital letter
/// @param meanings what it can be
/// @param ending its Kazakh case: [Term#LOC], [Term#DAT], [Term#ABL], or [Term#MARK] for none
public record Token(
        String text, int from, int to, boolean glued, boolean capital, List<Dictionary.Meaning> meanings, Term ending) {

    public static final long NONE = Long.MIN_VALUE;

    public boolean is(Term term) {
        return value(term) != NONE;
    }

    /// Its value as this term, or [#NONE].
    public long value(Term term) {
        for (Dictionary.Meaning meaning : meanings) {
            if (meaning.term() == term) {
                return meaning.value();
            }
        }
        return NONE;
    }

    public boolean isDigits() {
        return Character.isDigit(text.charAt(0));
    }

    public boolean isWord() {
        return Character.isLetter(text.codePointAt(0));
    }

    public Token as(Term term, long value, int start, int end, Term newEnding) {
        return new Token(text, start, end, glued, capital, List.of(new Dictionary.Meaning(term, value, "")), newEnding);
    }
}
