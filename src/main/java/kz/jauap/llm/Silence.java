package kz.jauap.llm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A second in which nothing is said, as a WAV file: 16 000 samples of 16 bits, one channel.
final class Silence {

    private static final int RATE = 16_000;
    private static final int BYTES_A_SAMPLE = 2;
    private static final int HEAD = 44;
    private static final int FORMAT_LENGTH = 16;
    private static final int BEFORE_LENGTH = 8;

    private Silence() {}

    static Recording second() {
        int length = RATE * BYTES_A_SAMPLE;
        ByteBuffer wav = ByteBuffer.allocate(HEAD + length).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(HEAD + length - BEFORE_LENGTH).put(ascii("WAVEfmt "));
        wav.putInt(FORMAT_LENGTH).putShort((short) 1).putShort((short) 1);
        wav.putInt(RATE).putInt(length).putShort((short) BYTES_A_SAMPLE).putShort((short) (BYTES_A_SAMPLE * Byte.SIZE));
        wav.put(ascii("data")).putInt(length);
        return new Recording(wav.array(), "audio/wav", 1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
