package kz.jauap.channel.sms;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import kz.jauap.shared.Json;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.DeliveryReceipt;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.util.DeliveryReceiptState;
import org.jsmpp.util.InvalidDeliveryReceiptException;

/// What an operator has delivered: news of a message of ours, a message, or a segment of one.
sealed interface SmppReading {

    byte UDHI = 0x40;

    /// News, as JSON the rest of us reads.
    record News(String json) implements SmppReading {}

    record Words(String from, String to, String text) implements SmppReading {}

    /// One segment.
    ///
    /// @param words as they came, in hex, behind their alphabet: a letter may be cut in two
    record Segment(String from, SmppBook.Whole whole, int part, String words) implements SmppReading {}

    static SmppReading of(DeliverSm delivered) {
        if (delivered.isSmscDeliveryReceipt()) {
            return new News(news(delivered));
        }
        byte[] bytes = bytes(delivered);
        boolean headed = (delivered.getEsmClass() & UDHI) != 0 && bytes.length > 0 && bytes.length > (bytes[0] & 0xff);
        int header = headed ? (bytes[0] & 0xff) + 1 : 0;
        byte[] words = Arrays.copyOfRange(bytes, header, bytes.length);
        String from = delivered.getSourceAddr();
        String to = delivered.getDestAddress();
        int[] place = headed ? place(bytes, header) : new int[0];
        if (place.length == 0 || place[1] < 2) {
            return new Words(from, to, text(words, delivered.getDataCoding()));
        }
        SmppBook.Whole whole = new SmppBook.Whole(chat(from), to, place[0], place[1]);
        return new Segment(
                from,
                whole,
                place[2],
                HexFormat.of().toHexDigits(delivered.getDataCoding())
                        + HexFormat.of().formatHex(words));
    }

    /// The digits of who wrote, as the chat is named.
    static String chat(String from) {
        return from.replaceAll("[\\s()+-]", "");
    }

    /// The words of segments, put together; what is missing is shown as such.
    static String joined(SortedMap<Integer, String> parts, int count) {
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream open = new ByteArrayOutputStream();
        String alphabet = "";
        boolean whole = parts.size() >= count;
        for (int part :
                whole ? parts.keySet() : IntStream.rangeClosed(1, count).boxed().toList()) {
            String words = parts.getOrDefault(part, "");
            String coding = words.isEmpty() ? "" : words.substring(0, 2);
            if (!coding.equals(alphabet)) {
                close(text, open, alphabet);
                alphabet = coding;
            }
            if (words.isEmpty()) {
                text.append(text.toString().endsWith("…") ? "" : "…");
            } else {
                open.writeBytes(HexFormat.of().parseHex(words.substring(2)));
            }
        }
        close(text, open, alphabet);
        return text.toString();
    }

    private static void close(StringBuilder text, ByteArrayOutputStream open, String alphabet) {
        if (!alphabet.isEmpty()) {
            text.append(text(open.toByteArray(), (byte) HexFormat.fromHexDigits(alphabet)));
            open.reset();
        }
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
