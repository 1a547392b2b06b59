package kz.jauap.sandbox;

import java.util.Locale;
import java.util.regex.Pattern;
import kz.jauap.sandbox.TelegramSimulator.BadCall;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The content of a call as the group shows it, or Telegram's refusal of it.
final class ForumContent {

    /// What Telegram's HTML mode takes: a few tags, and no other `<` or `&`.
    private static final Pattern HTML = Pattern.compile(
            "(?:[^<>&]|&(?:lt|gt|amp|quot|#\\d+);|</?(?:b|i|u|s|code|pre|blockquote)>|<a href=\"[^\"<>]*\">|</a>)*");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ForumContent() {}

    static ObjectNode text(JsonNode parameters) {
        String text = shown(parameters, "text");
        if (text.isBlank()) {
            throw new BadCall(400, "Bad Request: message text is empty");
        }
        if (text.length() > TelegramForum.TEXT_LIMIT) {
            throw new BadCall(400, "Bad Request: message is too long");
        }
        return NODES.objectNode().put("text", text);
    }

    static ObjectNode media(String method, JsonNode parameters) {
        String field = method.substring("send".length()).toLowerCase(Locale.ROOT);
        String reference = parameters.path(field).asString("");
        if (reference.isBlank()) {
            throw new BadCall(400, "Bad Request: there is no " + field + " in the request");
        }
        if (!reference.startsWith("http")) {
            throw new BadCall(400, "Bad Request: wrong remote file identifier specified: Wrong padding in the string");
        }
        String caption = shown(parameters, "caption");
        if (caption.length() > TelegramForum.CAPTION_LIMIT) {
            throw new BadCall(400, "Bad Request: message caption is too long");
        }
        ObjectNode content = NODES.objectNode();
        if (!caption.isEmpty()) {
            content.put("caption", caption);
        }
        ObjectNode file = NODES.objectNode().put("file_id", reference).put("file_unique_id", reference);
        switch (field) {
            case "photo" -> content.putArray("photo").add(file.put("width", 1).put("height", 1));
            case "voice", "audio" -> content.set(field, file.put("duration", 1));
            case "video" ->
                content.set(field, file.put("width", 1).put("height", 1).put("duration", 1));
            case "sticker" -> content.set(field, sticker(file));
            default -> content.set(field, file);
        }
        return content;
    }

    static ObjectNode sticker(ObjectNode file) {
        return file.put("type", "regular")
                .put("width", 512)
                .put("height", 512)
                .put("is_animated", false)
                .put("is_video", false);
    }

    /// Words as they are read: entities become characters.
    private static String shown(JsonNode parameters, String field) {
        String words = parameters.path(field).asString("");
        if (!parameters.path("parse_mode").asString("").equals("HTML")) {
            return words;
        }
        if (!HTML.matcher(words).matches()) {
            throw new BadCall(400, "Bad Request: can't parse entities: Unsupported start tag at byte offset 0");
        }
        return words.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
