package kz.jauap.channel.spi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Whether a request came from the provider.
public sealed interface Verification {

    record Genuine() implements Verification {}

    /// `reason` names what is wrong (missing, different), never the secret.
    record Forged(String reason) implements Verification {}

    /// Genuine, but too many; nothing is stored, and the sender may try again after this time.
    record Throttled(Duration after) implements Verification {}

    static Verification genuine() {
        return new Genuine();
    }

    static Verification forged(String reason) {
        return new Forged(reason);
    }

    /// Whether `given` is one of the `known` secrets, taking the same time for every answer. With none known it is
    /// forged.
    static Verification bySecret(Optional<String> given, List<String> known) {
        if (known.isEmpty()) {
            return forged("the account has no webhook secret, so nothing can be verified");
        }
        if (given.isEmpty()) {
            return forged("the request carries no secret");
        }
        byte[] offered = given.get().getBytes(StandardCharsets.UTF_8);
        boolean genuine = false;
        for (String secret : known) {
            genuine |= MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), offered);
        }
        return genuine ? genuine() : forged("the secret is a different one");
    }
}
