package kz.jauap.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a key may be used for.
public enum Scope {
    /// Read conversations and messages.
    READ,
    /// Say something to customers.
    SEND,
    /// Bring in messages and leads of customers.
    INBOUND,
    /// Subscribe to events, and look at what became of them.
    WEBHOOKS,
    /// Look at connected accounts and ask their providers whether they work.
    ACCOUNTS;

    /// As it is written in keys: `read`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
