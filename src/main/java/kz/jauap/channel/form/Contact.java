package kz.jauap.channel.form;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A phone or an e-mail as people type them into forms, in the one way they are kept.
final class Contact {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8}");
    private static final int LONGEST_MAIL = 160;
    private static final int FULL = 11;
    private static final int LOCAL = 10;
    private static final int LONGEST = 40;

    private Contact() {}

    /// `8 (701) 555-22-33` as `+77015552233`; numbers of other countries with their plus. Empty when it is no number.
    static Optional<String> phone(String typed) {
        String digits = typed.replaceAll("[^0-9]", "");
        if (typed.length() > LONGEST || digits.isEmpty() || !typed.matches("[0-9+()\\s.\\-–—]*")) {
            return Optional.empty();
        }
        try {
            PhoneNumber number =
                    NUMBERS.parse(international(digits, typed.strip().startsWith("+")), null);
            return NUMBERS.isValidNumber(number)
                    ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static String international(String digits, boolean plus) {
        if (!plus && digits.length() == FULL && digits.startsWith("8")) {
            return "+7" + digits.substring(1);
        }
        return digits.length() == LOCAL && !plus ? "+7" + digits : "+" + digits;
    }

    /// In small letters; empty when it is no address.
    static Optional<String> email(String typed) {
        String address = typed.strip().toLowerCase(Locale.ROOT);
        return Optional.of(address)
                .filter(text ->
                        text.length() <= LONGEST_MAIL && MAIL.matcher(text).matches());
    }
}
