package kz.jauap.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Posts webhooks at a steady pace and measures each from the moment it was due to be sent, so that a stall counts for
/// every message it delays.
final class PacedSender {

    private static final int CONNECTIONS = 64;
    private static final String FILLER = "x".repeat(302);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final URI url;
    private final String text;
    private final String run = "paced" + System.nanoTime();
    private int tenants = 1;
    private int chats = Integer.MAX_VALUE;
    private final Map<String, Instant> answered = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Socket> idle = new ConcurrentLinkedQueue<>();

    PacedSender(String url, String text) {
        this.url = URI.create(url);
        this.text = text;
    }

    /// Sends to `bench1` … in turn.
    PacedSender spreadOver(int count) {
        tenants = count;
        return this;
    }

    /// From so many customers; otherwise every message comes from another one.
    PacedSender from(int customers) {
        chats = customers;
        return this;
    }

    /// @return milliseconds from due to answered
    Figures run(double perSecond, int seconds) throws InterruptedException {
        Figures millis = new Figures();
        Semaphore connections = new Semaphore(CONNECTIONS);
        long gap = (long) (1e9 / perSecond);
        long start = System.nanoTime();
        int total = (int) (perSecond * seconds);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < total; i++) {
                long due = start + i * gap;
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    LockSupport.parkNanos(wait);
                }
                connections.acquire();
                senders.submit(() -> {
                    try {
                        post();
                        double took = (System.nanoTime() - due) / 1e6;
                        synchronized (millis) {
                            millis.add(took);
                        }
                    } catch (IOException e) {
                        throw new IllegalStateException("a webhook was not answered", e);
                    } finally {
                        connections.release();
                    }
                });
            }
        }
        if (millis.all().size() < total) {
            throw new IllegalStateException((total - millis.all().size()) + " webhooks were not answered 200");
        }
        return millis;
    }

    /// When each webhook was answered 200, by the customer's chat.
    Map<String, Instant> answered() {
        return answered;
    }

    private void post() throws IOException {
        int n = NUMBER.incrementAndGet();
        String chat = 77_020_000_000L + n % chats + "@s.whatsapp.net";
        byte[] request = request(n, chat);
        Socket socket = idle.poll();
        if (socket == null) {
            socket = new Socket(url.getHost(), url.getPort());
            socket.setTcpNoDelay(true);
        }
        OutputStream out = socket.getOutputStream();
        out.write(request);
        answer(new BufferedInputStream(socket.getInputStream(), 1024));
        answered.put(chat, Instant.now());
        idle.add(socket);
    }

    private byte[] request(int n, String chat) {
        String body = "{\"messageType\":\"text\",\"message\":\"" + text
                + "\",\"metadata\":{\"sender\":\"Customer\",\"messageId\":\"" + run + "-" + n + "\",\"remoteJid\":\""
                + chat
                + "\",\"timestamp\":" + System.currentTimeMillis() / 1000
                + "},\"to\":\"77019999999\",\"mediaData\":null,\"nodeData\":{\"instanceId\":\"bench\",\"trace\":\""
                + FILLER
                + "\"}}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST /webhook/chatflow/bench" + (1 + n % tenants)
                        + " HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nX-Webhook-Secret: "
                        + House.SECRET
                        + "\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, request, head.length, bytes.length);
        return request;
    }

    private static void answer(BufferedInputStream in) throws IOException {
        if (in.skip(9) != 9 || in.read() != '2') {
            throw new IOException("the answer is not 200");
        }
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.readNBytes(length);
    }

    private static String line(BufferedInputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed without an answer");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
