package kz.jauap.channel;

import java.util.Map;
import java.util.Optional;
import kz.jauap.shared.TenantId;

/// A connected account with all an adapter needs to speak for it: plain settings, and its secrets already decrypted.
/// `account` is how the provider (or the webhook's address) names it and is unique within its kind.
public record ChannelAccount(
        TenantId tenant,
        ChannelId channel,
        ChannelKind kind,
        String account,
        boolean active,
        Map<String, String> config,
        Map<String, String> secrets) {

    public ChannelAccount {
        config = Map.copyOf(config);
        secrets = Map.copyOf(secrets);
    }

    public Optional<String> setting(String key) {
        return Optional.ofNullable(config.get(key)).filter(value -> !value.isBlank());
    }

    public Optional<String> secret(String key) {
        return Optional.ofNullable(secrets.get(key)).filter(value -> !value.isBlank());
    }

    /// Names the account without its secrets: this is what may be logged.
    @Override
    public String toString() {
        return kind + "/" + account;
    }
}
