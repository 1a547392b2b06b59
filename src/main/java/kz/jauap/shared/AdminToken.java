package kz.jauap.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The password of the admin interface, of which only the SHA-256 is kept. It is long and random, so one round is
/// enough.
public record AdminToken(String sha256) {

    public static AdminToken of(String token) {
        return new AdminToken(HexFormat.of().formatHex(digest(token)));
    }

    /// Takes the same time whatever is given.
    public boolean matches(@Nullable String given) {
        byte[] expected = sha256.getBytes(StandardCharsets.US_ASCII);
        String actual = HexFormat.of().formatHex(digest(given == null ? "" : given));
        return MessageDigest.isEqual(expected, actual.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
