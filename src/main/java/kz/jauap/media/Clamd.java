package kz.jauap.media;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import kz.jauap.media.spi.FileScan;

/// Has files looked at by a clamd, over TCP with `INSTREAM`: pieces with their length before them, a zero at the end.
public final class Clamd implements FileScan {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_ANSWER = 4_096;
    private static final String CLEAN = "stream: OK";
    private static final String FOUND = " FOUND";

    private final String host;
    private final int port;

    public Clamd(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public Verdict scan(byte[] bytes) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            for (int from = 0; from < bytes.length; from += PIECE) {
                int length = Math.min(PIECE, bytes.length - from);
                out.writeInt(length);
                out.write(bytes, from, length);
            }
            out.writeInt(0);
            out.flush();
            byte[] answer = socket.getInputStream().readNBytes(LONGEST_ANSWER);
            return verdict(
                    new String(answer, StandardCharsets.UTF_8).replace("\0", "").strip());
        } catch (IOException e) {
            return new Verdict.Unknown(
                    "the scanner does not answer: " + e.getClass().getSimpleName());
        }
    }

    private static Verdict verdict(String answer) {
        if (answer.equals(CLEAN)) {
            return new Verdict.Clean();
        }
        return answer.endsWith(FOUND)
                ? new Verdict.Infected(answer.substring(answer.indexOf(':') + 1, answer.length() - FOUND.length())
                        .strip())
                : new Verdict.Unknown("the scanner could not look at it");
    }
}
