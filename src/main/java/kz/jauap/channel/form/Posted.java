package kz.jauap.channel.form;

import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.spi.WebhookRequest;

/// What a browser posted, for the page that is shown next.
public record Posted(Map<String, String> values) {

    /// Nothing where it could not be read.
    public static Posted of(WebhookRequest request) {
        return new Posted(FormFields.read(request).map(FormFields::named).orElse(Map.of()));
    }

    public String language() {
        return values.getOrDefault("lang", "");
    }

    public boolean embedded() {
        return values.getOrDefault("embed", "").equals("1");
    }

    /// Where its sender wants to go, if the form's settings allow it; else the first place they name.
    public Optional<String> redirect(FormDesign design) {
        String wish = values.getOrDefault("redirect", "");
        return design.redirects().stream()
                .filter(wish::equals)
                .findFirst()
                .or(() -> design.redirects().stream().findFirst());
    }
}
