package kz.jauap.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import kz.jauap.shared.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Which channel a webhook's address names. Besides `/webhook/{channel}/{account}` there are the addresses the owners
/// already have in their providers' settings: `/webhook/{client_slug}` and `/webhook` (WhatsApp through ChatFlow, the
/// latter with `client_slug` in the body), and `/telegram-webhook` (`?account=` names the bot).
record Address(String kind, String account) {

    private static final String LEGACY_WHATSAPP = "chatflow";

    static Optional<Address> of(HttpServletRequest request, byte[] body) {
        if (request.getServletPath().equals("/telegram-webhook")) {
            return Optional.ofNullable(
                            QueryString.parse(request.getQueryString() == null ? "" : request.getQueryString())
                                    .get("account"))
                    .map(account -> new Address("telegram", account));
        }
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        int slash = path.indexOf('/');
        if (slash > 0 && slash < path.length() - 1) {
            return Optional.of(new Address(path.substring(0, slash), path.substring(slash + 1)));
        }
        return path.isEmpty()
                ? slugOf(body).map(slug -> new Address(LEGACY_WHATSAPP, slug))
                : Optional.of(new Address(LEGACY_WHATSAPP, path));
    }

    private static Optional<String> slugOf(byte[] body) {
        try {
            JsonNode slug = Json.tree(new String(body, StandardCharsets.UTF_8)).path("client_slug");
            return slug.isString() ? Optional.of(slug.asString()) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
