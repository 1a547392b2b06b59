package kz.jauap.ops.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A way to a server through which chosen connections do not get: they are cut off before the first byte.
final class Door implements AutoCloseable {

    private final ServerSocket listening;
    private final int behind;
    private final Set<Integer> refused;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /// @param refused numbers of the connections that are cut off, counted from 1
    Door(int behind, Set<Integer> refused) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.behind = behind;
        this.refused = refused;
        Thread.ofVirtual().start(this::admit);
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void admit() {
        try {
            for (int number = 1; true; number++) {
                Socket outside = listening.accept();
                if (refused.contains(number)) {
                    outside.close();
                } else {
                    Socket inside = new Socket(InetAddress.getLoopbackAddress(), behind);
                    open.add(outside);
                    open.add(inside);
                    Thread.ofVirtual().start(() -> carry(outside, inside));
                    Thread.ofVirtual().start(() -> carry(inside, outside));
                }
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // one of them is gone
        }
    }
}
