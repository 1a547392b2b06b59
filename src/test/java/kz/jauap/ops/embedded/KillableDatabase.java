package kz.jauap.ops.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The PostgreSQL of the box, durable as always, but with nobody who starts it again: to be killed as by a power cut
/// and
/// brought back on the same port and files when a test wants it.
public final class KillableDatabase implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final Access access;
    private final int port;
    private Process process;
    private boolean closed;

    private KillableDatabase(Cluster cluster, Access access, int port) {
        this.cluster = cluster;
        this.access = access;
        this.port = port;
        this.process = launch();
    }

    /// A server on the files in `data`, made if they are missing; returns when it accepts connections.
    public static KillableDatabase start(Path data, Path binaries) {
        EmbeddedDatabase.start(data, binaries).close(); // makes files, roles and the database
        Path home = data.toAbsolutePath().normalize().resolve("postgres");
        Access access = Access.read(home.resolve("access.properties"));
        return new KillableDatabase(Cluster.prepare(home, binaries.toAbsolutePath(), access), access, freePort());
    }

    public Login login() {
        return access.jauap(port);
    }

    /// Row-level security does not bind it.
    public Login administrator() {
        return access.administrator(port);
    }

    /// The server's log.
    public Path log() {
        return cluster.log();
    }

    /// Ends the server and all its children at once, with nothing written out.
    public synchronized void kill() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns when the server has recovered and accepts connections again.
    public synchronized void restart() {
        if (!closed && !process.isAlive()) {
            process = launch();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (process.isAlive() && !cluster.stop("fast", 30)) {
            kill();
        }
    }

    private Process launch() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Process candidate = cluster.launch(port);
            if (becomesReady(candidate, deadline)) {
                return candidate;
            }
        }
        throw new IllegalStateException("PostgreSQL did not come back: " + cluster.logSince(0));
    }

    /// A killed server's children may hold its shared memory for a moment; then the start fails and is tried again.
    private boolean becomesReady(Process candidate, long deadline) {
        try {
            while (System.nanoTime() < deadline) {
                if (cluster.postmasterFile().saysReady(candidate.pid())) {
                    return true;
                }
                if (candidate.waitFor(20, TimeUnit.MILLISECONDS)) {
                    TimeUnit.MILLISECONDS.sleep(100);
                    return false;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        candidate.destroyForcibly();
        return false;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on loopback", e);
        }
    }
}
