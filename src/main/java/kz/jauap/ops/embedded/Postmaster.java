package kz.jauap.ops.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server process: started on a free loopback port, started again on the same port if it dies, stopped in order.
final class Postmaster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final int TRIES = 40;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);
    private static final Duration RECOVERY = Duration.ofMinutes(10);
    private static final int STOP_SECONDS = 30;

    private final Cluster cluster;
    private final Thread watch;
    private volatile Process process;
    private volatile int port;
    private volatile boolean closing;

    private Postmaster(Cluster cluster) {
        this.cluster = cluster;
        cluster.rollLog();
        this.port = freePort();
        this.process = launch();
        this.watch = Thread.ofPlatform().name("postgres-watch").daemon(true).start(this::keepAlive);
    }

    /// Returns when the server accepts connections; recovery after a crash may take its time before that.
    static Postmaster start(Cluster cluster) {
        return new Postmaster(cluster);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        closing = true;
        if (process.isAlive() && !cluster.stop("fast", STOP_SECONDS)) {
            LOG.warn(
                    "PostgreSQL did not stop within {} s; it is cut off and will recover at the next start",
                    STOP_SECONDS);
            cluster.stop("immediate", STOP_SECONDS);
        }
        watch.interrupt();
    }

    private static void settlePast(Cluster cluster) {
        switch (Predecessor.of(cluster.postmasterFile(), cluster.rows())) {
            case Predecessor.Gone() -> {}
            case Predecessor.Unknown() -> {}
            case Predecessor.Dead() -> cluster.postmasterFile().disown();
            case Predecessor.Orphan(ProcessHandle process) -> stopOrphan(cluster, process);
        }
    }

    /// Jauap was killed and its server was not: nobody watches it, so it is stopped, and started under our eyes.
    private static void stopOrphan(Cluster cluster, ProcessHandle orphan) {
        LOG.warn("stopping PostgreSQL (process {}) that a killed Jauap left behind", orphan.pid());
        if (!cluster.stop("fast", STOP_SECONDS) && !cluster.stop("immediate", STOP_SECONDS)) {
            throw new DatabaseStartFailed("A PostgreSQL left behind by a killed Jauap (process " + orphan.pid()
                    + ") does not stop. Its log: " + cluster.log());
        }
    }

    private Process launch() {
        String reason = "";
        for (int attempt = 0; attempt < TRIES && !closing; attempt++) {
            settlePast(cluster);
            long logStart = cluster.logSize();
            Process candidate = cluster.launch(port);
            if (becomesReady(candidate)) {
                return candidate;
            }
            reason = cluster.logSince(logStart);
            if (reason.contains("Address already in use")) {
                port = freePort();
            } else if (!isStillLeaving(reason)) {
                break;
            }
            pause();
        }
        throw new DatabaseStartFailed("PostgreSQL did not start: " + reason + "\nIts whole log: " + cluster.log());
    }

    /// A killed server, or its children, are not quite gone yet.
    private static boolean isStillLeaving(String reason) {
        return reason.contains("shared memory block") || reason.contains("\"postmaster.pid\" already exists");
    }

    private boolean becomesReady(Process candidate) {
        long deadline = System.nanoTime() + RECOVERY.toNanos();
        try {
            while (System.nanoTime() < deadline) {
                if (cluster.postmasterFile().saysReady(candidate.pid())) {
                    return true;
                }
                if (candidate.waitFor(3, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        candidate.destroy();
        return false;
    }

    private void keepAlive() {
        try {
            while (!closing) {
                int code = process.waitFor();
                if (!closing) {
                    LOG.error("PostgreSQL ended by itself (exit code {}); starting it again on port {}", code, port);
                    process = launch();
                    LOG.info("PostgreSQL is back");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        } catch (RuntimeException e) {
            LOG.error("PostgreSQL stays down until Jauap is started again", e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES.toMillis());
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
