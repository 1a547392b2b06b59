package kz.jauap.channel.whatsapp;

import java.time.Instant;
import java.util.Optional;
import kz.jauap.channel.DeliveryReceipt;
import kz.jauap.channel.DeliveryReceipt.Status;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.spi.Wire;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads one status of a message we sent. Meta promises no order and leaves `delivered` out when `read` comes first:
/// the
/// outbox only moves forward.
final class StatusReader {

    private StatusReader() {}

    static InboundEvent read(JsonNode status) {
        Optional<String> id = Wire.id(status.path("id"));
        @Nullable Instant at = Wire.seconds(status.path("timestamp"));
        if (id.isEmpty() || at == null) {
            return Wire.unread("a status without its id and timestamp");
        }
        String word = Wire.text(status.path("status"));
        return switch (word) {
            case "sent", "deleted", "warning" -> Wire.ignored("a status that changes nothing: " + word);
            case "delivered" -> receipt(status, id.get(), Status.DELIVERED, at);
            case "read", "played" -> receipt(status, id.get(), Status.READ, at);
            case "failed" -> receipt(status, id.get(), Status.FAILED, at);
            default -> Wire.unread("a status nobody knows: " + Wire.shortened(word));
        };
    }

    private static DeliveryReceipt receipt(JsonNode status, String id, Status what, Instant at) {
        String key = Wire.id(status.path("biz_opaque_callback_data")).orElse("");
        return new DeliveryReceipt(
                id,
                key,
                what,
                what == Status.FAILED
                        ? GraphError.of(status.path("errors").path(0)).reason()
                        : "",
                at);
    }
}
