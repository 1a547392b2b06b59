package kz.jauap.channel.webchat.web;

import java.util.Map;

/// What the chat's page shows.
///
/// @param texts the page's words by key, `setup` the same and more as JSON for its script
/// @param color the tenant's own, as `#rrggbb`
public record ChatPage(
        String account, String title, String language, String color, Map<String, String> texts, String setup) {

    /// The first letter of the title, whole also where it is an emoji.
    public String initial() {
        return title.isEmpty() ? "" : Character.toString(title.codePointAt(0));
    }

    public String text(String key) {
        return texts.getOrDefault(key, key);
    }
}
