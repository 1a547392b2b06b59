package kz.jauap.channel.whatsapp;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.Wire;
import tools.jackson.databind.JsonNode;

/// Reads one delivery of Meta: every entry, every change in it, every message and status in that.
record DeliveryReader(String number) {

    Parsed read(JsonNode delivery) {
        if (!delivery.path("object").asString("").equals("whatsapp_business_account")
                || !delivery.path("entry").isArray()
                || delivery.path("entry").isEmpty()) {
            return new Parsed.Unreadable("expected object \"whatsapp_business_account\" with an array of entries");
        }
        List<InboundEvent> events = new ArrayList<>();
        for (JsonNode entry : delivery.path("entry")) {
            if (!entry.path("changes").isArray() || entry.path("changes").isEmpty()) {
                events.add(Wire.unread("an entry without changes"));
            }
            entry.path("changes").forEach(change -> events.addAll(change(change)));
        }
        boolean readable = events.stream().anyMatch(event -> !(event instanceof InboundEvent.Unread));
        return readable ? new Parsed.Events(events) : new Parsed.Unreadable(reasons(events));
    }

    private static String reasons(List<InboundEvent> events) {
        return String.join(
                "; ",
                events.stream()
                        .map(event -> ((InboundEvent.Unread) event).reason())
                        .toList());
    }

    private List<InboundEvent> change(JsonNode change) {
        String field = Wire.text(change.path("field"));
        JsonNode value = change.path("value");
        return switch (field) {
            case "messages" -> ours(value);
            case "smb_message_echoes", "message_echoes" -> echoes(value);
            case "history", "smb_app_state_sync" -> List.of(Wire.ignored(field + ": what was before us"));
            case "account_alerts",
                    "account_review_update",
                    "account_settings_update",
                    "account_update",
                    "business_capability_update",
                    "business_status_update",
                    "calls",
                    "consumer_profile",
                    "group_lifecycle_update",
                    "group_participants_update",
                    "group_settings_update",
                    "group_status_update",
                    "message_template_components_update",
                    "message_template_quality_update",
                    "message_template_status_update",
                    "messaging_handovers",
                    "phone_number_name_update",
                    "phone_number_quality_update",
                    "security",
                    "template_category_update",
                    "user_preferences" -> List.of(Wire.ignored(field + ": not the words of a customer"));
            default -> List.of(Wire.unread("a change of a field nobody knows: " + Wire.shortened(field)));
        };
    }

    private boolean isOurs(JsonNode value) {
        JsonNode given = value.path("metadata").path("phone_number_id");
        return Wire.id(given).filter(number::equals).isPresent();
    }

    /// Written on the phone that shares the number with us.
    private List<InboundEvent> echoes(JsonNode value) {
        if (!isOurs(value)) {
            return List.of(Wire.unread("echoes of another phone_number_id than this account's"));
        }
        return value.path("message_echoes")
                .valueStream()
                .map(MessageReader::echo)
                .toList();
    }

    private List<InboundEvent> ours(JsonNode value) {
        if (!isOurs(value)) {
            return List.of(Wire.unread("a change for another phone_number_id than this account's"));
        }
        MessageReader messages = new MessageReader(value.path("contacts"));
        List<InboundEvent> events = Stream.of(
                        value.path("messages").valueStream().map(messages::read),
                        value.path("statuses").valueStream().map(StatusReader::read),
                        value.path("errors").valueStream().map(DeliveryReader::error))
                .flatMap(stream -> stream)
                .toList();
        return events.isEmpty()
                ? List.of(Wire.unread("a change of messages with neither messages, statuses nor errors"))
                : events;
    }

    private static InboundEvent error(JsonNode error) {
        return Wire.ignored("Meta reports an error: " + error.path("code").asString("without a code"));
    }
}
