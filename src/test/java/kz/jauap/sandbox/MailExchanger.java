package kz.jauap.sandbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A mail server that takes mail over SMTP and can be told to fail at the moment that matters: after the last dot.
public final class MailExchanger implements AutoCloseable {

    private final ServerSocket socket;
    private final String user;
    private final String password;
    private final Queue<Fault> next = new ConcurrentLinkedQueue<>();
    private final List<MimeMessage> taken = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    public MailExchanger(String user, String password) throws IOException {
        this.user = user;
        this.password = password;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::acceptAll);
    }

    public URI address() {
        return URI.create("smtp://127.0.0.1:" + socket.getLocalPort());
    }

    public void next(Fault fault) {
        next.add(fault);
    }

    public List<MimeMessage> taken() {
        return List.copyOf(taken);
    }

    /// The words of what was taken, in order.
    public List<String> texts() {
        return taken.stream().map(MailExchanger::words).toList();
    }

    private static String words(MimeMessage mail) {
        try {
            return mail.getContent().toString().replace("\r\n", "\n").replaceFirst("\n$", "");
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void acceptAll() {
        while (over.getCount() > 0) {
            try {
                Socket one = socket.accept();
                Thread.ofVirtual().start(() -> serve(one));
            } catch (IOException e) {
                over.countDown(); // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            OutputStream out = client.getOutputStream();
            say(out, "220 mx.example ESMTP");
            boolean known = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.split(" ", 2)[0].toUpperCase(java.util.Locale.ROOT);
                switch (verb) {
                    case "EHLO" -> say(out, "250-mx.example\r\n250-8BITMIME\r\n250 AUTH PLAIN");
                    case "AUTH" -> {
                        known = knows(line, in, out);
                        say(out, known ? "235 2.7.0 ok" : "535 5.7.8 authentication failed");
                    }
                    case "DATA" -> {
                        say(out, "354 go on");
                        if (!data(in, out)) {
                            return;
                        }
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, known || verb.equals("NOOP") ? "250 2.0.0 ok" : "530 5.7.0 authenticate first");
                }
            }
        } catch (IOException | MessagingException e) {
            next.clear(); // the client is gone
        }
    }

    private boolean knows(String line, BufferedReader in, OutputStream out) throws IOException {
        String[] words = line.split(" ");
        if (words.length < 3) {
            say(out, "334 ");
        }
        String given = words.length < 3 ? in.readLine() : words[2];
        String plain = new String(Base64.getDecoder().decode(given), StandardCharsets.UTF_8);
        return plain.endsWith("\0" + user + "\0" + password);
    }

    /// Whether the connection goes on.
    private boolean data(BufferedReader in, OutputStream out) throws IOException, MessagingException {
        StringBuilder raw = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            raw.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        @Nullable Fault fault = next.poll();
        if (fault == Fault.THROTTLED || fault == Fault.BROKEN) {
            say(out, fault == Fault.THROTTLED ? "450 4.7.1 slow down" : "451 4.3.0 broken");
            return true;
        }
        if (fault == Fault.FORBIDDEN || fault == Fault.REFUSED_WITH_200) {
            say(out, "550 5.7.1 403 Forbidden");
            return true;
        }
        taken.add(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(raw.toString().getBytes(StandardCharsets.ISO_8859_1))));
        if (fault == Fault.PAGE_WITH_200) {
            say(out, "<html>a proxy's page</html>");
        } else if (fault == Fault.SILENT_AFTER_ACCEPTANCE) {
            silence();
        } else if (fault != Fault.HANG_UP_AFTER_ACCEPTANCE) {
            say(out, "250 2.0.0 taken");
        }
        return fault == null;
    }

    private void silence() {
        try {
            over.await(3, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        over.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
