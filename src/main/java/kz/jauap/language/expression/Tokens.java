package kz.jauap.language.expression;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kz.jauap.language.morphology.Letters;

/// Cuts a text into [Token]s: runs of letters, runs of digits, and marks one by one.
public final class Tokens {

    /// A longer text is read up to here; nobody gives a date that late.
    static final int MOST = 400;

    private static final Set<Term> TIME = EnumSet.of(
            Term.DAY,
            Term.WEEKDAY,
            Term.WEEKEND,
            Term.MONTH,
            Term.PART,
            Term.MIDDAY,
            Term.UNIT,
            Term.OCLOCK,
            Term.SAGAT);
    private static final String STOPS = ".!?…;\n\r";
    private static final Dictionary.Entry NOTHING = new Dictionary.Entry(List.of(), Term.MARK);

    private Tokens() {}

    public static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length() && tokens.size() < MOST) {
            int c = text.codePointAt(at);
            int end = at + Character.charCount(c);
            if (Character.isLetter(c) || isDigit(c)) {
                boolean digits = isDigit(c);
                while (end < text.length() && belongs(text, end, digits)) {
                    end += Character.charCount(text.codePointAt(end));
                }
                tokens.add(word(text, at, end, glued(tokens, at), digits));
            } else if (!isSpace(c) || c == '\n') {
                tokens.add(mark(text, at, end, glued(tokens, at)));
            }
            at = end;
        }
        return tokens;
    }

    /// Whether a word, in small letters, speaks of time: a day, a part of the day, a month, a unit.
    public static boolean isTime(String small) {
        return Character.isLetter(small.codePointAt(0))
                && Dictionary.WORDS.find(small).meanings().stream().anyMatch(one -> TIME.contains(one.term()));
    }

    /// Whether a word, in small letters, is a number written out.
    public static boolean isNumber(String small) {
        return Character.isLetter(small.codePointAt(0))
                && Dictionary.WORDS.find(small).meanings().stream().anyMatch(one -> one.term() == Term.NUMBER);
    }

    private static boolean belongs(String text, int at, boolean digits) {
        int c = text.codePointAt(at);
        if (digits) {
            return isDigit(c);
        }
        boolean joint = (c == '\'' || c == '’') && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
        return Character.isLetter(c) || joint || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean glued(List<Token> tokens, int at) {
        return !tokens.isEmpty() && tokens.getLast().to() == at;
    }

    private static Token word(String text, int from, int to, boolean glued, boolean digits) {
        String raw = text.substring(from, to);
        if (digits && glued && isLatinLetter(text, from)) {
            return new Token(raw, from, to, true, false, List.of(), Term.MARK);
        }
        if (digits) {
            long value = raw.length() > 15 ? Long.MAX_VALUE : Long.parseLong(raw) * Numerals.ONE;
            return new Token(raw, from, to, glued, false, only(Term.NUMBER, value), Term.MARK);
        }
        String small = Letters.small(raw).replace("'", "").replace("’", "");
        Dictionary.Entry entry = Dictionary.WORDS.find(small);
        boolean capital = Character.isUpperCase(raw.codePointAt(0));
        return new Token(small, from, to, glued, capital, entry.meanings(), entry.ending());
    }

    /// "S21", "a52": one letter that is no word makes it the name of a thing.
    private static boolean isLatinLetter(String text, int digits) {
        char letter = Character.toLowerCase(text.charAt(digits - 1));
        boolean alone = digits == 1 || !Character.isLetterOrDigit(text.charAt(digits - 2));
        return alone
                && letter >= 'a'
                && letter <= 'z'
                && Dictionary.WORDS.find(String.valueOf(letter)).meanings().isEmpty();
    }

    private static Token mark(String text, int from, int to, boolean glued) {
        String sign = text.substring(from, to);
        Term term = switch (sign) {
            case ":" -> Term.COLON;
            case "." -> Term.DOT;
            case "," -> Term.COMMA;
            case "-", "–", "—" -> Term.DASH;
            case "/" -> Term.SLASH;
            case "₸", "₽", "$", "€" -> Term.CURRENCY;
            case "%" -> Term.COUNTED;
            default -> STOPS.contains(sign) ? Term.STOP : Term.MARK;
        };
        long value = term == Term.CURRENCY ? "₸₽$€".indexOf(sign) + 1 : 0;
        return new Token(sign, from, to, glued, false, only(term, value), NOTHING.ending());
    }

    private static List<Dictionary.Meaning> only(Term term, long value) {
        return List.of(new Dictionary.Meaning(term, value, ""));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
