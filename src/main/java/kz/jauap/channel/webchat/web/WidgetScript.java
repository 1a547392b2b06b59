package kz.jauap.channel.webchat.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import kz.jauap.shared.Json;

/// The one-line script other sites include: a round button that opens the chat's page in a frame.
final class WidgetScript {

    private static final String SOURCE = read();

    private WidgetScript() {}

    static String of(ChatPage page) {
        String setup = Json.write(Map.of(
                "account", page.account(),
                "title", page.title(),
                "color", page.color(),
                "ink", page.ink(),
                "open", page.text("open"),
                "close", page.text("close")));
        return SOURCE.replace("\"%SETUP%\"", setup);
    }

    private static String read() {
        try (InputStream source = WidgetScript.class.getResourceAsStream("/kz/jauap/channel/webchat/widget.js")) {
            if (source == null) {
                throw new IllegalStateException("widget.js is missing from the build");
            }
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
