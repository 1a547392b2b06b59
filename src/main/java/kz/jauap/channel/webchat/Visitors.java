package kz.jauap.channel.webchat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.shared.TimeOrderedIds;

/// Tells returning visitors from forged ones. A visitor's pass is a random id with our signature under it; what is
/// stored is a hash of that id, so that nobody who reads the database can pose as a visitor.
public final class Visitors {

    static final String KEY = "visitor_key";
    private static final int ID_BYTES = 18;
    private static final int SHOWN_LETTERS = 32;

    private Visitors() {}

    /// A pass for a new visitor.
    public static String newPass(ChannelAccount account) {
        String id = TimeOrderedIds.secret(ID_BYTES);
        return id + "." + signature(id, account);
    }

    /// The visitor a pass belongs to, as stored; empty when the pass is not ours.
    public static Optional<String> visitor(String pass, ChannelAccount account) {
        int dot = pass.indexOf('.');
        if (dot <= 0 || account.secret(KEY).isEmpty()) {
            return Optional.empty();
        }
        String id = pass.substring(0, dot);
        boolean ours = MessageDigest.isEqual(
                signature(id, account).getBytes(StandardCharsets.UTF_8),
                pass.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
        return ours ? Optional.of(hash(id)) : Optional.empty();
    }

    private static String hash(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return encode(digest).substring(0, SHOWN_LETTERS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String signature(String id, ChannelAccount account) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = account.secret(KEY).orElseThrow().getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return encode(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
