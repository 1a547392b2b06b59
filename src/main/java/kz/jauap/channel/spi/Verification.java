package kz.jauap.channel.spi;

/// Whether a request came from the provider.
public sealed interface Verification {

    record Genuine() implements Verification {}

    /// `reason` names what is wrong (missing, different), never the secret.
    record Forged(String reason) implements Verification {}

    static Verification genuine() {
        return new Genuine();
    }

    static Verification forged(String reason) {
        return new Forged(reason);
    }
}
