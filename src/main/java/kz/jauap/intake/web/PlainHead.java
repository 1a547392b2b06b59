package kz.jauap.intake.web;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The head of a webhook as nearly all providers send it: `POST /webhook… HTTP/1.1`, one `Host`, one `Content-Length`,
/// nothing that asks for more than an answer. It is read as strictly as can be: whatever is unusual in it (an escape
/// in the path, a chunked body, an upgrade, a letter that has no place there) is [Other], and not ours to judge.
final class PlainHead {

    private static final byte[][] STARTS = {ascii("POST " + Address.ROOT), ascii("POST " + Address.LEGACY_TELEGRAM)};
    private static final byte[] END = ascii(" HTTP/1.1\r\n");
    private static final String LENGTH = "content-length";
    private static final int LONGEST_LENGTH = 9;

    /// What the first bytes of a request are.
    sealed interface Read {}

    /// They may become a plain webhook; there are too few to tell.
    record Unfinished() implements Read {}

    /// They are, or may be, something else.
    record Other() implements Read {}

    /// @param path without escapes
    /// @param query as it came, "" without one
    /// @param headers by lower-case name, first value
    /// @param size bytes of the head, its empty line included
    /// @param length bytes of the body that follows
    record Head(String path, String query, Map<String, String> headers, int size, int length) implements Read {

        boolean isLast() {
            return headers.getOrDefault("connection", "").equalsIgnoreCase("close");
        }
    }

    private static final Read UNFINISHED = new Unfinished();
    private static final Read OTHER = new Other();

    private final byte[] bytes;
    private final int to;
    private int at;

    private PlainHead(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
    }

    static Read read(byte[] bytes, int from, int to) {
        if (!startsRight(bytes, from, to)) {
            return OTHER;
        }
        return isWhole(bytes, from, to) ? new PlainHead(bytes, from, to).head() : UNFINISHED;
    }

    private static boolean startsRight(byte[] bytes, int from, int to) {
        for (byte[] start : STARTS) {
            int told = Math.min(start.length, to - from);
            if (matches(bytes, from, start, told)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] bytes, int from, byte[] what, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != what[i]) {
                return false;
            }
        }
        return true;
    }

    /// Whether the empty line is here, or a line that ends otherwise than it should: there, if not before, reading
    /// stops.
    private static boolean isWhole(byte[] bytes, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (bytes[i] == '\n') {
                boolean odd = bytes[i - 1] != '\r';
                boolean empty = i - from > 2 && bytes[i - 2] == '\n';
                if (odd || empty) {
                    return true;
                }
            }
        }
        return false;
    }

    private Read head() {
        int from = at;
        at += "POST ".length();
        String path = taken(PlainHead::isPath);
        String query = "";
        if (bytes[at] == '?') {
            at++;
            query = taken(PlainHead::isQuery);
        }
        if (!isOurs(path) || to - at < END.length || !matches(bytes, at, END, END.length)) {
            return OTHER;
        }
        at += END.length;
        Map<String, String> headers = new HashMap<>();
        while (bytes[at] != '\r') {
            if (!header(headers)) {
                return OTHER;
            }
        }
        return bytes[at + 1] == '\n' && isPlain(headers)
                ? new Head(path, query, headers, at + 2 - from, Integer.parseInt(headers.get(LENGTH)))
                : OTHER;
    }

    private static boolean isOurs(String path) {
        boolean known = path.equals(Address.ROOT)
                || path.startsWith(Address.ROOT + "/")
                || path.equals(Address.LEGACY_TELEGRAM);
        return known && !path.contains("//") && !path.contains("/.");
    }

    /// `name: value` and its line's end; a name that comes twice is told apart from once only by what stands for it
    /// first, save for those two on which the end of the request hangs.
    private boolean header(Map<String, String> headers) {
        String name = taken(PlainHead::isName);
        if (name.isEmpty() || bytes[at] != ':') {
            return false;
        }
        at++;
        String value = taken(PlainHead::isValue).strip();
        if (bytes[at] != '\r' || bytes[at + 1] != '\n') {
            return false;
        }
        at += 2;
        String key = lower(name);
        boolean second = headers.putIfAbsent(key, value) != null;
        return !second || !key.equals(LENGTH) && !key.equals("host") && !key.equals("connection");
    }

    private static boolean isPlain(Map<String, String> headers) {
        String length = headers.getOrDefault(LENGTH, "");
        String connection = headers.getOrDefault("connection", "keep-alive");
        return headers.containsKey("host")
                && !length.isEmpty()
                && length.length() <= LONGEST_LENGTH
                && length.chars().allMatch(c -> c >= '0' && c <= '9')
                && !headers.containsKey("transfer-encoding")
                && !headers.containsKey("content-encoding")
                && !headers.containsKey("expect")
                && !headers.containsKey("upgrade")
                && (connection.equalsIgnoreCase("keep-alive") || connection.equalsIgnoreCase("close"));
    }

    @FunctionalInterface
    private interface Letters {

        boolean has(byte letter);
    }

    /// The letters from here on that may stand here. No line's end may, so this ends before the bytes do.
    private String taken(Letters allowed) {
        int from = at;
        while (allowed.has(bytes[at])) {
            at++;
        }
        return new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean isPath(byte c) {
        return isWord(c) || c == '/' || c == '.' || c == '-' || c == '_' || c == '~';
    }

    private static boolean isQuery(byte c) {
        return isPath(c) || c == '=' || c == '&' || c == '%' || c == '+' || c == ':' || c == ',' || c == '@';
    }

    private static boolean isName(byte c) {
        return isWord(c) || c == '-' || c == '_';
    }

    private static boolean isValue(byte c) {
        return c >= ' ' && c < 127 || c == '\t';
    }

    private static boolean isWord(byte c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static String lower(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return ascii.toLowerCase(Locale.ROOT);
            }
        }
        return ascii;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
