package kz.jauap.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A small HTTP/1.1 server on loopback: one virtual thread per connection, keep-alive, answers written in one piece. It
/// can also do what servers should not: read a request and never answer, or hang up.
final class SimulatorHttp implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final InetSocketAddress address;
    private final Handler handler;
    private volatile ServerSocket server;
    private volatile Thread accepting;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /// Answers one request; may block.
    interface Handler {

        Reply handle(Request request) throws InterruptedException;
    }

    /// @param headers by lower-case name
    /// @param query as it came, still encoded
    record Request(String method, String path, String query, Map<String, String> headers, byte[] body) {}

    /// What happens to a request.
    sealed interface Reply {

        record Answer(int status, byte[] json) implements Reply {}

        /// The connection stays open and nothing comes.
        record Silence() implements Reply {}

        record HangUp() implements Reply {}

        static Reply json(int status, String body) {
            return new Answer(status, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Listens on `port` of the loopback address, 0 for any free one.
    SimulatorHttp(int port, Handler handler) throws IOException {
        this.server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
        this.handler = handler;
        this.accepting = accepting(server);
    }

    private Thread accepting(ServerSocket listening) {
        return Thread.ofVirtual().name("simulator " + address.getPort()).start(() -> accept(listening));
    }

    /// Breaks every connection and refuses new ones, as a machine that is being restarted.
    void goDown() {
        quietly(server);
        quietly(accepting::join); // until then it may take one more
        connections.forEach(SimulatorHttp::quietly);
    }

    /// Listens again at the same address.
    void comeBack() throws IOException {
        ServerSocket again = new ServerSocket();
        again.bind(address, BACKLOG);
        server = again;
        accepting = accepting(again);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    @Override
    public void close() {
        goDown();
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                Socket socket = listening.accept();
                connections.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            Connection connection = new Connection(socket);
            for (var request = connection.read(); request != null; request = connection.read()) {
                switch (handler.handle(request)) {
                    case Reply.Answer answer -> connection.write(answer);
                    case Reply.Silence() -> connection.awaitHangUp();
                    case Reply.HangUp() -> {
                        return;
                    }
                }
            }
        } catch (IOException | InterruptedException e) {
            // the other side is gone, or we are closing
        } finally {
            connections.remove(socket);
        }
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // closing is all we wanted
        }
    }

    /// Bytes of one connection, cut into requests.
    private static final class Connection {

        private static final int MAX_HEAD = 1 << 20;

        private final InputStream in;
        private final OutputStream out;
        private byte[] buffer = new byte[8192];
        private int start;
        private int end;

        Connection(Socket socket) throws IOException {
            this.in = socket.getInputStream();
            this.out = socket.getOutputStream();
        }

        /// The next request, or null at the end.
        @org.jspecify.annotations.Nullable
        Request read() throws IOException {
            int headEnd = headEnd();
            if (headEnd < 0) {
                return null;
            }
            String head = new String(buffer, start, headEnd - start, StandardCharsets.ISO_8859_1);
            start = headEnd + 4;
            String[] lines = head.split("\r\n");
            String[] first = lines[0].split(" ", 3);
            Map<String, String> headers = headers(lines);
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            String target = first[1];
            int mark = target.indexOf('?');
            return new Request(
                    first[0],
                    mark < 0 ? target : target.substring(0, mark),
                    mark < 0 ? "" : target.substring(mark + 1),
                    headers,
                    body(length));
        }

        void write(Reply.Answer answer) throws IOException {
            byte[] head = ("HTTP/1.1 " + answer.status() + " \r\nContent-Type: application/json\r\nContent-Length: "
                            + answer.json().length + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
            byte[] whole = Arrays.copyOf(head, head.length + answer.json().length);
            System.arraycopy(answer.json(), 0, whole, head.length, answer.json().length);
            out.write(whole);
            out.flush();
        }

        void awaitHangUp() throws IOException {
            while (in.read(buffer) >= 0) {
                end = 0;
                start = 0;
            }
        }

        private static Map<String, String> headers(String[] lines) {
            Map<String, String> headers = HashMap.newHashMap(lines.length);
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(':');
                headers.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
            return headers;
        }

        private int headEnd() throws IOException {
            int scan = start;
            while (true) {
                for (; scan + 3 < end; scan++) {
                    if (buffer[scan] == '\r'
                            && buffer[scan + 1] == '\n'
                            && buffer[scan + 2] == '\r'
                            && buffer[scan + 3] == '\n') {
                        return scan;
                    }
                }
                int behind = scan - start;
                if (end - start > MAX_HEAD || !fill()) {
                    return -1;
                }
                scan = start + behind;
            }
        }

        private byte[] body(int length) throws IOException {
            byte[] body = new byte[length];
            int have = Math.min(length, end - start);
            System.arraycopy(buffer, start, body, 0, have);
            start += have;
            if (in.readNBytes(body, have, length - have) < length - have) {
                throw new IOException("the body ended early");
            }
            return body;
        }

        private boolean fill() throws IOException {
            if (start > 0) {
                System.arraycopy(buffer, start, buffer, 0, end - start);
                end -= start;
                start = 0;
            }
            if (end == buffer.length) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
            int read = in.read(buffer, end, buffer.length - end);
            end += Math.max(read, 0);
            return read > 0;
        }
    }
}
