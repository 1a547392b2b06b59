package kz.jauap.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The managers' group on the demo's page: its topics as Telegram would show them, and one manager who writes in them
/// and
/// presses buttons.
final class DemoGroup {

    static final long MANAGER = 41;

    private final ForumSimulator telegram;

    DemoGroup(ForumSimulator telegram) {
        this.telegram = telegram;
    }

    /// A message of a topic; `reaction` is the bot's, "" for none.
    record Line(long id, boolean mine, String text, List<String> buttons, boolean pinned, String reaction) {}

    /// All topics, the newest first: number, title, lines.
    List<Map<String, Object>> topics() {
        List<Map<String, Object>> topics = new ArrayList<>();
        for (long thread : telegram.people().topics().reversed()) {
            Map<String, Object> topic = new LinkedHashMap<>();
            topic.put("thread", thread);
            topic.put("title", telegram.people().title(thread));
            topic.put(
                    "lines",
                    telegram.people().topic(thread).stream().map(this::line).toList());
            topics.add(topic);
        }
        return topics;
    }

    void write(long thread, String text) {
        telegram.people().write(MANAGER, thread, text);
    }

    void press(long message, String label) {
        telegram.people().press(MANAGER, message, label);
    }

    private Line line(JsonNode message) {
        long id = message.path("message_id").asLong();
        return new Line(
                id,
                !message.path("from").path("is_bot").asBoolean(false),
                message.path("text").asString(message.path("caption").asString("")),
                telegram.people().buttons(id),
                telegram.people().pinned(id),
                telegram.people().reaction(id));
    }
}
