package kz.jauap.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
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

    String LEGACY_TELEGRAM = "/telegram-webhook";
    String LEGACY_WHATSAPP = "chatflow";

    static Address of(HttpServletRequest request, byte[] body) {
        if (request.getServletPath().equals(LEGACY_TELEGRAM)) {
            return telegram(request);
        }
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        int slash = path.indexOf('/');
        if (slash > 0 && slash < path.length() - 1) {
            return new Named(path.substring(0, slash), path.substring(slash + 1));
        }
        return path.isEmpty()
                ? slugOf(body)
                        .<Address>map(slug -> new Named(LEGACY_WHATSAPP, slug))
                        .orElseGet(Nowhere::new)
                : new Named(LEGACY_WHATSAPP, path);
    }

    private static Address telegram(HttpServletRequest request) {
        Map<String, String> query =
                request.getQueryString() == null ? Map.of() : QueryString.parse(request.getQueryString());
        String account = query.get("account");
        String secret = Optional.ofNullable(request.getHeader("X-Telegram-Bot-Api-Secret-Token"))
                .orElse("");
        return account == null ? new BySecret("telegram", secret) : new Named("telegram", account);
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
