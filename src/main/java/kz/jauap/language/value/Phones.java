package kz.jauap.language.value;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import kz.jauap.language.expression.Numerals;
import kz.jauap.language.expression.Term;
import kz.jauap.language.expression.Token;
import kz.jauap.language.expression.Tokens;
import org.jspecify.annotations.Nullable;

/// Finds phone numbers as people write them: with brackets and dashes, with 8 or without any prefix, in words. A
/// personal number of twelve digits or a card's number is none.
public final class Phones {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int LOCAL = 10;
    private static final int FULL = 11;
    private static final int LONGEST = 15;
    private static final int GROUP = 3;
    private static final int FEWEST_DIGITS = 7;
    private static final String INSIDE = "()-–—. ";

    private final List<Token> tokens;

    private Phones(List<Token> tokens) {
        this.tokens = tokens;
    }

    /// A valid number.
    ///
    /// @param e164 as "+77015552233"
    /// @param region "KZ", "RU", or another country's two letters
    /// @param from where it starts in the text
    /// @param to where it ends, exclusive
    public record Phone(String e164, String region, int from, int to) {}

    public static List<Phone> in(String text) {
        List<Token> tokens = Tokens.of(text);
        if (weight(tokens) < FEWEST_DIGITS) {
            return List.of();
        }
        return new Phones(Numerals.joined(tokens)).all();
    }

    /// No more digits than this can be in it; a word of a number stands for three at most.
    private static int weight(List<Token> tokens) {
        int weight = 0;
        for (Token token : tokens) {
            weight += token.is(Term.NUMBER) ? token.isDigits() ? token.text().length() : GROUP : 0;
        }
        return weight;
    }

    private List<Phone> all() {
        List<Phone> phones = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            Phone phone = digits(at).isEmpty() || continues(at) ? null : longest(at);
            if (phone != null) {
                phones.add(phone);
                while (at + 1 < tokens.size() && tokens.get(at + 1).to() <= phone.to()) {
                    at++;
                }
            }
        }
        return phones;
    }

    /// The number is the tail of something longer that is written in one.
    private boolean continues(int at) {
        Token token = tokens.get(at);
        return at > 0 && token.glued() && !digits(at - 1).isEmpty();
    }

    private @Nullable Phone longest(int start) {
        boolean plus = start > 0 && isPlus(tokens.get(start - 1));
        StringBuilder digits = new StringBuilder();
        Phone best = null;
        for (int at = start; at < tokens.size() && digits.length() <= LONGEST; at++) {
            String more = digits(at);
            if (more.isEmpty() && !INSIDE.contains(tokens.get(at).text())) {
                break;
            }
            digits.append(more);
            boolean ends = !more.isEmpty() && !isFollowed(at);
            if (ends && digits.length() >= FEWEST_DIGITS) {
                Phone phone = valid(
                        digits.toString(),
                        plus,
                        tokens.get(plus ? start - 1 : start).from(),
                        tokens.get(at).to());
                best = phone == null ? best : phone;
            }
        }
        return best;
    }

    private static boolean isPlus(Token token) {
        return token.text().equals("+");
    }

    /// More digits come that would make it something longer, as a card's number.
    private boolean isFollowed(int at) {
        int next = at + 1;
        boolean joined = next < tokens.size()
                && INSIDE.contains(tokens.get(next).text())
                && tokens.get(next).glued();
        next = joined ? next + 1 : next;
        if (next >= tokens.size()) {
            return false;
        }
        String more = digits(next);
        boolean far = more.length() >= LOCAL;
        return !more.isEmpty() && !far && (joined && tokens.get(next).glued() || more.length() >= GROUP);
    }

    private String digits(int at) {
        Token token = tokens.get(at);
        long value = token.value(Term.NUMBER);
        if (value == Token.NONE || value % Numerals.ONE != 0) {
            return "";
        }
        boolean asTyped = token.isDigits() && token.text().length() == token.to() - token.from();
        return asTyped ? token.text() : Long.toString(value / Numerals.ONE);
    }

    private static @Nullable Phone valid(String digits, boolean plus, int from, int to) {
        String number = plus ? "+" + digits : national(digits);
        if (number == null) {
            return null;
        }
        try {
            PhoneNumber parsed = NUMBERS.parse(number, null);
            String region = NUMBERS.getRegionCodeForNumber(parsed);
            boolean whole = NUMBERS.isValidNumber(parsed) && region != null;
            return whole ? new Phone(NUMBERS.format(parsed, PhoneNumberFormat.E164), region, from, to) : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    private static @Nullable String national(String digits) {
        char first = digits.charAt(0);
        if (digits.length() == FULL && (first == '8' || first == '7')) {
            return "+7" + digits.substring(1);
        }
        return digits.length() == LOCAL && (first == '7' || first == '9') ? "+7" + digits : null;
    }
}
