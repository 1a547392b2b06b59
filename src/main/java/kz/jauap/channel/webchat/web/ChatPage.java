package kz.jauap.channel.webchat.web;

import java.util.Map;

/// What the chat's page shows.
///
/// @param pictures whether a visitor may send any
/// @param texts the page's words by key, `setup` the same and more as JSON for its script
public record ChatPage(
        String account, Brand brand, String language, boolean pictures, Map<String, String> texts, String setup) {

    public String title() {
        return brand.title();
    }

    public String color() {
        return brand.color();
    }

    public String ink() {
        return brand.ink();
    }

    public String initial() {
        return brand.initial();
    }

    public String text(String key) {
        return texts.getOrDefault(key, key);
    }
}
