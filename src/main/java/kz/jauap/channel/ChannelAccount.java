package kz.jauap.channel;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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

    private static final int LOG_LENGTH = 300;

    public ChannelAccount {
        config = Map.copyOf(config);
        secrets = Map.copyOf(secrets);
    }

    public Optional<String> setting(String key) {
        return Optional.ofNullable(config.get(key)).filter(value -> !value.isBlank());
    }

    /// The same account with one setting more or changed.
    public ChannelAccount with(String key, String value) {
        Map<String, String> changed = new HashMap<>(config);
        changed.put(key, value);
        return new ChannelAccount(tenant, channel, kind, account, active, changed, secrets);
    }

    public Optional<String> secret(String key) {
        return Optional.ofNullable(secrets.get(key)).filter(value -> !value.isBlank());
    }

    /// `text` without this account's secrets, plain or URL-encoded, cut to what fits a log line: for words of a
    /// provider
    /// that may echo our request.
    public String redact(String text) {
        String clean = text;
        for (String secret : secrets.values()) {
            if (!secret.isBlank()) {
                clean = clean.replace(secret, "***").replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), "***");
            }
        }
        return clean.length() <= LOG_LENGTH ? clean : clean.substring(0, LOG_LENGTH) + "…";
    }

    /// Names the account without its secrets: this is what may be logged.
    @Override
    public String toString() {
        return kind + "/" + account;
    }
}
