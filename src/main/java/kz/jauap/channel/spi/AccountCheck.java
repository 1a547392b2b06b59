package kz.jauap.channel.spi;

/// Whether an account's credentials work.
public sealed interface AccountCheck {

    /// `displayName` as the provider knows the account.
    record Working(String displayName) implements AccountCheck {}

    /// `advice` says what to do about it.
    record Broken(String reason, String advice) implements AccountCheck {}
}
