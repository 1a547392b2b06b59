package kz.jauap.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.Test;

class MessageSchemaTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(MessageSchema.text());

    static UnifiedMessage sample() {
        UUID id = UUID.fromString("0199f3a0-0000-8000-8000-000000000001");
        Instant at = Instant.parse("2026-11-22T09:30:00Z");
        return new UnifiedMessage(
                UnifiedMessage.FORMAT,
                id,
                UnifiedMessage.Direction.IN,
                "avito",
                "94235311",
                id,
                "u2i-abc~1",
                "5550001",
                "a1",
                UnifiedMessage.Kind.MEDIA,
                UnifiedMessage.Author.CUSTOMER,
                "",
                at,
                at,
                null,
                null,
                null,
                UnifiedMedia.of(List.of(Attachment.of(Attachment.Kind.PHOTO, "https://example.kz/1.jpg")), null),
                UnifiedMeta.of(
                        Map.of("ad_channel", "avito", "ad_id", "42", "utm_source", "x", "other", "y"),
                        Map.of("brand", "apple")),
                null,
                null);
    }

    @Test
    void the_schema_in_the_docs_is_the_codes_own() throws IOException {
        assertThat(Files.readString(MessageSchema.FILE))
                .as("stale: run ./jauap docs")
                .isEqualTo(MessageSchema.text());
    }

    @Test
    void what_the_house_writes_fits_the_schema() {
        String json = Json.write(sample());
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(Json.tree(json).at("/meta/utm/utm_source").asString()).isEqualTo("x");
        assertThat(Json.tree(json).at("/meta/more/other").asString()).isEqualTo("y");
        assertThat(Json.tree(json).at("/media/images/0/url").asString()).isEqualTo("https://example.kz/1.jpg");
    }

    @Test
    void the_schema_refuses_what_is_no_message() {
        for (String wrong : List.of(
                "{}",
                Json.write(sample()).replace("\"in\"", "\"inwards\""),
                Json.write(sample()).replace("\"external_chat_id\":\"u2i-abc~1\"", "\"external_chat_id\":7"))) {
            assertThat(SCHEMA.validate(wrong, InputFormat.JSON)).as(wrong).isNotEmpty();
        }
    }
}
