package kz.jauap.api.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.api.Sending.Place;
import kz.jauap.api.Sending.Wish;
import kz.jauap.channel.Attachment;
import tools.jackson.databind.JsonNode;

/// Reads what is to be said, and where. `to` is another name of `chat_id`.
final class Wishes {

    private static final int LONGEST = 20_000;
    private static final int LONGEST_ADDRESS = 2_000;

    private Wishes() {}

    static Wish read(JsonNode body, boolean image, UUID key) {
        String text = text(body, image ? "caption" : "text");
        if (text.length() > LONGEST || text.isBlank() && !image) {
            throw invalid(image ? "/caption" : "/text", "a text of 1 to " + LONGEST + " letters");
        }
        return new Wish(place(body), text, image ? List.of(picture(body)) : List.of(), key);
    }

    private static Place place(JsonNode body) {
        String conversation = text(body, "conversation_id");
        if (!conversation.isEmpty()) {
            try {
                return new Place.Talk(UUID.fromString(conversation));
            } catch (IllegalArgumentException e) {
                throw invalid("/conversation_id", "an id as /api/chats shows it");
            }
        }
        String chat = text(body, "chat_id").isEmpty() ? text(body, "to") : text(body, "chat_id");
        if (chat.isBlank() || chat.length() > LONGEST_ADDRESS) {
            throw invalid("/chat_id", "say where: conversation_id, or chat_id with channel and account");
        }
        return new Place.Chat(
                text(body, "channel"),
                text(body, "account"),
                chat,
                body.path("begin").asBoolean(false));
    }

    private static Attachment picture(JsonNode body) {
        String address = text(body, "image_url");
        if (!isPublic(address)) {
            throw invalid("/image_url", "a public address, as https://example.kz/picture.jpg");
        }
        return Attachment.of(Attachment.Kind.PHOTO, address);
    }

    private static boolean isPublic(String address) {
        try {
            URI uri = URI.create(address);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && address.length() <= LONGEST_ADDRESS;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString() && !value.isIntegralNumber()) {
            throw invalid("/" + field, "a text");
        }
        return value.asString();
    }

    static ProblemFound invalid(String pointer, String detail) {
        return new ProblemFound(
                Problem.INVALID,
                pointer + ": " + detail,
                Map.of("errors", List.of(Map.of("pointer", pointer, "detail", detail))));
    }
}
