package kz.jauap.channel.email;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.jauap.shared.SafeText;

/// Makes of a mail, as its server has it, what is kept of it: who wrote, in which thread, the new words, what is
/// attached and where it lies. Machines that write are told apart from people here.
final class MailReader {

    private static final int LONGEST_SUBJECT = 300;
    private static final int MOST_NAMED = 20;
    private static final Set<String> BULK = Set.of("bulk", "list", "junk", "auto_reply");

    private MailReader() {}

    /// Fields by name, ready to be written as JSON.
    ///
    /// @param place of the mail on its server
    static Map<String, Object> read(Message mail, String place) throws MessagingException, IOException {
        Map<String, Object> read = new LinkedHashMap<>();
        String id = MailIds.in(header(mail, "Message-ID")).stream().findFirst().orElse("<" + place + "@here>");
        List<String> answered = MailIds.in(header(mail, "In-Reply-To"));
        List<String> named = MailIds.in(header(mail, "References"));
        read.put("id", id);
        read.put("thread", MailIds.thread(id, answered, named));
        sender(mail).ifPresent(from -> {
            read.put("from", Optional.ofNullable(from.getAddress()).orElse("").toLowerCase(Locale.ROOT));
            read.put(
                    "name",
                    SafeText.oneLine(Optional.ofNullable(from.getPersonal()).orElse("")));
        });
        String subject = SafeText.oneLine(Optional.ofNullable(mail.getSubject()).orElse(""));
        read.put(
                "subject",
                subject.length() <= LONGEST_SUBJECT ? subject : SafeText.of(subject.substring(0, LONGEST_SUBJECT)));
        read.put("answers", !answered.isEmpty() || !named.isEmpty());
        read.put("named", named.subList(Math.max(0, named.size() - MOST_NAMED), named.size()));
        if (mail.getSentDate() != null) {
            read.put("at", mail.getSentDate().toInstant().getEpochSecond());
        }
        machine(mail).ifPresent(why -> read.put("machine", why));
        list(mail).ifPresent(why -> read.put("list", why));
        MailReport.read(mail).ifPresent(report -> read.put("report", report));
        MailParts parts = MailParts.of(mail, place);
        read.put("text", SafeText.of(parts.text()));
        read.put("attachments", parts.attachments());
        return read;
    }

    private static Optional<InternetAddress> sender(Message mail) throws MessagingException {
        for (String name : List.of("Reply-To", "From")) {
            Address[] found = name.equals("From") ? mail.getFrom() : mail.getReplyTo();
            if (found != null && found.length == 1 && found[0] instanceof InternetAddress one) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /// Why no person wrote this, by what machines say of themselves (RFC 3834 and what came before it).
    private static Optional<String> machine(Message mail) throws MessagingException {
        String auto = header(mail, "Auto-Submitted").strip().toLowerCase(Locale.ROOT);
        if (!auto.isEmpty() && !auto.startsWith("no")) {
            return Optional.of("Auto-Submitted");
        }
        String back = header(mail, "Return-Path").strip();
        if (back.equals("<>")) {
            return Optional.of("an empty Return-Path");
        }
        for (String name : List.of("X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress", "X-Failed-Recipients")) {
            String said = header(mail, name).strip();
            if (!said.isEmpty() && !said.equalsIgnoreCase("no") && !said.equalsIgnoreCase("none")) {
                return Optional.of(name);
            }
        }
        String precedence = header(mail, "Precedence").strip().toLowerCase(Locale.ROOT);
        return BULK.contains(precedence) ? Optional.of("Precedence " + precedence) : Optional.empty();
    }

    private static Optional<String> list(Message mail) throws MessagingException {
        for (String name : List.of("List-Id", "List-Post", "List-Unsubscribe")) {
            if (!header(mail, name).isBlank()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static String header(Message mail, String name) throws MessagingException {
        String[] values = mail.getHeader(name);
        return values == null ? "" : String.join(" ", values);
    }
}
