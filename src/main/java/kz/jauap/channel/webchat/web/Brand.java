package kz.jauap.channel.webchat.web;

import java.util.regex.Pattern;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.tenant.Tenant;

/// What a business is called and coloured like on its pages.
///
/// @param color as `#rrggbb`
public record Brand(String title, String color) {

    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final String USUAL_COLOR = "#0f766e";
    private static final double READABLE = 4.5;

    /// As the account's settings `title` and `color` say, else the tenant's name in our own colour.
    public static Brand of(ChannelAccount account, Tenant tenant) {
        return new Brand(
                account.setting("title").orElse(tenant.name()),
                account.setting("color")
                        .filter(value -> COLOR.matcher(value).matches())
                        .orElse(USUAL_COLOR));
    }

    /// The letters' colour on the business's own: white, or near black where white could not be read (WCAG AA).
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
}
