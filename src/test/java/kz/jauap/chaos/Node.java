package kz.jauap.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One Jauap in a process of its own, always at the same port, started again when it has ended, as a supervisor would.
final class Node implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path log;
    private final int port;
    private final List<String> command;
    private final Map<String, String> environment;
    private final AtomicInteger endedByItself = new AtomicInteger();
    private @Nullable Process process;
    private boolean wanted;
    private boolean closed;

    /// @param environment what `./jauap run` would be given
    Node(Path folder, List<String> javaOptions, Map<String, String> environment) {
        this.log = folder.resolve("log.txt");
        this.port = freePort();
        this.environment = environment;
        this.command = new ArrayList<>(java(javaOptions));
        command.addAll(List.of("kz.jauap.Jauap", "--data", folder.toString(), "--port", "" + port));
        folder.toFile().mkdirs();
    }

    /// The command line of a Java process with our class path, up to the name of its main class.
    static List<String> java(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(
                List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        return command;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Path log() {
        return log;
    }

    /// How often it ended though nobody killed it.
    int endedByItself() {
        return endedByItself.get();
    }

    synchronized void start() {
        wanted = !closed;
        if (wanted && (process == null || !process.isAlive())) {
            process = launch();
        }
    }

    /// Ends it at once, with nothing put in order.
    ///
    /// @return whether it was alive
    synchronized boolean kill() {
        wanted = false;
        if (process == null || !process.isAlive()) {
            return false;
        }
        process.destroyForcibly();
        awaitEnd(process);
        return true;
    }

    /// Starts it again if it has ended by itself.
    synchronized void lookAfter() {
        if (wanted && process != null && !process.isAlive()) {
            endedByItself.incrementAndGet();
            process = launch();
        }
    }

    /// Returns when it listens.
    void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!listens()) {
            lookAfter();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("a node does not listen after " + PATIENCE + ", see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /// For good: whoever would start it again does nothing.
    @Override
    public synchronized void close() {
        closed = true;
        kill();
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private Process launch() {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("JAUAP_") || name.startsWith("OUTBOX_"));
        builder.environment().putAll(environment);
        try {
            Files.writeString(
                    log,
                    "---- started " + java.time.Instant.now() + "\n",
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a node", e);
        }
    }

    private static void awaitEnd(Process process) {
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on loopback", e);
        }
    }
}
