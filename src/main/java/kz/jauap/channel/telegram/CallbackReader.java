package kz.jauap.channel.telegram;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.spi.Parsed;
import tools.jackson.databind.JsonNode;

/// Reads the press of a button under a message: its label is what the customer said, its data stays in `callback`.
final class CallbackReader {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private CallbackReader() {}

    static Parsed read(JsonNode callback) {
        String id = callback.path("id").asString("");
        JsonNode chat = callback.path("message").path("chat");
        if (!ID.matcher(id).matches()) {
            return new Parsed.Unreadable("expected a callback_query with its id of letters and digits");
        }
        if (!chat.path("id").isIntegralNumber()) {
            return UpdateReader.ignored("callback_query: under a message of another chat");
        }
        if (!chat.path("type").asString("").equals("private")) {
            return UpdateReader.ignored("callback_query: only private chats are answered");
        }
        return Parsed.of(message(callback, id, chat.path("id").asString()));
    }

    private static InboundMessage message(JsonNode callback, String id, String chatId) {
        String data = callback.path("data").asString("");
        return new InboundMessage(
                "cb:" + id,
                chatId,
                MessageReader.userId(callback, chatId),
                label(callback, data),
                List.of(),
                InboundMessage.Change.NEW,
                MessageReader.name(callback),
                null,
                null,
                Map.of("callback", data));
    }

    private static String label(JsonNode callback, String data) {
        JsonNode rows = callback.path("message").path("reply_markup").path("inline_keyboard");
        for (JsonNode row : rows) {
            for (JsonNode button : row) {
                if (!data.isEmpty() && data.equals(button.path("callback_data").asString(""))) {
                    return button.path("text").asString(data);
                }
            }
        }
        return data;
    }
}
