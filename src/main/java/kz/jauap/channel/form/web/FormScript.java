package kz.jauap.channel.form.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import kz.jauap.channel.webchat.web.Brand;
import kz.jauap.shared.Json;

/// The one-line script other sites include: the form in a frame where the script stands, as tall as it needs.
final class FormScript {

    private static final String SOURCE = read();

    private FormScript() {}

    static String of(Place place) {
        String setup = Json.write(Map.of(
                "path", place.path(),
                "title", Brand.of(place.account(), place.tenant()).title()));
        return SOURCE.replace("\"%SETUP%\"", setup);
    }

    private static String read() {
        try (InputStream source = FormScript.class.getResourceAsStream("/kz/jauap/channel/form/embed.js")) {
            if (source == null) {
                throw new IllegalStateException("embed.js is missing from the build");
            }
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
