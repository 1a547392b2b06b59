package kz.jauap.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.shared.TimeOrderedIds;

/// A key as its owner writes it: `jauap_`, the 32 digits of its id, `_`, and 256 random bits. The bits are random, so
/// one
/// round of SHA-256 keeps them: there is nothing to guess.
record KeyText(UUID id, String secret) {

    private static final Pattern FORM = Pattern.compile("jauap_([0-9a-f]{32})_([A-Za-z0-9_-]{43})");
    private static final int SECRET_BYTES = 32;

    static KeyText fresh(UUID id) {
        return new KeyText(id, TimeOrderedIds.secret(SECRET_BYTES));
    }

    static Optional<KeyText> read(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches() ? Optional.of(new KeyText(id(parts.group(1)), parts.group(2))) : Optional.empty();
    }

    private static UUID id(String digits) {
        return new UUID(
                Long.parseUnsignedLong(digits, 0, 16, 16), Long.parseUnsignedLong(digits, 16, digits.length(), 16));
    }

    String hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Takes the same time for every answer.
    boolean fits(String hash) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), hash().getBytes(StandardCharsets.US_ASCII));
    }

    /// What is shown once, and never logged.
    @Override
    public String toString() {
        return "jauap_" + id.toString().replace("-", "") + "_" + secret;
    }
}
