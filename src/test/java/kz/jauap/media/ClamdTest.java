package kz.jauap.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import kz.jauap.media.spi.FileScan;
import org.junit.jupiter.api.Test;

/// Speaks to a clamd as its manual says.
class ClamdTest {

    /// Takes one stream and gives one answer.
    private static FileScan.Verdict scanned(byte[] bytes, String answer, CompletableFuture<byte[]> heard)
            throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> serve(server, answer, heard));
            return new Clamd("127.0.0.1", server.getLocalPort()).scan(bytes);
        }
    }

    private static void serve(ServerSocket server, String answer, CompletableFuture<byte[]> heard) {
        try (Socket socket = server.accept()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            String command = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                all.write(in.readNBytes(length));
            }
            socket.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.UTF_8));
            heard.complete(command.equals("zINSTREAM\0") ? all.toByteArray() : new byte[0]);
        } catch (IOException e) {
            heard.completeExceptionally(e);
        }
    }

    @Test
    void the_whole_file_is_sent_in_pieces_and_the_verdict_read() throws IOException {
        byte[] file = new byte[200_000];
        java.util.Arrays.fill(file, (byte) 7);
        CompletableFuture<byte[]> heard = new CompletableFuture<>();
        assertThat(scanned(file, "stream: OK", heard)).isInstanceOf(FileScan.Verdict.Clean.class);
        assertThat(heard.join()).isEqualTo(file);
        assertThat(scanned(file, "stream: Eicar-Test-Signature FOUND", new CompletableFuture<>()))
                .isEqualTo(new FileScan.Verdict.Infected("Eicar-Test-Signature"));
        assertThat(scanned(file, "INSTREAM size limit exceeded. ERROR", new CompletableFuture<>()))
                .isInstanceOf(FileScan.Verdict.Unknown.class);
    }

    @Test
    void a_scanner_that_is_away_calls_nothing_clean() {
        assertThat(new Clamd("127.0.0.1", 1).scan(new byte[1])).isInstanceOf(FileScan.Verdict.Unknown.class);
    }
}
