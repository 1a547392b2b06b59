package kz.jauap.channel.email;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.DeliveryReceipt;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.SafeText;
import tools.jackson.databind.JsonNode;

/// Reads a mail as [MailReader] has written it down, or as another program posts it. Nothing a machine has written is
/// answered: two that answer each other would never end.
final class EventReader {

    private final String own;
    private final Clock clock;

    EventReader(String own, Clock clock) {
        this.own = own;
        this.clock = clock;
    }

    Parsed read(JsonNode mail) {
        String from = Wire.text(mail.path("from")).strip().toLowerCase(Locale.ROOT);
        String id = Wire.text(mail.path("id"));
        if (mail.path("report").isObject()) {
            return report(mail.path("report"));
        }
        if (id.isEmpty()
                || id.length() > 300
                || !MailAccount.ADDRESS.matcher(from).matches()) {
            return new Parsed.Unreadable("expected a mail with its id and from whom it is");
        }
        if (from.equals(own) || MailIds.isOurs(id)) {
            return Parsed.of(Wire.ignored("our own mail"));
        }
        if (!Wire.text(mail.path("list")).isEmpty()) {
            return Parsed.of(Wire.ignored("a mailing list: " + header(mail.path("list"))));
        }
        if (!Wire.text(mail.path("machine")).isEmpty()) {
            return Parsed.of(Wire.ignored("a machine wrote it: " + header(mail.path("machine"))));
        }
        return Parsed.of(message(mail, from, id));
    }

    private static String header(JsonNode value) {
        return Wire.shortened(Wire.text(value)).replaceAll("[^A-Za-z0-9_ -]", "?");
    }

    private Parsed report(JsonNode report) {
        String id = Wire.text(report.path("id"));
        String action = Wire.text(report.path("action"));
        if (!MailIds.isOurs(id)) {
            return Parsed.of(Wire.ignored("a report of a mail that is not ours"));
        }
        return switch (action) {
            case "failed" ->
                Parsed.of(new DeliveryReceipt(
                        id,
                        "",
                        DeliveryReceipt.Status.FAILED,
                        "the mail came back, status "
                                + Wire.text(report.path("status")).replaceAll("[^0-9.]", ""),
                        clock.instant()));
            case "delivered" -> Parsed.of(DeliveryReceipt.of(id, DeliveryReceipt.Status.DELIVERED, clock.instant()));
            default -> Parsed.of(Wire.ignored("a report of a mail on its way"));
        };
    }

    private static InboundMessage message(JsonNode mail, String from, String id) {
        String thread = thread(mail, id);
        String name = SafeText.oneLine(Wire.text(mail.path("name")));
        return new InboundMessage(
                "m" + MailIds.hash(from + id) + MailIds.hash(id),
                from + "/" + thread,
                from,
                words(mail),
                attachments(mail.path("attachments")),
                InboundMessage.Change.NEW,
                name.isEmpty() ? null : name,
                null,
                Wire.seconds(mail.path("at")),
                meta(mail, from));
    }

    static String thread(JsonNode mail, String id) {
        String told = Wire.text(mail.path("thread"));
        return told.matches("[0-9a-f]{16}") ? told : MailIds.hash(id);
    }

    /// A new mail may ask in its subject; an answer's subject says nothing new.
    private static String words(JsonNode mail) {
        String text = Wire.text(mail.path("text"));
        String subject = Wire.text(mail.path("subject"));
        boolean fresh = !mail.path("answers").asBoolean(false) && !subject.isBlank();
        return fresh && !text.startsWith(subject) ? subject + "\n" + text : text;
    }

    private static Map<String, String> meta(JsonNode mail, String from) {
        Map<String, String> meta = new HashMap<>();
        meta.put("email", from);
        Wire.put(meta, "subject", Wire.text(mail.path("subject")));
        return meta;
    }

    private static List<Attachment> attachments(JsonNode files) {
        List<Attachment> attachments = new ArrayList<>();
        for (JsonNode file : files) {
            String type = Wire.text(file.path("type")).toLowerCase(Locale.ROOT);
            attachments.add(new Attachment(
                    kind(type),
                    Wire.text(file.path("ref")),
                    type.isEmpty() ? null : type,
                    Wire.text(file.path("name")).isEmpty() ? null : Wire.text(file.path("name")),
                    Wire.number(file.path("size")).orElse(null),
                    Map.of()));
        }
        return attachments;
    }

    private static Attachment.Kind kind(String type) {
        return switch (type.replaceFirst("/.*", "")) {
            case "image" -> Attachment.Kind.PHOTO;
            case "audio" -> Attachment.Kind.AUDIO;
            case "video" -> Attachment.Kind.VIDEO;
            case "" -> Attachment.Kind.OTHER;
            default -> type.equals("text/vcard") ? Attachment.Kind.CONTACT : Attachment.Kind.DOCUMENT;
        };
    }
}
