package kz.jauap.channel.spi;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A keyed hash over a request's body exactly as it came, as Meta's webhooks carry it in `X-Hub-Signature-256`.
public final class Signature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";

    private Signature() {}

    /// Whether `header` is the signature of `body` under `secret`. Takes the same time for every answer; a missing
    /// header or secret is forged.
    public static Verification verify(Optional<String> header, Optional<String> secret, byte[] body) {
        if (secret.isEmpty()) {
            return Verification.forged("the account has no app_secret, so nothing can be verified");
        }
        if (header.isEmpty()) {
            return Verification.forged("the request carries no signature");
        }
        return Verification.bySecret(
                header, Optional.of(of(secret.get(), body)).stream().toList());
    }

    /// `sha256=` and the hash in lower-case hex.
    public static String of(String secret, byte[] body) {
        return PREFIX + hex(secret, body);
    }

    /// The hash alone, in lower-case hex, as those carry it who name no algorithm.
    public static String hex(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
