package kz.jauap.api.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import kz.jauap.message.Chat;
import kz.jauap.message.RecordSchema;
import kz.jauap.message.UnifiedMessage;
import kz.jauap.shared.Json;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// The document of the channel API for machines (OpenAPI 3.1): `api/openapi.json` beside the classes, with the one
/// format put
/// in from the records themselves. Its examples are run as a test.
@Component
class OpenApi {

    private static final String FILE = "/api/openapi.json";

    private final String text;

    OpenApi() {
        ObjectNode document = (ObjectNode) Json.tree(read(FILE));
        ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
        schemas.set("Message", Json.tree(Json.write(RecordSchema.of(UnifiedMessage.class))));
        ObjectNode chat = (ObjectNode) Json.tree(Json.write(RecordSchema.of(Chat.class)));
        ((ObjectNode) chat.path("properties")).putObject("last_message").put("$ref", "#/components/schemas/Message");
        schemas.set("Chat", chat);
        text = Json.write(document);
    }

    static String read(String file) {
        try (InputStream in = Objects.requireNonNull(OpenApi.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return text;
    }
}
