package kz.jauap.channel.email;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a server reports of a mail of ours (RFC 3464): which one, what was done, why.
final class MailReport {

    private static final Pattern ACTION = Pattern.compile("(?im)^Action:\\s*([a-z]+)");
    private static final Pattern STATUS = Pattern.compile("(?im)^Status:\\s*([0-9.]{3,12})");
    private static final Pattern ORIGINAL = Pattern.compile("(?im)^Message-ID:\\s*(<[^>\\s]{1,250}>)");
    private static final int MOST = 64 * 1024;

    private MailReport() {}

    static Optional<Map<String, String>> read(Message mail) throws MessagingException, IOException {
        if (!mail.isMimeType("multipart/report") || !(mail.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        String status = "";
        String original = "";
        for (int at = 0; at < parts.getCount(); at++) {
            Part part = parts.getBodyPart(at);
            if (part.isMimeType("message/delivery-status")) {
                status = bytes(part);
            } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
                original = bytes(part);
            }
        }
        String action = found(ACTION, status).toLowerCase(Locale.ROOT);
        String id = found(ORIGINAL, original);
        return action.isEmpty() || id.isEmpty()
                ? Optional.empty()
                : Optional.of(Map.of("id", id, "action", action, "status", found(STATUS, status)));
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String bytes(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
        }
    }
}
