package kz.jauap.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import kz.jauap.sandbox.TelegramSimulator.BadCall;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The private chats of a simulated bot: who started it, who blocked it, what it said, and how fast it may.
final class TelegramChats {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int PER_SECOND = 30;
    private static final int TEXT_LIMIT = 4096;
    private static final int CAPTION_LIMIT = 1024;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ReentrantLock lock = new ReentrantLock();
    private final LongSupplier nanoTime;
    private final Set<Long> known = new HashSet<>();
    private final Set<Long> blocked = new HashSet<>();
    private final List<JsonNode> sent = new ArrayList<>();
    private final Map<Long, Long> lastToChat = new HashMap<>();
    private final Deque<Long> lastSecond = new ArrayDeque<>();
    private long lastMessageId = 100;
    private boolean limited;

    TelegramChats(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void limits(boolean on) {
        locked(() -> limited = on);
    }

    void know(long chatId) {
        locked(() -> known.add(chatId));
    }

    void block(long chatId) {
        locked(() -> blocked.add(chatId));
    }

    List<JsonNode> sent() {
        lock.lock();
        try {
            return List.copyOf(sent);
        } finally {
            lock.unlock();
        }
    }

    JsonNode bot() {
        ObjectNode bot = NODES.objectNode();
        bot.put("id", 1000000001L);
        bot.put("is_bot", true);
        bot.put("first_name", "Simulated bot");
        bot.put("username", "simulated_bot");
        bot.put("can_join_groups", false);
        bot.put("can_read_all_group_messages", false);
        bot.put("supports_inline_queries", false);
        return bot;
    }

    /// A message from the user of `chatId`, without content yet.
    ObjectNode incoming(long chatId) {
        lock.lock();
        try {
            known.add(chatId);
            blocked.remove(chatId);
            ObjectNode message = message(chatId);
            ObjectNode from = message.putObject("from");
            from.put("id", chatId);
            from.put("is_bot", false);
            from.put("first_name", "Customer");
            from.put("language_code", "ru");
            return message;
        } finally {
            lock.unlock();
        }
    }

    JsonNode text(JsonNode parameters) {
        String text = parameters.path("text").asString("");
        if (text.isBlank()) {
            throw new BadCall(400, "Bad Request: message text is empty");
        }
        if (text.length() > TEXT_LIMIT) {
            throw new BadCall(400, "Bad Request: message is too long");
        }
        return send(parameters, "text", text);
    }

    JsonNode media(String method, JsonNode parameters) {
        String field = method.substring("send".length()).toLowerCase(java.util.Locale.ROOT);
        if (parameters.path(field).asString("").isBlank()) {
            throw new BadCall(400, "Bad Request: there is no " + field + " in the request");
        }
        String caption = parameters.path("caption").asString("");
        if (caption.length() > CAPTION_LIMIT) {
            throw new BadCall(400, "Bad Request: message caption is too long");
        }
        return send(parameters, "caption", caption);
    }

    JsonNode edit(JsonNode parameters) {
        long chatId = writable(parameters);
        lock.lock();
        try {
            ObjectNode message = find(chatId, parameters.path("message_id").asLong(0));
            message.put("text", parameters.path("text").asString(""));
            message.put("edit_date", System.currentTimeMillis() / 1000);
            return message;
        } finally {
            lock.unlock();
        }
    }

    JsonNode delete(JsonNode parameters) {
        long chatId = writable(parameters);
        lock.lock();
        try {
            sent.remove(find(chatId, parameters.path("message_id").asLong(0)));
            return NODES.booleanNode(true);
        } finally {
            lock.unlock();
        }
    }

    JsonNode action(JsonNode parameters) {
        writable(parameters);
        if (parameters.path("action").asString("").isEmpty()) {
            throw new BadCall(400, "Bad Request: wrong parameter action in request");
        }
        return NODES.booleanNode(true);
    }

    private JsonNode send(JsonNode parameters, String field, String words) {
        long chatId = writable(parameters);
        lock.lock();
        try {
            throttle(chatId);
            ObjectNode message = message(chatId);
            message.set("from", bot());
            message.put(field, words);
            sent.add(message);
            return message;
        } finally {
            lock.unlock();
        }
    }

    private long writable(JsonNode parameters) {
        if (parameters.path("chat_id").asString("").isEmpty()) {
            throw new BadCall(400, "Bad Request: chat_id is empty");
        }
        long chatId = parameters.path("chat_id").asLong(0);
        lock.lock();
        try {
            if (!known.contains(chatId)) {
                throw new BadCall(400, "Bad Request: chat not found");
            }
            if (blocked.contains(chatId)) {
                throw new BadCall(403, "Forbidden: bot was blocked by the user");
            }
            return chatId;
        } finally {
            lock.unlock();
        }
    }

    private void throttle(long chatId) {
        if (!limited) {
            return;
        }
        long now = nanoTime.getAsLong();
        while (!lastSecond.isEmpty() && now - lastSecond.getFirst() >= SECOND) {
            lastSecond.removeFirst();
        }
        Long last = lastToChat.get(chatId);
        if (lastSecond.size() >= PER_SECOND || last != null && now - last < SECOND) {
            throw new BadCall(429, "Too Many Requests: retry after 1", 1);
        }
        lastSecond.addLast(now);
        lastToChat.put(chatId, now);
    }

    private ObjectNode message(long chatId) {
        ObjectNode message = NODES.objectNode();
        message.put("message_id", ++lastMessageId);
        message.put("date", System.currentTimeMillis() / 1000);
        ObjectNode chat = message.putObject("chat");
        chat.put("id", chatId);
        chat.put("type", "private");
        chat.put("first_name", "Customer");
        return message;
    }

    private ObjectNode find(long chatId, long messageId) {
        return sent.stream()
                .filter(message -> message.path("chat").path("id").asLong() == chatId
                        && message.path("message_id").asLong() == messageId)
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow(() -> new BadCall(400, "Bad Request: message to edit not found"));
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
