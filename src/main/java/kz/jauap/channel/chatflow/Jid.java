package kz.jauap.channel.chatflow;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A WhatsApp address: `77010000000@s.whatsapp.net` for a number, `…@lid` for someone whose number is hidden, others
/// for
/// groups and broadcasts.
record Jid(String value) {

    private static final int MAX_LENGTH = 128;
    private static final Pattern PHONE = Pattern.compile("([0-9]{7,15})(?::[0-9]+)?@(?:s\\.whatsapp\\.net|c\\.us)");

    /// Reads an address with `@` as it is, and anything else as a number; empty when there is neither, or when it
    /// cannot
    /// be an address (control characters, longer than any).
    static Optional<Jid> of(String written) {
        String text = written.strip();
        String digits = text.contains("@") ? "" : text.replaceAll("[^0-9]", "");
        String value = text.contains("@") ? text : digits.isEmpty() ? "" : digits + "@s.whatsapp.net";
        boolean usable = !value.isEmpty()
                && !value.startsWith("@")
                && value.length() <= MAX_LENGTH
                && value.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        return usable ? Optional.of(new Jid(value)) : Optional.empty();
    }

    /// The number in it with a leading plus, or null where the address hides it.
    @Nullable
    String phone() {
        var matcher = PHONE.matcher(value);
        return matcher.matches() ? "+" + matcher.group(1) : null;
    }

    /// A chat of one person with the business.
    boolean personal() {
        return !value.endsWith("@g.us") && !value.endsWith("@broadcast") && !value.endsWith("@newsletter");
    }
}
