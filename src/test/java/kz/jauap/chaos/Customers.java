package kz.jauap.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/// Everybody who writes. Each chat writes strictly in order, the next message only after a 200 for
/// the one before; what got no 200 is sent again, to any node, as providers do, and now and then so
/// is what got one. A 200 of a channel that is asked, or holds a session, is what [Messenger#bring]
/// says it is.
final class Customers implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final double AGAIN_AFTER_200 = 0.03;
    private static final double AT_ONCE = 0.3;
    private static final int PAUSE_MILLIS = 400;

    private final List<Chat> chats;
    private final Map<String, Messenger> messengers;
    private final List<URI> nodes;
    private final long seed;
    private final Semaphore pace = new Semaphore(0);
    private final Map<String, Instant> taken = new ConcurrentHashMap<>();
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
    private final LongAdder posts = new LongAdder();
    private final LongAdder answers200 = new LongAdder();
    private final LongAdder again = new LongAdder();
    private final List<Thread> threads = new ArrayList<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    Customers(List<Chat> chats, List<Messenger> messengers, List<URI> nodes, long seed) {
        this.chats = chats;
        this.messengers = messengers.stream().collect(Collectors.toMap(Messenger::kind, one -> one));
        this.nodes = nodes;
        this.seed = seed;
    }

    /// Everybody begins, but nobody writes more than [#allow] lets them.
    void begin() {
        for (int i = 0; i < chats.size(); i++) {
            Chat chat = chats.get(i);
            Random random = new Random(seed * 31 + i);
            threads.add(Thread.ofVirtual().name("customer " + i).start(() -> live(chat, random)));
        }
    }

    /// Lets this many more messages be written.
    void allow(int messages) {
        pace.release(messages);
    }

    /// @return whether everybody has written all they had to
    boolean awaitEnd(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (Thread thread : threads) {
            if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                return false;
            }
        }
        return true;
    }

    /// When each mark got its first 200.
    Map<String, Instant> taken() {
        return Collections.unmodifiableMap(taken);
    }

    /// What should never happen: answers other than 200, 429 and 5xx, and messages nobody took.
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    long posts() {
        return posts.sum();
    }

    long answers200() {
        return answers200.sum();
    }

    /// Messages sent again though they had got a 200.
    long again() {
        return again.sum();
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        http.shutdownNow();
    }

    private void live(Chat chat, Random random) {
        try {
            for (int i = 0; i < chat.lines().size(); i++) {
                pace.acquire();
                if (random.nextDouble() >= AT_ONCE) {
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(PAUSE_MILLIS));
                }
                if (!write(chat, chat.lines().get(i), random)) {
                    return;
                }
                if (random.nextDouble() < AGAIN_AFTER_200 && messenger(chat).bringsAgain()) {
                    again.increment();
                    post(chat, chat.lines().get(random.nextInt(i + 1)), random.nextInt(nodes.size()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Posts until there is a 200: to one node, then to the next, with pauses that grow.
    private boolean write(Chat chat, Chat.Line line, Random random) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int node = random.nextInt(nodes.size());
        for (int tries = 1; System.nanoTime() < deadline; tries++) {
            int status = post(chat, line, node++ % nodes.size());
            if (status == 200) {
                taken.putIfAbsent(line.mark(), Instant.now());
                return true;
            }
            if (status != 0 && status != 429 && status < 500) {
                troubles.add(chat + " " + line.id() + " was answered " + status);
            }
            TimeUnit.MILLISECONDS.sleep(Math.min(1000, 20L << Math.min(tries, 6)));
        }
        troubles.add(chat + " " + line.id() + " was not taken within " + PATIENCE);
        return false;
    }

    /// @return the status, or 0 where there was none
    private int post(Chat chat, Chat.Line line, int node) throws InterruptedException {
        posts.increment();
        int status = messenger(chat).bring(chat, line, letter -> post(chat, letter, node));
        if (status == 200) {
            answers200.increment();
        }
        return status;
    }

    private Messenger messenger(Chat chat) {
        return Objects.requireNonNull(messengers.get(chat.kind()));
    }

    private int post(Chat chat, WebhookMessenger.Letter letter, int node) throws InterruptedException {
        URI address = nodes.get(node).resolve("/webhook/" + chat.kind() + "/" + chat.account() + letter.query());
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(letter.body()));
        letter.headers().forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }
}
