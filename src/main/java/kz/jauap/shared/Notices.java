package kz.jauap.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hints between nodes over PostgreSQL's `LISTEN` and `NOTIFY`. Sent after the commit they speak of, on a connection of
/// their own, many in one statement; a node does not hear its own. Hints may be lost (a broken connection, a crash):
/// whoever relies on one also looks by itself from time to time.
public final class Notices implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Notices.class);
    private static final String CHANNEL = "jauap";
    private static final int MAX_WAITING = 10_000;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int TOGETHER_MILLIS = 4;
    private static final int LISTEN_MILLIS = 500;

    private static final String HELLO = "hello";
    private static final Duration HELLO_EVERY = Duration.ofSeconds(5);
    private static final Duration ALONE_AFTER = Duration.ofSeconds(20);

    private final DataSource dataSource;
    private final String node = UUID.randomUUID().toString();
    private final LinkedBlockingQueue<String> outgoing = new LinkedBlockingQueue<>(MAX_WAITING);
    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean open = true;
    private volatile long heardOthersAt = System.nanoTime() - ALONE_AFTER.toNanos();
    private long greetedAt;

    public Notices(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// Begins to send and to hear. Until then, and after a failure, hints are dropped.
    public Notices start() {
        threads.add(Thread.ofPlatform().daemon(true).name("notices-in").start(() -> keepOn(this::hear)));
        threads.add(Thread.ofPlatform().daemon(true).name("notices-out").start(() -> keepOn(this::tell)));
        return this;
    }

    public void listen(String topic, Consumer<String> listener) {
        listeners.computeIfAbsent(topic, unused -> new CopyOnWriteArrayList<>()).add(listener);
    }

    /// Queues a hint for the other nodes and returns at once.
    ///
    /// @param topic one word
    /// @param payload short; longer than a few hundred bytes does not fit a notification
    public void send(String topic, String payload) {
        boolean alone = System.nanoTime() - heardOthersAt > ALONE_AFTER.toNanos();
        if (alone && !topic.equals(HELLO)) {
            return; // nobody would hear it; a node that joins says hello, and until then finds its work by looking
        }
        if (!outgoing.offer(topic + " " + payload)) {
            log.debug("hint dropped, too many waiting; other nodes will find the work by polling");
        }
    }

    @Override
    public void close() {
        open = false;
        threads.forEach(Thread::interrupt);
    }

    private void keepOn(SqlLoop loop) {
        while (open) {
            try (Connection connection = dataSource.getConnection()) {
                loop.run(connection);
            } catch (SQLException e) {
                if (open) {
                    log.warn("hints between nodes are interrupted, polling goes on: {}", e.getMessage());
                    pause();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (open) {
            PGNotification[] heard = postgres.getNotifications(LISTEN_MILLIS);
            for (PGNotification one : heard) {
                spread(one.getParameter());
            }
        }
    }

    private void spread(String hint) {
        String[] words = hint.split(" ", 3);
        if (words.length == 3 && !words[0].equals(node)) {
            heardOthersAt = System.nanoTime();
            if (words[2].equals("joined")) {
                send(HELLO, "welcome");
            }
            listeners.getOrDefault(words[1], List.of()).forEach(listener -> tell(listener, words[2]));
        }
    }

    /// A listener that fails must not make the node deaf.
    private static void tell(Consumer<String> listener, String hint) {
        try {
            listener.accept(hint);
        } catch (RuntimeException e) {
            log.warn("a hint was heard and failed, polling makes up for it: {}", e.toString());
        }
    }

    /// Says hello to the others at the start and from time to time, so that every node knows whether it is alone.
    private void greet() {
        if (System.nanoTime() - greetedAt > HELLO_EVERY.toNanos()) {
            send(HELLO, greetedAt == 0 ? "joined" : "here");
            greetedAt = System.nanoTime();
        }
    }

    private void tell(Connection connection) throws SQLException, InterruptedException {
        try (PreparedStatement notify =
                connection.prepareStatement("select pg_notify(?, hint) from unnest(?::text[]) as hint")) {
            while (open) {
                Set<String> hints = new LinkedHashSet<>();
                greet();
                String first = outgoing.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    TimeUnit.MILLISECONDS.sleep(TOGETHER_MILLIS);
                    hints.add(first);
                    List<String> more = new ArrayList<>();
                    outgoing.drainTo(more, 500);
                    hints.addAll(more);
                    notify.setString(1, CHANNEL);
                    notify.setArray(2, SqlArrays.texts(connection, List.copyOf(hints), hint -> node + " " + hint));
                    notify.execute();
                }
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface SqlLoop {

        void run(Connection connection) throws SQLException, InterruptedException;
    }
}
