package kz.jauap.channel.sms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.shared.OuterWorld;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;

/// Where an operator listens: `smpp://host:port`, or `smpps://` for a secured connection.
record SmppAddress(String host, int port, boolean secured) {

    private static final int USUAL = 2775;
    private static final int SECURED = 3550;

    /// Empty where the account's `api_base` is no address.
    static Optional<SmppAddress> of(ChannelAccount account) {
        try {
            URI uri = URI.create(account.setting("api_base").orElse(""));
            boolean secured = "smpps".equalsIgnoreCase(uri.getScheme());
            int usual = secured ? SECURED : USUAL;
            return uri.getHost() == null || uri.getUserInfo() != null
                    ? Optional.empty()
                    : Optional.of(new SmppAddress(uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort(), secured));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // its message would show the address
        }
    }

    /// Makes connections to hosts of the internet, or also of our own network.
    static ConnectionFactory connections(boolean secured, boolean ownNetwork, Duration timeout) {
        return (host, port) -> connect(host, port, secured, ownNetwork, timeout);
    }

    private static Connection connect(String host, int port, boolean secured, boolean ownNetwork, Duration timeout)
            throws IOException {
        InetAddress[] found = ownNetwork ? InetAddress.getAllByName(host) : new OuterWorld(false).resolve(host);
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(found[0], port), (int) timeout.toMillis());
            return new SocketConnection(secured ? secured(socket, host, port) : socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket secured(Socket plain, String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        javax.net.ssl.SSLSocket socket = (javax.net.ssl.SSLSocket) factory.createSocket(plain, host, port, true);
        javax.net.ssl.SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}
