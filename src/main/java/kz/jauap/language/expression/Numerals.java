package kz.jauap.language.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Joins the words and digits of one number into one token: `двадцать пять`, `5 000`, `екі жарым мың`, `5к`. A
/// number's value is kept in thousandths ([#ONE] is 1), so that one and a half stays whole.
public final class Numerals {

    public static final long ONE = 1000;

    private static final int GROUP = 3;
    private static final long MOST = 1_000_000_000_000L * ONE;

    private final List<Token> tokens;
    private int at;
    private long sum;
    private long part;
    private long room;

    private Numerals(List<Token> tokens) {
        this.tokens = tokens;
    }

    public static List<Token> joined(List<Token> tokens) {
        Numerals reading = new Numerals(tokens);
        List<Token> out = new ArrayList<>(tokens.size());
        while (reading.at < tokens.size()) {
            out.add(reading.next());
        }
        return out;
    }

    private Token next() {
        Token token = tokens.get(at);
        if (starts(token)) {
            int first = at;
            Token number = token.isDigits() ? digits() : words();
            return number == null ? plain(first) : ordinal(ended(number));
        }
        return plain(at);
    }

    /// `двадцать пятого`: tens and an ordinal.
    private Token ordinal(Token tens) {
        Token next = at < tokens.size() ? tokens.get(at) : null;
        long value = tens.value(Term.NUMBER);
        if (next == null
                || tens.isDigits()
                || value != 20 * ONE && value != 30 * ONE
                || !(next.value(Term.ORDINAL) > 0 && next.value(Term.ORDINAL) < 10)) {
            return tens;
        }
        at++;
        return tens.as(Term.ORDINAL, value / ONE + next.value(Term.ORDINAL), tens.from(), next.to(), next.ending());
    }

    private Token plain(int index) {
        at = index + 1;
        Token token = tokens.get(index);
        return token.is(Term.NUMBER) ? token.as(Term.KNOWN, 0, token.from(), token.to(), Term.MARK) : token;
    }

    private boolean starts(Token token) {
        return token.is(Term.NUMBER) || token.is(Term.SESQUI) || token.is(Term.HUNDRED) || isScale(token, false);
    }

    private static boolean isScale(Token token, boolean glued) {
        return token.is(Term.SCALE) && (token.text().length() > 1 || glued);
    }

    /// Digits: groups of three after a space, a decimal part before a scale, a scale.
    private Token digits() {
        Token first = tokens.get(at);
        Token last = first;
        long value = first.value(Term.NUMBER);
        at++;
        boolean grouped = first.text().length() <= GROUP && !first.text().startsWith("0");
        while (grouped && at < tokens.size() && isGroup(at) && value < MOST) {
            last = tokens.get(at++);
            value = value * ONE + last.value(Term.NUMBER);
        }
        if (at + 2 < tokens.size() && isDecimal(at)) {
            last = tokens.get(at + 1);
            value += last.value(Term.NUMBER) / (last.text().length() == 1 ? 10 : 100);
            at += 2;
        }
        if (at < tokens.size() && isScale(tokens.get(at), tokens.get(at).glued()) && value < MOST) {
            last = tokens.get(at++);
            value *= last.value(Term.SCALE);
        }
        return first.as(Term.NUMBER, value, first.from(), last.to(), Term.MARK);
    }

    private boolean isGroup(int index) {
        Token token = tokens.get(index);
        boolean alone = index + 1 == tokens.size()
                || !tokens.get(index + 1).glued()
                || !tokens.get(index + 1).is(Term.COLON);
        return token.isDigits() && !token.glued() && token.text().length() == GROUP && alone;
    }

    private boolean isDecimal(int index) {
        Token mark = tokens.get(index);
        Token digits = tokens.get(index + 1);
        Token after = tokens.get(index + 2);
        return (mark.is(Term.DOT) || mark.is(Term.COMMA))
                && mark.glued()
                && digits.isDigits()
                && digits.glued()
                && digits.text().length() <= 2
                && (isScale(after, after.glued()) || after.is(Term.CURRENCY) || after.is(Term.UNIT));
    }

    private @Nullable Token words() {
        int first = at;
        sum = 0;
        part = 0;
        room = Long.MAX_VALUE;
        boolean strong = false;
        while (at < tokens.size() && sum < MOST && taken(tokens.get(at), first)) {
            strong |= tokens.get(at).meanings().stream()
                    .noneMatch(one -> one.flags().contains("weak"));
            at++;
        }
        boolean weak = !strong && !hourStandsBefore(first) && !rangeStandsBefore(first) && !measured(at);
        if (weak) {
            return null;
        }
        Token last = tokens.get(at - 1);
        return tokens.get(first).as(Term.NUMBER, sum + part, tokens.get(first).from(), last.to(), last.ending());
    }

    private boolean hourStandsBefore(int first) {
        return first > 0
                && (tokens.get(first - 1).is(Term.SAGAT)
                        || tokens.get(first - 1).is(Term.PART));
    }

    /// `сегізден онға`: from a number to this one.
    private boolean rangeStandsBefore(int first) {
        return first > 0
                && tokens.get(first - 1).is(Term.NUMBER)
                && tokens.get(first - 1).ending() == Term.ABL
                && tokens.get(first).ending() == Term.DAT;
    }

    private boolean measured(int index) {
        return index < tokens.size()
                && (tokens.get(index).is(Term.UNIT) || tokens.get(index).is(Term.CURRENCY));
    }

    /// Takes the word at hand into the number, when it fits there.
    private boolean taken(Token token, int first) {
        if (token.isDigits() || at > first && tokens.get(at - 1).ending() != Term.MARK) {
            return false;
        }
        if (token.is(Term.NUMBER)) {
            return unit(token, first);
        }
        if (token.is(Term.HUNDRED) && part < 10 * ONE) {
            part = Math.max(part, ONE) * 100;
            room = 100;
            return true;
        }
        if (isScale(token, false)) {
            sum += Math.max(part, ONE) * token.value(Term.SCALE);
            part = 0;
            room = token.value(Term.SCALE);
            return true;
        }
        return half(token, first);
    }

    private boolean half(Token token, int first) {
        boolean sesqui = token.is(Term.SESQUI) && at == first;
        boolean beforeScale = at + 1 < tokens.size() && isScale(tokens.get(at + 1), false);
        boolean joint = at + 2 < tokens.size()
                && at > first
                && (token.is(Term.FROM) || token.is(Term.AND))
                && tokens.get(at + 1).is(Term.HALF)
                && (isScale(tokens.get(at + 2), false) || tokens.get(at + 2).is(Term.UNIT));
        boolean added = token.is(Term.HALF)
                && at > first
                && (beforeScale || at + 1 < tokens.size() && tokens.get(at + 1).is(Term.UNIT));
        if (sesqui) {
            part = ONE + ONE / 2;
        } else if (joint) {
            part += ONE / 2;
            at++;
        } else if (added) {
            part += ONE / 2;
        } else {
            return false;
        }
        room = 0;
        return true;
    }

    private boolean unit(Token token, int first) {
        long value = token.value(Term.NUMBER);
        boolean lessBefore = first > 0 && tokens.get(first - 1).is(Term.LESS) && at > first;
        boolean counted = at + 1 < tokens.size() && tokens.get(at + 1).is(Term.NUMBER);
        if (value >= room || value == 0 && at > first || lessBefore && !counted) {
            return false;
        }
        part += value * ONE;
        boolean closed = token.meanings().getFirst().flags().contains("closed");
        room = closed || value < 10 ? 0 : value < 100 ? 10 : 100;
        return true;
    }

    /// Takes the ending that stands by itself: `15:00-де`, `3тен`.
    private Token ended(Token number) {
        int next = at;
        if (next < tokens.size()
                && tokens.get(next).is(Term.DASH)
                && tokens.get(next).glued()) {
            next++;
        }
        if (next >= tokens.size() || !tokens.get(next).glued() && next == at || !number.isDigits()) {
            return number;
        }
        Token ending = tokens.get(next);
        for (Term term : List.of(Term.LOC, Term.DAT, Term.ABL)) {
            if (ending.glued() && ending.is(term)) {
                at = next + 1;
                return number.as(Term.NUMBER, number.value(Term.NUMBER), number.from(), ending.to(), term);
            }
        }
        return number;
    }
}
