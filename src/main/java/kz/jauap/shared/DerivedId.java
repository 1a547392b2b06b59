package kz.jauap.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// An id made from what names a thing: the same name within the same scope is always the same id, on every node, with
/// nothing to look up.
public final class DerivedId {

    private DerivedId() {}

    /// UUID version 8 (RFC 9562): the first 122 bits of a SHA-256 over scope and name.
    public static UUID of(UUID scope, String name) {
        MessageDigest digest = sha256();
        digest.update(scope.toString().getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) 0);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = hash.getLong() & ~0xF000L | 0x8000L;
        long low = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
