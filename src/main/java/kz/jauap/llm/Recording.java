package kz.jauap.llm;

import java.util.Locale;

/// A voice message as it was sent.
///
/// @param mimeType as its channel tells it, "" for none
/// @param seconds as its channel tells them, 0 where it does not
public record Recording(byte[] bytes, String mimeType, int seconds) {

    /// Tokens that a second of sound counts as, where the endpoint does not count.
    static final int TOKENS_A_SECOND = 10;

    private static final int BYTES_A_SECOND = 2_000;

    /// Tokens it costs, roughly and rather too many.
    int tokens() {
        return TOKENS_A_SECOND * Math.max(1, Math.max(seconds, bytes.length / BYTES_A_SECOND));
    }

    /// A name whose ending says the format, as the interface wants one.
    String fileName() {
        String type = mimeType.toLowerCase(Locale.ROOT);
        if (type.contains("mpeg") || type.contains("mp3")) {
            return "voice.mp3";
        }
        if (type.contains("mp4") || type.contains("m4a") || type.contains("aac")) {
            return "voice.m4a";
        }
        if (type.contains("wav")) {
            return "voice.wav";
        }
        return type.contains("webm") ? "voice.webm" : "voice.ogg";
    }
}
