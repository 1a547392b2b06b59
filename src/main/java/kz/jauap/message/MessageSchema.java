package kz.jauap.message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.jauap.shared.Json;
import tools.jackson.databind.SerializationFeature;

/// `docs/schema/message-1.schema.json`, written from [UnifiedMessage] by `./jauap docs`; a test fails when it is stale.
public final class MessageSchema {

    public static final Path FILE = Path.of("docs/schema/message-1.schema.json");

    private MessageSchema() {}

    public static void main(String[] args) throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, text());
    }

    public static Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:jauap:schema:message-1");
        schema.put("title", "Jauap message, version 1");
        schema.putAll(RecordSchema.of(UnifiedMessage.class));
        return schema;
    }

    public static String text() {
        return Json.mapper()
                        .writerWithDefaultPrettyPrinter()
                        .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .writeValueAsString(schema())
                + "\n";
    }
}
