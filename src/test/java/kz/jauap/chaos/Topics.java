package kz.jauap.chaos;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.jauap.sandbox.ForumSimulator;
import tools.jackson.databind.JsonNode;

/// What the bot has written into the topics of a group, by thread, then by number. Cards are left out: they alone have
/// markup.
record Topics(Map<Long, Map<Long, String>> shown) {

    static Topics of(ForumSimulator group) {
        Set<Long> cards = group.calls().stream()
                .filter(call ->
                        call.parameters().path("parse_mode").asString("").equals("HTML"))
                .filter(call -> call.answer() != null)
                .map(call -> call.answer().path("result").path("message_id").asLong(0))
                .collect(Collectors.toSet());
        Map<Long, Map<Long, String>> shown = new HashMap<>();
        for (long thread : group.people().topics()) {
            Map<Long, String> messages = new LinkedHashMap<>();
            for (JsonNode one : group.people().topic(thread)) {
                long number = one.path("message_id").asLong();
                if (one.path("from").path("is_bot").asBoolean(false) && !cards.contains(number)) {
                    messages.put(number, one.path("text").asString(""));
                }
            }
            shown.put(thread, messages);
        }
        return new Topics(shown);
    }

    long lines() {
        return shown.values().stream().mapToLong(Map::size).sum();
    }
}
