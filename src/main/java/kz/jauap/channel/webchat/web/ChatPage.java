package kz.jauap.channel.webchat.web;

import java.util.Map;

/// What the chat's page shows.
///
/// @param texts the page's words by key, `setup` the same and more as JSON for its script
/// @param color the tenant's own, as `#rrggbb`
public record ChatPage(
        String account, String title, String language, String color, Map<String, String> texts, String setup) {

    private static final double READABLE = 4.5;

    /// The letters' colour on the tenant's own: white, or near black where white could not be read (WCAG AA).
    public String ink() {
        double light = 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
        return 1.05 / (light + 0.05) >= READABLE ? "#ffffff" : "#10181f";
    }

    private double part(int at) {
        double value = Integer.parseInt(color.substring(at, at + 2), 16) / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /// The first letter of the title, whole also where it is an emoji.
    public String initial() {
        return title.isEmpty() ? "" : Character.toString(title.codePointAt(0));
    }

    public String text(String key) {
        return texts.getOrDefault(key, key);
    }
}
