package kz.jauap.shared;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// Secrets at rest: AES-256-GCM text of the form `v1.<key id>.<base 64 of nonce, ciphertext, tag>`.
///
/// A secret is bound to its tenant and place: copied to another row it does not open. The newest master key seals;
/// every
/// known one opens, so keys can be changed while the house runs.
public final class SecretBox {

    private static final Pattern SEALED = Pattern.compile("v1\\.([0-9a-f]{8})\\.([A-Za-z0-9_-]+)");
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private volatile MasterKeys keys;
    private final SecureRandom random = new SecureRandom();

    public SecretBox(MasterKeys keys) {
        this.keys = keys;
    }

    /// From now on seals with the newest of these, and opens with any.
    public void adopt(MasterKeys changed) {
        keys = changed;
    }

    /// @param place where the secret is kept: table, row and name
    public String seal(String secret, TenantId tenant, String place) {
        MasterKeys.Key key = keys.newest();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, tenant, place);
            byte[] text = cipher.doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] whole = new byte[NONCE_BYTES + text.length];
            System.arraycopy(nonce, 0, whole, 0, NONCE_BYTES);
            System.arraycopy(text, 0, whole, NONCE_BYTES, text.length);
            return "v1." + key.id() + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
    }

    /// @throws Unreadable when the text was changed, belongs to another tenant or place, or its key is not known
    public String open(String sealed, TenantId tenant, String place) {
        Matcher parts = SEALED.matcher(sealed);
        if (!parts.matches()) {
            throw new Unreadable("what is stored in " + place + " is not a sealed secret");
        }
        MasterKeys.Key key = keys.byId(parts.group(1))
                .orElseThrow(() -> new Unreadable("the secret in " + place + " was sealed with the master key "
                        + parts.group(1) + ", which is not among JAUAP_MASTER_KEY's"));
        byte[] whole = Base64.getUrlDecoder().decode(parts.group(2));
        if (whole.length < NONCE_BYTES + TAG_BITS / 8) {
            throw new Unreadable("the secret in " + place + " is cut short");
        }
        return decrypt(key, whole, tenant, place);
    }

    /// Whether a rotation has still to seal this text again.
    public boolean isSealedWithOldKey(String sealed) {
        return !sealed.startsWith("v1." + keys.newest().id() + ".");
    }

    private static String decrypt(MasterKeys.Key key, byte[] whole, TenantId tenant, String place) {
        byte[] nonce = java.util.Arrays.copyOf(whole, NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, tenant, place);
            byte[] secret = cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return new String(secret, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new Unreadable("the secret in " + place + " was changed or belongs to another tenant or place");
        }
    }

    private static Cipher cipher(int mode, MasterKeys.Key key, byte[] nonce, TenantId tenant, String place)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(("v1|" + key.id() + "|" + tenant + "|" + place).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /// The stored secret cannot be had. The message names its place, never its content.
    public static final class Unreadable extends RuntimeException {

        Unreadable(String message) {
            super(message);
        }
    }
}
