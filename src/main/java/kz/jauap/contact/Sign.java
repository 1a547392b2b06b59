package kz.jauap.contact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.jauap.language.value.Phones;

/// What somebody is known by beyond one channel.
///
/// @param value in the one form there is of it: "+77015552233", a lower-case e-mail address, a link's hash
/// @param verified whether it is the provider's knowledge, or the customer's own by proof; what is only typed is not
/// @param source where it comes from: a channel's kind, `said`, `person`
public record Sign(Kind kind, String value, boolean verified, String source) {

    /// Typed by the customer among their words.
    public static final String SAID = "said";

    private static final Pattern DIGITS = Pattern.compile("\\d{7,15}");
    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{L}\\p{N}.-]{1,190}\\.\\p{L}{2,24}");
    private static final Pattern TOKEN = Pattern.compile("in_[A-Za-z0-9_-]{22}");

    /// What a sign can be. A LOGIN is a link made for one customer, known by its hash.
    public enum Kind {
        PHONE,
        EMAIL,
        LOGIN
    }

    public Sign {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a sign has a value");
        }
    }

    /// A phone however it is written, empty for what is none. Digits alone are read with their country's code first as
    /// people here write it, then as messengers do.
    public static Optional<Sign> phone(String written, boolean verified, String source) {
        String clean = written.strip();
        return whole(clean)
                .or(() -> DIGITS.matcher(clean).matches() ? whole("+" + clean) : Optional.empty())
                .map(value -> new Sign(Kind.PHONE, value, verified, source));
    }

    private static Optional<String> whole(String written) {
        List<Phones.Phone> found = Phones.in(written);
        return found.size() == 1
                        && found.getFirst().from() == 0
                        && found.getFirst().to() == written.length()
                ? Optional.of(found.getFirst().e164())
                : Optional.empty();
    }

    /// The phones among a customer's words; whoever's they are, nobody has proven.
    public static List<Sign> saidIn(String text) {
        return Phones.in(text).stream()
                .map(phone -> new Sign(Kind.PHONE, phone.e164(), false, SAID))
                .toList();
    }

    public static Optional<Sign> email(String written, boolean verified, String source) {
        String clean = written.strip().toLowerCase(Locale.ROOT);
        return EMAIL.matcher(clean).matches()
                ? Optional.of(new Sign(Kind.EMAIL, clean, verified, source))
                : Optional.empty();
    }

    /// A link made by [Logins], as it comes back; empty for any other payload. That it is a real one is looked up
    /// later.
    public static Optional<Sign> login(String payload, String source) {
        return TOKEN.matcher(payload).matches()
                ? Optional.of(new Sign(Kind.LOGIN, hash(payload), true, source))
                : Optional.empty();
    }

    static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
