package kz.jauap.channel.webchat.web;

import java.util.Map;

/// What the chat's page shows.
///
/// @param texts the page's words by key, `setup` the same and more as JSON for its script
/// @param color the tenant's own, as `#rrggbb`
public record ChatPage(
        String account, String title, String language, String color, Map<String, String> texts, String setup) {

    public String ink() {
        return new Brand(title, color).ink();
    }

    public String initial() {
        return new Brand(title, color).initial();
    }

    public String text(String key) {
        return texts.getOrDefault(key, key);
    }
}
