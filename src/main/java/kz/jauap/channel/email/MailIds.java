package kz.jauap.channel.email;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Names of mails. Ours carry our key, which makes a second try the same mail, and their thread, which makes an answer
/// to them find it.
final class MailIds {

    private static final Pattern ID = Pattern.compile("<[!-;=?-~]{1,250}>");
    private static final Pattern OURS = Pattern.compile("<jauap\\.([A-Za-z0-9-]{1,60})\\.([0-9a-f]{16})@[^>]+>");
    private static final int SHORT = 8;

    private MailIds() {}

    /// Every sound name in a header.
    static List<String> in(String header) {
        return ID.matcher(header).results().map(found -> found.group()).toList();
    }

    static String ours(String key, String thread, String domain) {
        return "<jauap." + key + "." + thread + "@" + domain + ">";
    }

    static boolean isOurs(String id) {
        return OURS.matcher(id).matches();
    }

    /// The thread a mail belongs to: of ours it answers, else of the first it names, else its own.
    static String thread(String id, List<String> answered, List<String> named) {
        Optional<String> ofOurs = Stream.concat(answered.stream(), named.reversed().stream())
                .map(OURS::matcher)
                .filter(Matcher::matches)
                .map(ours -> ours.group(2))
                .findFirst();
        return ofOurs.orElseGet(
                () -> hash(named.isEmpty() ? answered.isEmpty() ? id : answered.getFirst() : named.getFirst()));
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, SHORT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
