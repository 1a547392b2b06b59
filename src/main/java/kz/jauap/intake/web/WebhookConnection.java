package kz.jauap.intake.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.RequestId;
import org.apache.tomcat.util.http.FastHttpDateFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// A connection over which a provider sends webhooks, one after the other. A thread of its own reads, answers and
/// waits for the next; with the first request that is no plain webhook it gives up the connection, nothing of that
/// request taken from it.
final class WebhookConnection {

    private static final Logger log = LoggerFactory.getLogger(WebhookConnection.class);
    private static final int LONGEST_HEAD = 8192;
    private static final int ROOM = 65_536;

    private final SocketChannel socket;
    private final WebhookDoor door;
    private final IdSource ids;
    private final byte[] bytes = new byte[LONGEST_HEAD];
    private int from;
    private int to;

    /// The nanosecond since which the caller is waited for; meaningless while we are at work.
    private volatile long since = System.nanoTime();

    private volatile State state = State.LISTENING;
    private volatile boolean ending;

    /// To hear and to be heard takes a caller; between them stands the work.
    private enum State {
        LISTENING,
        WORKING,
        ANSWERING
    }

    WebhookConnection(SocketChannel socket, WebhookDoor door, IdSource ids) {
        this.socket = socket;
        this.door = door;
        this.ids = ids;
    }

    SocketChannel socket() {
        return socket;
    }

    /// Serves until the connection ends or is somebody else's.
    ///
    /// @return what came of a request that is no plain webhook; nothing when the connection is at its end
    Optional<ByteBuffer> serve() throws IOException {
        while (!ending || from < to) {
            switch (PlainHead.read(bytes, from, to)) {
                case PlainHead.Head head
                when head.length() <= door.maxBody() -> {
                    if (!answered(head)) {
                        return Optional.empty();
                    }
                }
                case PlainHead.Unfinished few
                when to - from < bytes.length -> {
                    if (!more()) {
                        return Optional.empty();
                    }
                }
                default -> {
                    return Optional.of(ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, to)));
                }
            }
        }
        return Optional.empty();
    }

    private boolean more() throws IOException {
        if (from == to) {
            from = 0;
            to = 0;
        } else if (to == bytes.length) {
            System.arraycopy(bytes, from, bytes, 0, to - from);
            to -= from;
            from = 0;
        }
        int read = socket.read(ByteBuffer.wrap(bytes, to, bytes.length - to));
        since = System.nanoTime();
        to += Math.max(read, 0);
        return read > 0;
    }

    /// @return whether another request may follow
    private boolean answered(PlainHead.Head head) throws IOException {
        Optional<byte[]> body = body(head);
        if (body.isEmpty()) {
            return false;
        }
        state = State.WORKING;
        String id = RequestId.of(head.headers().get("x-request-id"), ids);
        WebhookDoor.Answer answer;
        try (MDC.MDCCloseable unused = MDC.putCloseable(RequestId.KEY, id)) {
            answer = answer(head, body.get());
        }
        boolean last = head.isLast() || ending;
        ByteBuffer written = ByteBuffer.wrap(written(answer, id, last));
        since = System.nanoTime();
        state = State.ANSWERING;
        while (written.hasRemaining()) {
            socket.write(written);
        }
        since = System.nanoTime();
        state = State.LISTENING;
        return !last;
    }

    /// Memory is given as bytes come, not as they are announced.
    private Optional<byte[]> body(PlainHead.Head head) throws IOException {
        from += head.size();
        int here = Math.min(head.length(), to - from);
        byte[] body = Arrays.copyOfRange(bytes, from, from + Math.min(head.length(), Math.max(here, ROOM)));
        from += here;
        for (int read = here; read < head.length(); ) {
            if (read == body.length) {
                body = Arrays.copyOf(body, Math.min(head.length(), 2 * read));
            }
            int more = socket.read(ByteBuffer.wrap(body, read, body.length - read));
            if (more < 0) {
                return Optional.empty();
            }
            read += more;
            since = System.nanoTime();
        }
        return Optional.of(body);
    }

    private WebhookDoor.Answer answer(PlainHead.Head head, byte[] body) {
        try {
            Map<String, String> query = head.query().isEmpty() ? Map.of() : QueryString.parse(head.query());
            return door.answer(head.path(), new WebhookRequest("POST", head.headers(), query, body));
        } catch (RuntimeException e) {
            log.error("a webhook was answered 500, the provider will try again", e);
            return WebhookDoor.Answer.FAILED;
        }
    }

    private static byte[] written(WebhookDoor.Answer answer, String id, boolean last) {
        byte[] body = answer.reply().body().getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(256)
                .append("HTTP/1.1 ")
                .append(answer.reply().status())
                .append(" \r\nContent-Type: ")
                .append(answer.reply().contentType())
                .append("\r\nContent-Length: ")
                .append(body.length)
                .append("\r\nDate: ")
                .append(FastHttpDateFormat.getCurrentDate())
                .append("\r\n" + RequestId.HEADER + ": ")
                .append(id);
        if (answer.retryAfter() > 0) {
            head.append("\r\nRetry-After: ").append(answer.retryAfter());
        }
        head.append(last ? "\r\nConnection: close\r\n\r\n" : "\r\n\r\n");
        byte[] all = Arrays.copyOf(head.toString().getBytes(StandardCharsets.ISO_8859_1), head.length() + body.length);
        System.arraycopy(body, 0, all, head.length(), body.length);
        return all;
    }

    /// Ends it if its caller neither speaks nor listens since before that nanosecond.
    void endIfSilentSince(long moment) {
        if (state != State.WORKING && since - moment < 0) {
            close();
        }
    }

    /// Ends it when the request that is at work is answered.
    void endSoon() {
        ending = true;
        if (state == State.LISTENING) {
            close();
        }
    }

    boolean isAtWork() {
        return state != State.LISTENING;
    }

    private void close() {
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("a connection was gone before it was closed", e);
        }
    }
}
