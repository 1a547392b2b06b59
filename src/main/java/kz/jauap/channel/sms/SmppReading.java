package kz.jauap.channel.sms;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kz.jauap.shared.Json;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.DeliveryReceipt;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.util.DeliveryReceiptState;
import org.jsmpp.util.InvalidDeliveryReceiptException;

/// Makes of what an operator delivers the words the rest of us read: a message whose segments are all here, or news.
final class SmppReading {

    private static final int MOST_OPEN = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final byte UDHI = 0x40;

    private final Clock clock;
    private final Map<String, Open> open = new LinkedHashMap<>();

    /// A message of which some segments are still to come.
    private record Open(long since, int count, Map<Integer, String> parts) {}

    SmppReading(Clock clock) {
        this.clock = clock;
    }

    /// JSON of a whole message or of news; empty while segments are missing.
    synchronized Optional<String> read(DeliverSm delivered) {
        if (delivered.isSmscDeliveryReceipt()) {
            return Optional.of(news(delivered));
        }
        byte[] bytes = bytes(delivered);
        boolean headed = (delivered.getEsmClass() & UDHI) != 0 && bytes.length > 0 && bytes.length > (bytes[0] & 0xff);
        int header = headed ? (bytes[0] & 0xff) + 1 : 0;
        String text = text(Arrays.copyOfRange(bytes, header, bytes.length), delivered.getDataCoding());
        int[] place = headed ? place(bytes, header) : new int[0];
        return place.length == 0 || place[1] < 2
                ? Optional.of(message(delivered, text, ""))
                : gathered(delivered, text, place);
    }

    private Optional<String> gathered(DeliverSm delivered, String text, int[] place) {
        long now = clock.millis();
        open.values().removeIf(one -> now - one.since() > PATIENCE.toMillis());
        if (open.size() >= MOST_OPEN) {
            open.remove(open.keySet().iterator().next());
        }
        String key = delivered.getSourceAddr() + ">" + delivered.getDestAddress() + ":" + place[0];
        Open whole = open.computeIfAbsent(key, unused -> new Open(now, place[1], new TreeMap<>()));
        whole.parts().put(place[2], text);
        if (whole.parts().size() < whole.count()) {
            return Optional.empty();
        }
        open.remove(key);
        return Optional.of(message(delivered, String.join("", whole.parts().values()), ":" + place[0]));
    }

    /// Reference, count and number of a segment; nothing where the header tells of something else.
    private static int[] place(byte[] bytes, int header) {
        for (int at = 1; at + 1 < header; at += 2 + (bytes[at + 1] & 0xff)) {
            if (bytes[at] == 0 && at + 4 < header) {
                return new int[] {bytes[at + 2] & 0xff, bytes[at + 3] & 0xff, bytes[at + 4] & 0xff};
            }
            if (bytes[at] == 8 && at + 5 < header) {
                int reference = (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
                return new int[] {reference, bytes[at + 4] & 0xff, bytes[at + 5] & 0xff};
            }
        }
        return new int[0];
    }

    private static byte[] bytes(DeliverSm delivered) {
        OptionalParameter payload = delivered.getOptionalParameter(OptionalParameter.Tag.MESSAGE_PAYLOAD);
        return payload instanceof OptionalParameter.OctetString octets
                ? octets.getValue()
                : Optional.ofNullable(delivered.getShortMessage()).orElse(new byte[0]);
    }

    private static String text(byte[] bytes, byte coding) {
        return switch (Alphabet.parseDataCoding(coding)) {
            case ALPHA_UCS2 -> new String(bytes, StandardCharsets.UTF_16BE);
            case ALPHA_LATIN1 -> new String(bytes, StandardCharsets.ISO_8859_1);
            case ALPHA_CYRILLIC -> new String(bytes, java.nio.charset.Charset.forName("ISO-8859-5"));
            case ALPHA_IA5 -> new String(bytes, StandardCharsets.US_ASCII);
            default -> Segments.narrow(bytes);
        };
    }

    /// Operators name no message they deliver, so its own words, its reference and the minute do.
    private String message(DeliverSm delivered, String text, String reference) {
        long minute = clock.millis() / Duration.ofMinutes(1).toMillis();
        return Json.write(Map.of(
                "from",
                delivered.getSourceAddr(),
                "to",
                delivered.getDestAddress(),
                "text",
                text,
                "id",
                Integer.toHexString(text.hashCode()) + reference + "." + delivered.getSequenceNumber() + "." + minute));
    }

    private static String news(DeliverSm delivered) {
        try {
            DeliveryReceipt receipt = delivered.getShortMessageAsDeliveryReceipt();
            DeliveryReceiptState state = receipt.getFinalStatus();
            return Json.write(Map.of(
                    "id", receipt.getId() == null ? "" : receipt.getId(),
                    "status", state == null ? "UNKNOWN" : state.name(),
                    "error", String.valueOf(state) + " " + receipt.getError()));
        } catch (InvalidDeliveryReceiptException | RuntimeException e) {
            return Json.write(Map.of("receipt", new String(bytes(delivered), StandardCharsets.US_ASCII)));
        }
    }
}
