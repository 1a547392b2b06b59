package kz.jauap.sandbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import kz.jauap.sandbox.TelegramSimulator.BadCall;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One supergroup with topics as a bot meets it: what stands in it, what the bot may do there, and what Telegram says
/// when it may not.
final class TelegramForum {

    private static final long TWO_DAYS = 172_800;

    static final int TEXT_LIMIT = 4096;
    static final int CAPTION_LIMIT = 1024;

    /// Some of those Telegram takes from bots.
    private static final Set<String> REACTIONS =
            Set.of("👍", "👎", "❤", "🔥", "👏", "😁", "🤔", "🎉", "🙏", "👌", "🕊", "👀", "🤝", "✍", "⚡", "🫡");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    final ReentrantLock lock = new ReentrantLock();
    final ForumLimits limits;
    private final Clock clock;
    private final Map<Long, Topic> topics = new LinkedHashMap<>();
    private final Map<Long, ObjectNode> messages = new LinkedHashMap<>();
    private final Map<Long, String> reactions = new HashMap<>();
    private final Set<Long> pinned = new HashSet<>();
    private long chatId;
    private long lastId = 10;
    Rights rights = new Rights();

    /// What the group lets its bot do.
    static final class Rights {
        boolean member = true;
        boolean topics = true;
        boolean pins = true;
        boolean deletes = true;
        boolean forum = true;
        long mostTopics = Long.MAX_VALUE;
        long movedTo;
    }

    /// @param lost how sending into it fails: "" not at all, `error`, or `silent`: into the main chat
    record Topic(long thread, String name, boolean closed, String lost) {}

    TelegramForum(long chatId, Clock clock) {
        this.chatId = chatId;
        this.clock = clock;
        this.limits = new ForumLimits(clock);
    }

    long chatId() {
        return chatId;
    }

    List<ObjectNode> messages() {
        return List.copyOf(messages.values());
    }

    List<Topic> topics() {
        return List.copyOf(topics.values());
    }

    boolean pinned(long message) {
        return pinned.contains(message);
    }

    /// From now on the group has another id; the old one answers with it.
    void upgrade(long id) {
        rights.movedTo = id;
    }

    void lose(long thread, String how) {
        topics.computeIfPresent(thread, (id, one) -> new Topic(id, one.name(), one.closed(), how));
    }

    void close(long thread, boolean closed) {
        topics.computeIfPresent(thread, (id, one) -> new Topic(id, one.name(), closed, one.lost()));
    }

    /// Refuses a call that is not about this group as it is now.
    void enter(JsonNode parameters) {
        long asked = parameters.path("chat_id").asLong(0);
        if (rights.movedTo != 0 && asked == chatId) {
            throw new BadCall(400, "Bad Request: group chat was upgraded to a supergroup chat", 0, rights.movedTo);
        }
        if (asked != chatId && asked != rights.movedTo) {
            throw new BadCall(400, "Bad Request: chat not found");
        }
        if (!rights.member) {
            throw new BadCall(403, "Forbidden: bot was kicked from the supergroup chat");
        }
    }

    ObjectNode chat() {
        ObjectNode chat = NODES.objectNode();
        chat.put("id", rights.movedTo == 0 ? chatId : rights.movedTo);
        chat.put("type", "supergroup");
        chat.put("title", "Front desk");
        if (rights.forum) {
            chat.put("is_forum", true);
        }
        return chat;
    }

    ObjectNode createTopic(JsonNode parameters) {
        String name = parameters.path("name").asString("");
        demand(rights.forum, "Bad Request: the chat is not a forum");
        demand(rights.topics, "Bad Request: not enough rights to create a topic");
        demand(!name.isEmpty() && name.length() <= 128, "Bad Request: TOPIC_TITLE_EMPTY");
        demand(topics.size() < rights.mostTopics, "Bad Request: TOPICS_TOO_MUCH");
        limits.take();
        long thread = ++lastId;
        topics.put(thread, new Topic(thread, name, false, ""));
        return NODES.objectNode()
                .put("message_thread_id", thread)
                .put("name", name)
                .put("icon_color", 7322096);
    }

    JsonNode changeTopic(JsonNode parameters, String method) {
        Topic topic = topic(parameters.path("message_thread_id").asLong(0));
        boolean may = method.equals("deleteForumTopic") ? rights.deletes : rights.topics;
        demand(may, "Bad Request: not enough rights to manage topics");
        switch (method) {
            case "closeForumTopic" -> {
                demand(!topic.closed(), "Bad Request: TOPIC_NOT_MODIFIED");
                close(topic.thread(), true);
            }
            case "reopenForumTopic" -> {
                demand(topic.closed(), "Bad Request: TOPIC_NOT_MODIFIED");
                close(topic.thread(), false);
            }
            case "deleteForumTopic" -> {
                topics.remove(topic.thread());
                messages.values().removeAll(inTopic(topic.thread()));
            }
            default -> {
                String name = parameters.path("name").asString(topic.name());
                demand(!name.equals(topic.name()), "Bad Request: TOPIC_NOT_MODIFIED");
                topics.put(topic.thread(), new Topic(topic.thread(), name, topic.closed(), topic.lost()));
            }
        }
        return NODES.booleanNode(true);
    }

    ObjectNode send(JsonNode parameters, ObjectNode content, JsonNode bot) {
        long thread = parameters.path("message_thread_id").asLong(0);
        long landed = thread;
        if (thread != 0) {
            demand(rights.forum, "Bad Request: message thread not found");
            Topic topic = topic(thread);
            demand(!topic.closed(), "Bad Request: TOPIC_CLOSED");
            landed = topic.lost().equals("silent") ? 0 : thread;
        }
        JsonNode reply = parameters.path("reply_parameters");
        boolean known = messages.containsKey(reply.path("message_id").asLong(0));
        demand(
                reply.isMissingNode()
                        || known
                        || reply.path("allow_sending_without_reply").asBoolean(false),
                "Bad Request: message to be replied not found");
        limits.take();
        ObjectNode message = message(landed, bot);
        message.setAll(content);
        if (parameters.has("reply_markup")) {
            message.set("reply_markup", parameters.path("reply_markup"));
        }
        messages.put(message.path("message_id").asLong(), message);
        return message;
    }

    ObjectNode edit(JsonNode parameters, ObjectNode content) {
        ObjectNode message = messages.get(parameters.path("message_id").asLong(0));
        if (message == null) {
            throw new BadCall(400, "Bad Request: message to edit not found");
        }
        demand(!message.has("edit_too_late"), "Bad Request: message can't be edited");
        JsonNode markup = parameters.path("reply_markup");
        boolean sameMarkup =
                message.path("reply_markup").equals(markup) || markup.isMissingNode() && !message.has("reply_markup");
        boolean sameContent = content.properties().stream()
                .allMatch(one -> message.path(one.getKey()).equals(one.getValue()));
        demand(
                !(sameMarkup && sameContent),
                "Bad Request: message is not modified: specified new message content and reply markup are exactly the"
                        + " same as a current content and reply markup of the message");
        limits.take();
        message.setAll(content);
        message.put("edit_date", clock.instant().getEpochSecond());
        message.remove("reply_markup");
        if (!markup.isMissingNode()) {
            message.set("reply_markup", markup);
        }
        return message;
    }

    void react(JsonNode parameters) {
        long id = parameters.path("message_id").asLong(0);
        demand(messages.containsKey(id), "Bad Request: message to react not found");
        for (JsonNode one : parameters.path("reaction")) {
            demand(REACTIONS.contains(one.path("emoji").asString("")), "Bad Request: REACTION_INVALID");
        }
        reactions.put(id, parameters.path("reaction").path(0).path("emoji").asString(""));
    }

    /// The bot's reaction to a message, or "".
    String reaction(long message) {
        return reactions.getOrDefault(message, "");
    }

    void delete(JsonNode parameters) {
        long id = parameters.path("message_id").asLong(0);
        ObjectNode message = messages.get(id);
        if (message == null) {
            throw new BadCall(400, "Bad Request: message to delete not found");
        }
        boolean ours = message.path("from").path("is_bot").asBoolean(false);
        demand(rights.deletes || ours && !isOld(message), "Bad Request: message can't be deleted for everyone");
        messages.remove(id);
    }

    /// Bots delete their own messages for two days.
    private boolean isOld(ObjectNode message) {
        return message.has("edit_too_late")
                || message.path("date").asLong() < clock.instant().getEpochSecond() - TWO_DAYS;
    }

    void pin(JsonNode parameters, boolean pin) {
        long id = parameters.path("message_id").asLong(0);
        demand(rights.pins, "Bad Request: not enough rights to manage pinned messages in the chat");
        demand(messages.containsKey(id), "Bad Request: message to " + (pin ? "pin" : "unpin") + " not found");
        if (pin) {
            pinned.add(id);
        } else {
            pinned.remove(id);
        }
    }

    /// A message of somebody in a topic, 0 for the main chat; without content yet.
    ObjectNode message(long thread, JsonNode from) {
        ObjectNode message = NODES.objectNode();
        message.put("message_id", ++lastId);
        message.put("date", clock.instant().getEpochSecond());
        message.set("chat", chat());
        message.set("from", from);
        if (thread != 0) {
            message.put("message_thread_id", thread);
            message.put("is_topic_message", true);
        }
        return message;
    }

    /// Keeps what a person wrote.
    void keep(ObjectNode message) {
        messages.put(message.path("message_id").asLong(), message);
    }

    /// Messages older than two days, which nobody edits any more.
    void age(long message) {
        ObjectNode old = messages.get(message);
        if (old != null) {
            old.put("edit_too_late", true);
        }
    }

    List<ObjectNode> inTopic(long thread) {
        List<ObjectNode> found = new ArrayList<>();
        messages.values().stream()
                .filter(one -> one.path("message_thread_id").asLong(0) == thread)
                .forEach(found::add);
        return found;
    }

    private Topic topic(long thread) {
        Topic topic = topics.get(thread);
        if (topic == null || topic.lost().equals("error")) {
            throw new BadCall(400, "Bad Request: message thread not found");
        }
        return topic;
    }

    private static void demand(boolean fits, String description) {
        if (!fits) {
            throw new BadCall(400, description);
        }
    }
}
