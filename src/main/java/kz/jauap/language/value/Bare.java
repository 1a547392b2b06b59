package kz.jauap.language.value;

import java.util.List;
import java.util.Set;
import kz.jauap.language.Grammar;
import kz.jauap.language.expression.Numerals;
import kz.jauap.language.expression.Term;
import kz.jauap.language.expression.Token;
import kz.jauap.language.morphology.Letters;
import org.jspecify.annotations.Nullable;

/// Tells a lone number that is an hour from one that counts, measures or names something.
final class Bare {

    private static final int LAST_HOUR = 24;
    private static final Set<Term> MEASURES =
            Set.of(Term.COUNTED, Term.CURRENCY, Term.SCALE, Term.UNIT, Term.MONTH, Term.DATED, Term.NTH, Term.NUMBER);
    private static final Set<Term> JOINTS = Set.of(Term.SLASH, Term.DASH, Term.DOT, Term.COLON, Term.COMMA);
    private static final List<String> AFTER_MANY = List.of("ов", "ев", "ей");
    private static final List<String> AFTER_FEW = List.of("а", "я", "ы", "и");
    private static final List<String> OF_VERBS = List.of("ся", "ла", "ли", "на");

    private Bare() {}

    /// The whole number of a token, or -1.
    static long whole(Token token) {
        long value = token.value(Term.NUMBER);
        return value == Token.NONE || value % Numerals.ONE != 0 ? -1 : value / Numerals.ONE;
    }

    static boolean inHours(Token token) {
        long value = whole(token);
        return value >= 0
                && value <= LAST_HOUR
                && (!token.isDigits() || token.text().length() <= 2);
    }

    /// Whether the number at an index stands free: nothing after it is counted by it or glued to it.
    static boolean free(List<Token> tokens, int index) {
        Token number = tokens.get(index);
        Token after = index + 1 < tokens.size() ? tokens.get(index + 1) : null;
        if (after == null || number.ending() != Term.MARK) {
            return true;
        }
        if (after.glued() && JOINTS.stream().anyMatch(after::is)) {
            return index + 2 >= tokens.size() || !tokens.get(index + 2).glued();
        }
        return !(after.glued() && after.isWord()) && !measures(after) && !counts(number, after);
    }

    /// As [#free], and what follows is no word of its own weight: for numbers that no preposition marks as an hour.
    static boolean alone(List<Token> tokens, int index) {
        Token after = index + 1 < tokens.size() ? tokens.get(index + 1) : null;
        return free(tokens, index)
                && (after == null || !after.isWord() || Grammar.isLight(Letters.plain(after.text())) || isJoint(after));
    }

    private static boolean isJoint(Token token) {
        return token.meanings().stream().anyMatch(one -> one.term() != Term.KNOWN);
    }

    private static boolean measures(Token token) {
        return MEASURES.stream().anyMatch(token::is) && !(token.is(Term.SCALE) && token.is(Term.AT));
    }

    /// A noun in the form that Russian numerals ask for.
    private static boolean counts(Token number, @Nullable Token after) {
        if (after == null
                || !after.isWord()
                || !after.meanings().isEmpty()
                || Grammar.isLight(Letters.plain(after.text()))) {
            return false;
        }
        boolean verb = OF_VERBS.stream().anyMatch(after.text()::endsWith);
        if (number.isWord() && whole(number) == 1) {
            return !verb; // one of something
        }
        long last = whole(number) % 10;
        boolean few = last >= 2 && last <= 4 && (whole(number) < 10 || whole(number) > 20);
        return !verb && (few ? AFTER_FEW : AFTER_MANY).stream().anyMatch(after.text()::endsWith);
    }
}
