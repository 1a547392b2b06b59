package kz.jauap.intake.web;

import java.util.Optional;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.shared.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Which channel a webhook's address names. Besides `/webhook/{channel}/{account}` there are the addresses the owners
/// already have in their providers' settings: `/webhook/{client_slug}` and `/webhook` (WhatsApp through ChatFlow, the
/// latter with `client_slug` in the body), and `/telegram-webhook` (`?account=` names the bot, else its secret does).
sealed interface Address {

    record Named(String kind, String account) implements Address {}

    /// Only the secret that came along tells which account is meant.
    record BySecret(String kind, String secret) implements Address {}

    record Nowhere() implements Address {}

    String ROOT = "/webhook";
    String LEGACY_TELEGRAM = "/telegram-webhook";
    String LEGACY_WHATSAPP = "chatflow";

    /// @param path without percent signs, `/webhook…` or `/telegram-webhook`
    static Address of(String path, WebhookRequest request) {
        if (path.equals(LEGACY_TELEGRAM)) {
            return telegram(request);
        }
        String rest = path.length() > ROOT.length() ? path.substring(ROOT.length() + 1) : "";
        int slash = rest.indexOf('/');
        if (slash > 0 && slash < rest.length() - 1) {
            return new Named(rest.substring(0, slash), rest.substring(slash + 1));
        }
        return rest.isEmpty()
                ? slugOf(request.body())
                        .<Address>map(slug -> new Named(LEGACY_WHATSAPP, slug))
                        .orElseGet(Nowhere::new)
                : new Named(LEGACY_WHATSAPP, rest);
    }

    private static Address telegram(WebhookRequest request) {
        return request.parameter("account")
                .<Address>map(account -> new Named("telegram", account))
                .orElseGet(() -> new BySecret(
                        "telegram",
                        request.header("X-Telegram-Bot-Api-Secret-Token").orElse("")));
    }

    private static Optional<String> slugOf(byte[] body) {
        try {
            JsonNode slug = Json.tree(body).path("client_slug");
            return slug.isString() ? Optional.of(slug.asString()) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
