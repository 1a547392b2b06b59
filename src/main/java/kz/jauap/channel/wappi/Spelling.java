package kz.jauap.channel.wappi;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The names under which Wappi's two shapes carry one and the same value, in the order they are believed.
enum Spelling {
    ID("id", "message_id"),
    CHAT("chatId", "chat_id", "from"),
    FROM("from", "chatId", "chat_id"),
    NAME("senderName", "sender_name", "contact_name"),
    TIME("time", "timestamp"),
    FILE("file_link", "media_url", "url"),
    FILE_NAME("file_name", "fileName", "title"),
    MIME("mimetype", "mime_type"),
    STATUS("status", "ack");

    private final List<String> names;

    Spelling(String... names) {
        this.names = List.of(names);
    }

    /// The first of them that is a text or number and not blank.
    Optional<String> in(JsonNode object) {
        return names.stream()
                .map(object::path)
                .filter(value -> value.isString() || value.isNumber())
                .map(JsonNode::asString)
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
