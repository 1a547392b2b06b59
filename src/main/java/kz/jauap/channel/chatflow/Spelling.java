package kz.jauap.channel.chatflow;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The names under which ChatFlow sends one and the same value, in the order they are believed.
enum Spelling {
    JID(
            List.of("remoteJid"),
            List.of("remoteJid", "remote_jid", "jid", "from", "chatId", "session_id", "user_id", "phone")),
    MESSAGE_ID(List.of("messageId"), List.of("messageId", "message_id", "id")),
    TIMESTAMP(List.of("timestamp"), List.of("timestamp", "t", "time")),
    SENDER(List.of("sender"), List.of("sender", "pushName", "name")),
    INSTANCE(
            List.of("instanceId", "instance_id", "instance"),
            List.of("instanceId", "instance_id", "instance", "whatsapp_instance_id")),
    TEXT(List.of(), List.of("text", "body", "message_text", "content")),
    FROM_ME(List.of("fromMe", "from_me"), List.of("fromMe", "from_me"));

    private final List<String> inMetadata;
    private final List<String> onTop;

    Spelling(List<String> inMetadata, List<String> onTop) {
        this.inMetadata = inMetadata;
        this.onTop = onTop;
    }

    /// The first non-blank value in `metadata`, then on top.
    Optional<String> in(JsonNode payload) {
        return first(payload.path("metadata"), inMetadata).or(() -> onTop(payload));
    }

    /// The first non-blank value among the fields of `object` itself.
    Optional<String> onTop(JsonNode object) {
        return first(object, onTop);
    }

    /// The first non-blank text, number or truth value of `object` under one of `names`.
    static Optional<String> first(JsonNode object, List<String> names) {
        for (String name : names) {
            String value = object.path(name).asString("");
            if (!value.isBlank()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
