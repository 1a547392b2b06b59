package kz.jauap.intake.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import kz.jauap.shared.IdSource;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tomcat's end of the port, which answers plain webhooks itself ([WebhookConnection]) and leaves everything else, from
/// its first byte, to Tomcat. Of what a webhook costs this node, Tomcat's way from the socket to a servlet and back was
/// the greatest part: its poller, two changes of thread and a second registration for each request
/// (`./jauap bench ingest`).
final class WebhookEndpoint extends NioEndpoint {

    private static final Logger log = LoggerFactory.getLogger(WebhookEndpoint.class);
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final Duration TICK = Duration.ofMillis(5);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

    private final Set<WebhookConnection> open = ConcurrentHashMap.newKeySet();
    private @Nullable WebhookDoor door;
    private @Nullable IdSource ids;

    /// Without this everything is Tomcat's. To be called before the start.
    void leadTo(WebhookDoor leads, IdSource source) {
        this.door = leads;
        this.ids = source;
    }

    @Override
    public void startInternal() throws Exception {
        super.startInternal();
        Thread.ofVirtual().name("silent-connections").start(this::endSilent);
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        if (door == null || ids == null || isSSLEnabled()) {
            return super.setSocketOptions(socket);
        }
        try {
            socketProperties.setProperties(socket.socket());
        } catch (IOException e) {
            destroySocket(socket); // gone already
            return false;
        }
        WebhookConnection connection = new WebhookConnection(socket, door, ids);
        open.add(connection);
        Thread.ofVirtual().name("webhooks").start(() -> serve(connection));
        return true;
    }

    private void serve(WebhookConnection connection) {
        Optional<ByteBuffer> rest = Optional.empty();
        try {
            rest = connection.serve();
        } catch (IOException e) {
            log.debug("a caller's connection broke", e);
        } finally {
            open.remove(connection);
            if (rest.isEmpty()) {
                destroySocket(connection.socket());
            }
        }
        rest.ifPresent(unread -> handOver(connection.socket(), unread));
    }

    /// What [NioEndpoint] does with a new connection, but that the first bytes are here already.
    private void handOver(SocketChannel socket, ByteBuffer unread) {
        try {
            NioChannel channel = new NioChannel(new SocketBufferHandler(
                    socketProperties.getAppReadBufSize(),
                    socketProperties.getAppWriteBufSize(),
                    socketProperties.getDirectBuffer()));
            Begun wrapper = new Begun(channel);
            channel.reset(socket, wrapper);
            connections.put(socket, wrapper);
            socket.configureBlocking(false);
            wrapper.setReadTimeout(getConnectionTimeout());
            wrapper.setWriteTimeout(getConnectionTimeout());
            wrapper.setKeepAliveLeft(getMaxKeepAliveRequests());
            wrapper.unRead(unread);
            if (!processSocket(wrapper, SocketEvent.OPEN_READ, true)) {
                wrapper.close();
            }
        } catch (IOException e) {
            log.debug("a caller's connection broke", e);
            connections.remove(socket);
            destroySocket(socket);
        }
    }

    /// A connection whose first request is read before the poller knows it. It is told when there is something to wait
    /// for; told before, it could begin the same request a second time.
    private final class Begun extends NioSocketWrapper {

        private boolean known;

        Begun(NioChannel channel) {
            super(channel, WebhookEndpoint.this);
        }

        @Override
        public void registerReadInterest() {
            if (known) {
                super.registerReadInterest();
            } else {
                introduce();
            }
        }

        @Override
        public void registerWriteInterest() {
            if (!known) {
                introduce();
            }
            super.registerWriteInterest();
        }

        private void introduce() {
            known = true;
            getPoller().register(this); // which asks for reading
        }
    }

    private void endSilent() {
        try {
            while (isRunning()) {
                TimeUnit.NANOSECONDS.sleep(ROUND.toNanos());
                int patience = getConnectionTimeout();
                if (patience > 0) {
                    long moment = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(patience);
                    open.forEach(connection -> connection.endIfSilentSince(moment));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// No new requests; those that are being answered are.
    @Override
    public void pause() {
        super.pause();
        open.forEach(WebhookConnection::endSoon);
    }

    @Override
    public void stopInternal() {
        open.forEach(WebhookConnection::endSoon);
        long patience = System.nanoTime() + LAST_ANSWERS.toNanos();
        while (open.stream().anyMatch(WebhookConnection::isAtWork) && System.nanoTime() - patience < 0) {
            LockSupport.parkNanos(TICK.toNanos());
        }
        super.stopInternal();
    }
}
