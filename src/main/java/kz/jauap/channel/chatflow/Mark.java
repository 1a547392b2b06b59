package kz.jauap.channel.chatflow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What makes a WhatsApp message unique. With the provider's id it is chat and id. Without, it is a hash of chat, time
/// and
/// content: a second "yes" a second later is a new message, a re-delivery is not. Without a time as well it is a hash
/// of
/// the whole body: then, and only then, the same words sent twice look like one message.
final class Mark {

    private static final int MAX_ID = 128;

    private Mark() {}

    static String of(Jid chat, Optional<String> id, JsonNode payload, byte[] body) {
        return id.map(known -> chat.value() + ":" + storable(known))
                .orElseGet(() -> chat.value() + ":~" + derived(payload, body));
    }

    private static String derived(JsonNode payload, byte[] body) {
        Optional<String> time = Spelling.TIMESTAMP.in(payload);
        if (time.isEmpty()) {
            return hash(body);
        }
        String content = time.get()
                + '\0'
                + payload.path("messageType").asString("")
                + '\0'
                + payload.path("message")
                + '\0'
                + Spelling.TEXT.onTop(payload).orElse("")
                + '\0'
                + payload.path("mediaData");
        return hash(content.getBytes(StandardCharsets.UTF_8));
    }

    /// An id as it is, unless no index could hold it.
    private static String storable(String id) {
        boolean plain = id.length() <= MAX_ID && id.chars().allMatch(c -> c > ' ' && c < 127);
        return plain ? id : "~" + hash(id.getBytes(StandardCharsets.UTF_16));
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
