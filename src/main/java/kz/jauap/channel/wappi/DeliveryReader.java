package kz.jauap.channel.wappi;

import java.util.ArrayList;
import java.util.List;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.Wire;
import tools.jackson.databind.JsonNode;

/// Reads a delivery in either shape: `{"messages": […]}` where `wh_type` tells what an element is and `type` what it
/// carries, or one flat object where `type` tells what it is and `content_type` what it carries.
///
/// @param profile the only profile whose messages are ours
record DeliveryReader(String profile) {

    Parsed read(JsonNode delivery) {
        JsonNode messages = delivery.path("messages");
        if (!delivery.isObject() || messages.isMissingNode() && !delivery.has("type")) {
            return new Parsed.Unreadable("expected an object with messages, or with a type");
        }
        List<InboundEvent> events = new ArrayList<>();
        if (messages.isMissingNode()) {
            events.add(element(delivery, Wire.text(delivery.path("type")), Wire.text(delivery.path("content_type"))));
        } else {
            messages.forEach(
                    one -> events.add(element(one, Wire.text(one.path("wh_type")), Wire.text(one.path("type")))));
        }
        boolean readable = events.stream().anyMatch(event -> !(event instanceof InboundEvent.Unread));
        return readable ? new Parsed.Events(events) : new Parsed.Unreadable(reasons(events));
    }

    private static String reasons(List<InboundEvent> events) {
        return events.isEmpty()
                ? "expected messages in an array; there are none"
                : String.join(
                        "; ",
                        events.stream()
                                .map(event -> ((InboundEvent.Unread) event).reason())
                                .toList());
    }

    private InboundEvent element(JsonNode one, String what, String content) {
        String owner = one.path("profile_id").asString(profile);
        if (!owner.equals(profile)) {
            return Wire.unread("an element of another profile_id than this account's");
        }
        return switch (what) {
            case "incoming_message" -> MessageReader.read(one, content);
            case "outgoing_message_phone" -> MessageReader.echo(one, content);
            case "outgoing_message_api" -> Wire.ignored("an echo of what was sent by the API");
            case "delivery_status", "messages_status", "message_ack" -> StatusReader.read(one);
            case "authorization_status", "application_status", "incoming_call" -> Wire.ignored(what);
            default -> Wire.unread("an element of a type nobody knows: " + Wire.shortened(what));
        };
    }
}
