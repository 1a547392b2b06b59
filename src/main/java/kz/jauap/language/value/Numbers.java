package kz.jauap.language.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import kz.jauap.language.expression.Numerals;
import kz.jauap.language.expression.Term;
import kz.jauap.language.expression.Token;
import kz.jauap.language.expression.Tokens;
import org.jspecify.annotations.Nullable;

/// Finds numbers in digits and words, and which of them are amounts of money.
public final class Numbers {

    private static final long LEAST_PRICE = 100 * Numerals.ONE;
    private static final int DECIMALS = 3;

    private Numbers() {}

    /// The money of an amount.
    public enum Currency {
        KZT,
        RUB,
        USD,
        EUR
    }

    /// @param currency null when none is said
    /// @param money whether it is an amount of money: by its currency, or by its size and what stands around it
    /// @param from where it starts in the text
    /// @param to where it ends, exclusive
    public record Amount(BigDecimal value, @Nullable Currency currency, boolean money, int from, int to) {}

    public static List<Amount> in(String text) {
        List<Phones.Phone> phones = Phones.in(text);
        List<Token> tokens = Numerals.joined(Tokens.of(text));
        List<Amount> amounts = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            boolean spoken =
                    phones.stream().anyMatch(phone -> token.from() >= phone.from() && token.to() <= phone.to());
            if (token.is(Term.NUMBER) && !spoken && token.value(Term.NUMBER) != Long.MAX_VALUE) {
                amounts.add(amount(tokens, at));
            }
        }
        return amounts;
    }

    /// Places in a row: third, `пятый`, `үшінші`.
    public static List<Amount> ordinals(String text) {
        return Tokens.of(text).stream()
                .filter(token -> token.is(Term.ORDINAL))
                .map(token -> new Amount(
                        BigDecimal.valueOf(token.value(Term.ORDINAL)), null, false, token.from(), token.to()))
                .toList();
    }

    public static List<Amount> money(String text) {
        return in(text).stream().filter(Amount::money).toList();
    }

    private static Amount amount(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        Token before = at == 0 ? null : tokens.get(at - 1);
        Token after = at + 1 == tokens.size() ? null : tokens.get(at + 1);
        Token signBefore =
                before != null && before.is(Term.CURRENCY) && !before.isWord() && token.glued() ? before : null;
        Token nameAfter = after != null && after.is(Term.CURRENCY) ? after : null;
        Token sign = nameAfter == null ? signBefore : nameAfter;
        long value = token.value(Term.NUMBER);
        boolean labelled =
                before != null && (before.is(Term.COUNTED) || before.is(Term.MONTH) || before.is(Term.SLASH));
        boolean money = sign != null || value >= LEAST_PRICE && !labelled && Bare.free(tokens, at);
        return new Amount(
                BigDecimal.valueOf(value, DECIMALS).stripTrailingZeros(),
                sign == null ? null : Currency.values()[(int) sign.value(Term.CURRENCY) - 1],
                money,
                sign != null && sign.equals(signBefore) ? sign.from() : token.from(),
                sign != null && sign.equals(nameAfter) ? sign.to() : token.to());
    }
}
