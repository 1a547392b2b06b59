package kz.jauap.sandbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// The wire between a program and a mail server, which breaks, is cut, or loses what the server
/// says to a mail. IMAP goes through as it is; SMTP line by line, so that a fault hits a mail and
/// nothing else.
public final class MailWire implements AutoCloseable {

    private static final long SILENCE_SECONDS = 6;

    private final ServerSocket socket;
    private final int server;
    private final boolean smtp;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Queue<Instant> unanswered = new ConcurrentLinkedQueue<>();
    private final LongAdder failed = new LongAdder();
    private final LongAdder asked = new LongAdder();
    private final Random random = new Random(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Chances chances = Chances.NONE;
    private volatile boolean down;

    private MailWire(int server, boolean smtp) throws IOException {
        this.server = server;
        this.smtp = smtp;
        this.socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("mail wire").start(this::acceptAll);
    }

    /// To a server of SMTP at a port of this machine.
    public static MailWire smtp(int port) throws IOException {
        return new MailWire(port, true);
    }

    public static MailWire imap(int port) throws IOException {
        return new MailWire(port, false);
    }

    /// Where a program connects to.
    public String address() {
        return (smtp ? "smtp" : "imap") + "://127.0.0.1:" + socket.getLocalPort();
    }

    /// How likely faults are of each mail from now on.
    public void chances(Chances value) {
        chances = value;
    }

    /// Cuts every connection and makes no new one.
    public void goDown() {
        down = true;
        open.forEach(MailWire::cut);
    }

    public void comeBack() {
        down = false;
    }

    /// Mails that met a fault.
    public long failed() {
        return failed.sum();
    }

    /// Lines a program has said to a server of IMAP.
    public long asked() {
        return asked.sum();
    }

    /// When a mail was taken and the word of it lost.
    public List<Instant> unanswered() {
        return List.copyOf(unanswered);
    }

    private static void cut(Socket one) {
        try {
            one.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void acceptAll() {
        while (over.getCount() > 0) {
            try {
                Socket program = socket.accept();
                Thread.ofVirtual().start(() -> carry(program));
            } catch (IOException e) {
                over.countDown(); // closed
            }
        }
    }

    private void carry(Socket program) {
        if (down) {
            cut(program);
            return;
        }
        try (program;
                Socket far = new Socket(InetAddress.getLoopbackAddress(), server)) {
            open.add(program);
            if (down) {
                return;
            }
            if (smtp) {
                talk(program, far);
            } else {
                Thread.ofVirtual().start(() -> pump(far, program));
                ask(program, far);
            }
        } catch (IOException e) {
            failed.increment(); // cut in the middle of a word
        } finally {
            open.remove(program);
        }
    }

    /// Carries commands, and counts them.
    private void ask(Socket program, Socket far) throws IOException {
        InputStream in = new BufferedInputStream(program.getInputStream());
        for (byte[] line = line(in); line.length > 0; line = line(in)) {
            asked.increment();
            far.getOutputStream().write(line);
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            cut(to); // one end hung up: so does the other
        }
    }

    private void talk(Socket program, Socket far) throws IOException {
        InputStream in = new BufferedInputStream(program.getInputStream());
        InputStream back = new BufferedInputStream(far.getInputStream());
        reply(back, program.getOutputStream());
        for (byte[] line = line(in); line.length > 0; line = line(in)) {
            boolean data = verb(line).equals("DATA");
            @Nullable Fault fault = data ? chances.roll(random) : null;
            if (fault != null) {
                failed.increment();
            }
            if (fault == Fault.THROTTLED) {
                say(program, "450 4.7.1 slow down");
            } else if (fault == Fault.BROKEN || fault == Fault.REFUSED_WITH_200) {
                say(program, "451 4.3.0 broken");
            } else if (!carried(line, far, back, program) || data && !mail(in, far, back, program, fault)) {
                return;
            }
        }
    }

    private static boolean carried(byte[] line, Socket far, InputStream back, Socket program) throws IOException {
        far.getOutputStream().write(line);
        far.getOutputStream().flush();
        return reply(back, program.getOutputStream());
    }

    /// Carries the words of a mail, and the word of it unless that is lost; whether the connection
    /// goes on.
    private boolean mail(InputStream in, Socket far, InputStream back, Socket program, @Nullable Fault fault)
            throws IOException {
        OutputStream out = far.getOutputStream();
        for (byte[] line = line(in); line.length > 0; line = line(in)) {
            out.write(line);
            if (new String(line, StandardCharsets.ISO_8859_1).strip().equals(".")) {
                out.flush();
                if (fault == null) {
                    return reply(back, program.getOutputStream());
                }
                reply(back, OutputStream.nullOutputStream());
                unanswered.add(Instant.now());
                silence();
                return false;
            }
        }
        return false;
    }

    private void silence() {
        try {
            over.await(SILENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String verb(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1)
                .strip()
                .split(" ", 2)[0]
                .toUpperCase(Locale.ROOT);
    }

    /// One answer of the server, which may have several lines; whether there was one.
    private static boolean reply(InputStream back, OutputStream to) throws IOException {
        for (byte[] line = line(back); line.length > 0; line = line(back)) {
            to.write(line);
            to.flush();
            if (line.length < 4 || line[3] != '-') {
                return true;
            }
        }
        return false;
    }

    private static void say(Socket program, String words) throws IOException {
        program.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        program.getOutputStream().flush();
    }

    /// With its end; nothing where the connection has ended.
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = in.read(); one >= 0; one = in.read()) {
            line.write(one);
            if (one == '\n') {
                return line.toByteArray();
            }
        }
        return new byte[0];
    }

    @Override
    public void close() {
        over.countDown();
        goDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
