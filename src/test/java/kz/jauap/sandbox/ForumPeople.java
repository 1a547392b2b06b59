package kz.jauap.sandbox;

import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The managers of a simulated group and its administrator: what they write and press, and what they do to the group.
public final class ForumPeople {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ForumSimulator telegram;
    private final TelegramForum forum;
    private long pressNumber;

    ForumPeople(ForumSimulator telegram) {
        this.telegram = telegram;
        this.forum = telegram.forum;
    }

    /// A manager writes into a topic, 0 for the main chat. Answers the message's id.
    public long write(long manager, long thread, String text) {
        return send(manager, thread, message -> message.put("text", text));
    }

    /// A manager answers a message of the topic.
    public long reply(long manager, long thread, long to, String text) {
        return send(manager, thread, message -> {
            message.put("text", text);
            forum.messages().stream()
                    .filter(one -> one.path("message_id").asLong() == to)
                    .findFirst()
                    .ifPresent(one -> message.set("reply_to_message", one.deepCopy()));
        });
    }

    public long photo(long manager, long thread, byte[] bytes, String caption) {
        String id = file("photo", bytes);
        return send(manager, thread, message -> {
            message.putArray("photo").add(fileNode(id, bytes).put("width", 640).put("height", 480));
            if (!caption.isEmpty()) {
                message.put("caption", caption);
            }
        });
    }

    public long voice(long manager, long thread, byte[] bytes) {
        String id = file("voice", bytes);
        return send(
                manager,
                thread,
                message -> message.set(
                        "voice", fileNode(id, bytes).put("duration", 3).put("mime_type", "audio/ogg")));
    }

    public long document(long manager, long thread, String name, byte[] bytes) {
        String id = file("document", bytes);
        return send(
                manager,
                thread,
                message -> message.set("document", fileNode(id, bytes).put("file_name", name)));
    }

    public long sticker(long manager, long thread, byte[] bytes) {
        String id = file("sticker", bytes);
        return send(
                manager,
                thread,
                message -> message.set(
                        "sticker", ForumContent.sticker(fileNode(id, bytes)).put("emoji", "👍")));
    }

    /// A manager changes what they wrote.
    public void edit(long manager, long message, String text) {
        telegram.locked(() -> {
            ObjectNode changed = forum.messages().stream()
                    .filter(one -> one.path("message_id").asLong() == message)
                    .findFirst()
                    .orElseThrow();
            changed.put("text", text).put("edit_date", changed.path("date").asLong() + 1);
            telegram.updates.add("edited_message", changed.deepCopy());
            return manager;
        });
    }

    /// A manager presses the button with this label under a message of the bot. Answers the press's id.
    public String press(long manager, long message, String label) {
        return telegram.locked(() -> {
            ObjectNode under = forum.messages().stream()
                    .filter(one -> one.path("message_id").asLong() == message)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no message " + message));
            String data = data(under, label);
            return press(manager, under, data);
        });
    }

    /// A press of a button that is not shown any more: its data is known from before.
    public String pressOld(long manager, long message, String data) {
        return telegram.locked(() -> press(
                manager,
                forum.messages().stream()
                        .filter(one -> one.path("message_id").asLong() == message)
                        .findFirst()
                        .orElseThrow(),
                data));
    }

    private String press(long manager, ObjectNode under, String data) {
        String id = "press" + ++pressNumber;
        telegram.presses.put(id, true);
        ObjectNode callback = NODES.objectNode();
        callback.put("id", id);
        callback.set("from", ForumSimulator.user(manager, "Manager " + manager, false));
        callback.set("message", under.deepCopy());
        callback.put("chat_instance", "1");
        callback.put("data", data);
        telegram.updates.add("callback_query", callback);
        return id;
    }

    /// A message with buttons.
    ///
    /// @param data what the buttons carry, in order
    public record Pressable(long thread, long message, List<String> data) {}

    /// Everything that can be pressed now, oldest first.
    public List<Pressable> pressable() {
        return telegram.locked(() -> forum.messages().stream()
                .filter(one -> one.has("reply_markup"))
                .map(one -> new Pressable(
                        one.path("message_thread_id").asLong(0),
                        one.path("message_id").asLong(),
                        one.path("reply_markup")
                                .path("inline_keyboard")
                                .valueStream()
                                .flatMap(JsonNode::valueStream)
                                .map(button -> button.path("callback_data").asString(""))
                                .toList()))
                .filter(one -> !one.data().isEmpty())
                .toList());
    }

    /// Labels under a message, in order.
    public List<String> buttons(long message) {
        return telegram.locked(() -> forum.messages().stream()
                .filter(one -> one.path("message_id").asLong() == message)
                .flatMap(one -> one.path("reply_markup").path("inline_keyboard").valueStream())
                .flatMap(JsonNode::valueStream)
                .map(one -> one.path("text").asString())
                .toList());
    }

    /// What stands in a topic, oldest first; 0 is the main chat.
    public List<JsonNode> topic(long thread) {
        return telegram.locked(() -> List.copyOf(forum.inTopic(thread)));
    }

    /// Threads of the topics, oldest first.
    public List<Long> topics() {
        return telegram.locked(
                () -> forum.topics().stream().map(TelegramForum.Topic::thread).toList());
    }

    public String title(long thread) {
        return telegram.locked(() -> forum.topics().stream()
                .filter(one -> one.thread() == thread)
                .findFirst()
                .orElseThrow()
                .name());
    }

    public boolean pinned(long message) {
        return telegram.locked(() -> forum.pinned(message));
    }

    /// The bot's reaction to a message, or "".
    public String reaction(long message) {
        return telegram.locked(() -> forum.reaction(message));
    }

    /// Somebody deletes a topic: sending there fails, or, `silently`, lands in the main chat.
    public void deleteTopic(long thread, boolean silently) {
        change(() -> forum.lose(thread, silently ? "silent" : "error"));
    }

    public void closeTopic(long thread) {
        change(() -> forum.close(thread, true));
    }

    public void makeTooOld(long message) {
        change(() -> forum.age(message));
    }

    public void upgradeTo(long chatId) {
        change(() -> forum.upgrade(chatId));
    }

    public void kick() {
        change(() -> forum.rights.member = false);
    }

    public void takeBack() {
        change(() -> forum.rights.member = true);
    }

    public void allowTopics(boolean allowed) {
        change(() -> forum.rights.topics = allowed);
    }

    public void allowPins(boolean allowed) {
        change(() -> forum.rights.pins = allowed);
    }

    /// Whether the bot may delete what others wrote, and topics with it.
    public void allowDeleting(boolean allowed) {
        change(() -> forum.rights.deletes = allowed);
    }

    public void switchTopics(boolean on) {
        change(() -> forum.rights.forum = on);
    }

    public void mostTopics(long most) {
        change(() -> forum.rights.mostTopics = most);
    }

    JsonNode member() {
        ObjectNode member = NODES.objectNode();
        member.put("status", "administrator");
        member.set("user", ForumSimulator.bot());
        for (String right : List.of(
                "can_be_edited",
                "is_anonymous",
                "can_manage_video_chats",
                "can_restrict_members",
                "can_promote_members",
                "can_change_info",
                "can_post_stories",
                "can_edit_stories",
                "can_delete_stories")) {
            member.put(right, false);
        }
        member.put("can_manage_chat", true);
        member.put("can_delete_messages", forum.rights.deletes);
        member.put("can_invite_users", true);
        member.put("can_manage_topics", forum.rights.topics);
        member.put("can_pin_messages", forum.rights.pins);
        return member;
    }

    private void change(Runnable work) {
        telegram.locked(() -> {
            work.run();
            return true;
        });
    }

    private long send(long manager, long thread, Consumer<ObjectNode> content) {
        return telegram.locked(() -> {
            ObjectNode message = forum.message(thread, ForumSimulator.user(manager, "Manager " + manager, false));
            content.accept(message);
            forum.keep(message);
            telegram.updates.add("message", message.deepCopy());
            return message.path("message_id").asLong();
        });
    }

    private String file(String kind, byte[] bytes) {
        String id = kind + telegram.files.size();
        telegram.files.put(id, bytes);
        return id;
    }

    private static ObjectNode fileNode(String id, byte[] bytes) {
        return NODES.objectNode().put("file_id", id).put("file_unique_id", id).put("file_size", bytes.length);
    }

    private static String data(ObjectNode message, String label) {
        return message.path("reply_markup")
                .path("inline_keyboard")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(one -> one.path("text").asString().equals(label))
                .map(one -> one.path("callback_data").asString())
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no button " + label + " under it"));
    }
}
