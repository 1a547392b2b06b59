package kz.jauap.sandbox;

import kz.jauap.sandbox.TelegramSimulator.BadCall;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A personal account that has connected the bot, with what its owner allows.
public final class TelegramBusiness {

    public static final String CONNECTION = "bc_1";
    public static final long OWNER = 9_000_001;

    private volatile boolean enabled = true;
    private volatile boolean mayReply = true;

    public void enabled(boolean value) {
        enabled = value;
    }

    public void mayReply(boolean value) {
        mayReply = value;
    }

    /// Refuses a call in the name of an account that does not allow it.
    void demand(String method, JsonNode parameters) {
        String connection = parameters.path("business_connection_id").asString("");
        if (connection.isEmpty() || method.equals("getBusinessConnection")) {
            return;
        }
        if (!connection.equals(CONNECTION) || !enabled) {
            throw new BadCall(400, "Bad Request: BUSINESS_CONNECTION_INVALID");
        }
        if (!mayReply) {
            throw new BadCall(403, "Forbidden: BOT_ACCESS_FORBIDDEN");
        }
        if (parameters.path("reply_markup").has("keyboard")) {
            throw new BadCall(400, "Bad Request: reply keyboards are not supported for business connections");
        }
    }

    JsonNode connection(JsonNode parameters) {
        if (!parameters.path("business_connection_id").asString("").equals(CONNECTION)) {
            throw new BadCall(400, "Bad Request: business connection not found");
        }
        ObjectNode connection = JsonNodeFactory.instance.objectNode();
        connection.put("id", CONNECTION);
        connection.putObject("user").put("id", OWNER).put("is_bot", false).put("first_name", "Owner");
        connection.put("user_chat_id", OWNER).put("date", 1782900000).put("is_enabled", enabled);
        if (mayReply) {
            connection.putObject("rights").put("can_reply", true);
        }
        return connection;
    }
}
