package kz.jauap.channel.sms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a text costs on the air: the GSM alphabet of seven bits where every letter is in it (160 in one message, 153 in
/// each of several, some letters counting twice), else sixteen bits a letter (70 and 67).
///
/// @param wide whether it takes sixteen bits a letter
/// @param parts the text of each segment, in order
record Segments(boolean wide, List<String> parts) {

    static final int NARROW_ONE = 160;
    static final int NARROW_EACH = 153;
    static final int WIDE_ONE = 70;
    static final int WIDE_EACH = 67;

    private static final String ALPHABET = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final int ESCAPE = 0x1b;

    /// Letters that take an escape before them, each with its code.
    private static final String TWICE = "\f^{}\\[~]|€";

    private static final int[] TWICE_CODES = {0x0a, 0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65};

    static Segments of(String text) {
        boolean wide = text.chars().anyMatch(letter -> width(letter) == 0);
        int length = length(text, wide);
        return new Segments(
                wide,
                length <= (wide ? WIDE_ONE : NARROW_ONE)
                        ? List.of(text)
                        : cut(text, wide, wide ? WIDE_EACH : NARROW_EACH));
    }

    private static List<String> cut(String text, boolean wide, int most) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int used = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            String letter = Character.toString(text.codePointAt(at));
            int takes = length(letter, wide);
            if (used + takes > most) {
                parts.add(part.toString());
                part.setLength(0);
                used = 0;
            }
            part.append(letter);
            used += takes;
        }
        parts.add(part.toString());
        return parts;
    }

    private static int length(String text, boolean wide) {
        return wide ? text.length() : text.chars().map(Segments::width).sum();
    }

    /// How many places of seven bits a letter takes; 0 where it is not in the alphabet.
    private static int width(int letter) {
        if (letter == ESCAPE) {
            return 0;
        }
        return ALPHABET.indexOf(letter) >= 0 ? 1 : TWICE.indexOf(letter) >= 0 ? 2 : 0;
    }

    int count() {
        return parts.size();
    }

    /// A part as it goes on the wire, one byte for each place of seven bits.
    byte[] bytes(String part) {
        if (wide) {
            return part.getBytes(StandardCharsets.UTF_16BE);
        }
        byte[] bytes = new byte[length(part, false)];
        int at = 0;
        for (char letter : part.toCharArray()) {
            int code = ALPHABET.indexOf(letter);
            if (code < 0) {
                bytes[at++] = ESCAPE;
                code = TWICE_CODES[TWICE.indexOf(letter)];
            }
            bytes[at++] = (byte) code;
        }
        return bytes;
    }

    /// The words of seven-bit letters, one in each byte.
    static String narrow(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < bytes.length; at++) {
            int code = bytes[at] & 0x7f;
            if (code == ESCAPE && at + 1 < bytes.length) {
                text.append(escaped(bytes[++at] & 0x7f));
            } else {
                text.append(ALPHABET.charAt(code));
            }
        }
        return text.toString();
    }

    private static char escaped(int code) {
        for (int i = 0; i < TWICE_CODES.length; i++) {
            if (TWICE_CODES[i] == code) {
                return TWICE.charAt(i);
            }
        }
        return ' ';
    }
}
