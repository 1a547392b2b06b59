package kz.jauap.channel.wappi;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import kz.jauap.channel.DeliveryReceipt;
import kz.jauap.channel.DeliveryReceipt.Status;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.spi.Wire;
import tools.jackson.databind.JsonNode;

/// Reads news of a message we sent. Wappi's words for it differ between those who saw them, so an unknown one is no
/// news.
final class StatusReader {

    private StatusReader() {}

    static InboundEvent read(JsonNode one) {
        Optional<String> id = Spelling.ID.in(one);
        Optional<Instant> at = MessageReader.time(one);
        if (id.isEmpty() || at.isEmpty()) {
            return Wire.unread("a status without its message's id and time");
        }
        String word = Spelling.STATUS.in(one).orElse("").toLowerCase(Locale.ROOT);
        return switch (word) {
            case "delivered", "2" -> DeliveryReceipt.of(id.get(), Status.DELIVERED, at.get());
            case "read", "viewed", "played", "3", "4" -> DeliveryReceipt.of(id.get(), Status.READ, at.get());
            case "error", "failed", "undelivered" ->
                new DeliveryReceipt(id.get(), "", Status.FAILED, "Wappi says: " + word, at.get());
            default -> Wire.ignored("a status that changes nothing: " + Wire.shortened(word));
        };
    }
}
