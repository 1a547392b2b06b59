package kz.jauap.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.shared.SafeText;

/// The words of a mail and its files, wherever they are in it. A file is named by its place, `{mail}/{part}.{part}`.
record MailParts(List<String> words, List<Map<String, Object>> attachments) {

    private static final int DEEPEST = 8;
    private static final int MOST = 30;
    private static final int LONGEST_NAME = 120;

    static MailParts of(Part mail, String place) throws MessagingException, IOException {
        MailParts parts = new MailParts(new ArrayList<>(), new ArrayList<>());
        parts.walk(mail, place + "/", 0);
        return parts;
    }

    String text() {
        return String.join("\n", words).strip();
    }

    private void walk(Part part, String path, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST) {
            return;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart all) {
            if (part.isMimeType("multipart/alternative")) {
                alternative(all, path, depth);
            } else {
                each(all, path, depth, part.isMimeType("multipart/related"));
            }
        } else if (isFile(part)) {
            attach(part, path);
        } else if (part.isMimeType("text/html")) {
            words.add(MailText.html(content(part)));
        } else if (part.isMimeType("text/*")) {
            words.add(MailText.plain(content(part)));
        } else {
            attach(part, path);
        }
    }

    private void each(Multipart all, String path, int depth, boolean related) throws MessagingException, IOException {
        for (int at = 0; at < all.getCount(); at++) {
            Part one = all.getBodyPart(at);
            boolean drawn = related && at > 0 && one.getHeader("Content-ID") != null;
            if (!drawn) {
                walk(one, path + at + ".", depth + 1);
            }
        }
    }

    /// The same words in several forms: the plain one, else the last that can be read.
    private void alternative(Multipart all, String path, int depth) throws MessagingException, IOException {
        int best = -1;
        for (int at = 0; at < all.getCount(); at++) {
            Part one = all.getBodyPart(at);
            if (one.isMimeType("text/plain") && !content(one).isBlank()) {
                best = at;
                break;
            }
            if (one.isMimeType("text/html") || one.isMimeType("multipart/*")) {
                best = at;
            }
        }
        if (best >= 0) {
            walk(all.getBodyPart(best), path + best + ".", depth + 1);
        }
    }

    private static boolean isFile(Part part) throws MessagingException {
        return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
                || name(part).isPresent();
    }

    private static Optional<String> name(Part part) throws MessagingException {
        String name = part.getFileName();
        if (name == null || name.isBlank()) {
            return Optional.empty();
        }
        try {
            String clean = SafeText.oneLine(MimeUtility.decodeText(name)).replaceAll("[/\\\\]", "_");
            return Optional.of(clean.length() <= LONGEST_NAME ? clean : clean.substring(clean.length() - LONGEST_NAME));
        } catch (java.io.UnsupportedEncodingException e) {
            return Optional.of("file");
        }
    }

    private void attach(Part part, String path) throws MessagingException {
        if (attachments.size() >= MOST) {
            return;
        }
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("ref", path.replaceFirst("[./]$", ""));
        file.put("type", part.getContentType().split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT));
        name(part).ifPresent(name -> file.put("name", name));
        if (part.getSize() >= 0) {
            file.put("size", part.getSize());
        }
        attachments.add(file);
    }

    private static String content(Part part) throws MessagingException, IOException {
        try {
            return part.getContent() instanceof String words ? words : raw(part);
        } catch (java.io.UnsupportedEncodingException e) {
            return raw(part); // a charset nobody knows
        }
    }

    private static String raw(Part part) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            return new String(in.readNBytes(1_000_000), StandardCharsets.UTF_8);
        }
    }
}
