package kz.jauap.channel.instagram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.Wire;
import tools.jackson.databind.JsonNode;

/// Reads one delivery: every entry and every event in it. Comments and mentions lie in `changes` or, for the Instagram
/// login, in the entry itself; both are no direct messages.
///
/// @param owner the only account whose messages are ours
record DeliveryReader(String owner) {

    Parsed read(JsonNode delivery) {
        JsonNode entries = delivery.path("entry");
        if (!Wire.text(delivery.path("object")).equals("instagram") || !entries.isArray() || entries.isEmpty()) {
            return new Parsed.Unreadable("expected object \"instagram\" with an array of entries");
        }
        List<InboundEvent> events = new ArrayList<>();
        entries.forEach(entry -> events.addAll(entry(entry)));
        boolean readable = events.stream().anyMatch(event -> !(event instanceof InboundEvent.Unread));
        return readable
                ? new Parsed.Events(events)
                : new Parsed.Unreadable(events.stream()
                        .map(event -> ((InboundEvent.Unread) event).reason())
                        .collect(Collectors.joining("; ")));
    }

    private List<InboundEvent> entry(JsonNode entry) {
        if (Wire.id(entry.path("id")).filter(owner::equals).isEmpty()) {
            return List.of(Wire.unread("an entry of another account than this one"));
        }
        if (entry.path("messaging").isArray() && !entry.path("messaging").isEmpty()) {
            EventReader reader = new EventReader(owner);
            return entry.path("messaging").valueStream().map(reader::read).toList();
        }
        if (entry.path("standby").isArray()) {
            return List.of(Wire.ignored("another application answers this conversation now"));
        }
        boolean comment = entry.has("changes") || entry.has("field");
        return List.of(
                comment
                        ? Wire.ignored("a comment or mention, not a direct message")
                        : Wire.unread("an entry with nothing anybody knows"));
    }
}
