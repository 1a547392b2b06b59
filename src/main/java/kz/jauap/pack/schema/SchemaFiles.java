package kz.jauap.pack.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.jauap.shared.Json;
import tools.jackson.databind.SerializationFeature;

/// `docs/schema/*.json`, written from [PackSchemas] by `./jauap docs`; a test fails when a file is stale.
public final class SchemaFiles {

    public static final Path FOLDER = Path.of("docs/schema");

    private SchemaFiles() {}

    public static void main(String[] args) throws IOException {
        write(FOLDER);
    }

    /// Writes them all into a folder.
    public static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : texts().entrySet()) {
            Files.writeString(
                    folder.resolve(file.getKey()),
                    file.getValue(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING);
        }
    }

    /// Text by file name, `profile.json` for `profile.yaml`.
    public static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        PackSchemas.all()
                .forEach((file, schema) -> texts.put(
                        file.replace(".yaml", ".json"),
                        Json.mapper()
                                        .writerWithDefaultPrettyPrinter()
                                        .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                                        .writeValueAsString(schema)
                                + "\n"));
        return texts;
    }
}
