package kz.jauap.sandbox;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;
import org.jspecify.annotations.Nullable;

/// An operator that speaks SMPP 3.4: a real server session on a real socket, which puts segments together again as a
/// phone does.
public final class SmppOperator extends SubmitsAlone implements AutoCloseable {

    private static final String GSM = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int AT_ONCE = 64;

    private final SMPPServerSessionListener listener;
    private final int port;
    private final Set<String> systems;
    private final String password;
    private final Queue<Fault> next = new ConcurrentLinkedQueue<>();
    private final List<Segment> segments = new CopyOnWriteArrayList<>();
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final Map<String, Map<Integer, Segment>> open = new ConcurrentHashMap<>();
    private final List<Bound> sessions = new CopyOnWriteArrayList<>();
    private final Queue<Instant> unanswered = new ConcurrentLinkedQueue<>();
    private final LongAdder failed = new LongAdder();
    private final Random random = new Random(1);
    private final AtomicInteger ids = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Chances chances = Chances.NONE;
    private volatile boolean down;
    private volatile Duration patience = PATIENCE;

    private record Bound(String system, SMPPServerSession session) {}

    /// A message as a phone shows it.
    public record Received(String to, String text, Instant at) {}

    /// What was submitted in one PDU.
    ///
    /// @param receipt whether news was asked for
    public record Segment(String id, String to, byte coding, byte[] bytes, boolean headed, boolean receipt) {}

    public SmppOperator(String system, String password) throws IOException {
        this(Set.of(system), password);
    }

    /// @param systems logins that share a password
    public SmppOperator(Set<String> systems, String password) throws IOException {
        this.systems = Set.copyOf(systems);
        this.password = password;
        this.port = freePort();
        this.listener = new SMPPServerSessionListener(port);
        listener.setMessageReceiverListener(this);
        listener.setPduProcessorDegree(AT_ONCE);
        Thread.ofVirtual().start(this::acceptAll);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void acceptAll() {
        try {
            while (over.getCount() > 0) {
                SMPPServerSession session = listener.accept();
                Thread.ofVirtual().start(() -> bind(session));
            }
        } catch (IOException e) {
            over.countDown(); // closed
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            BindRequest request = session.waitForBind(5_000);
            if (down) {
                session.close();
            } else if (!systems.contains(request.getSystemId())) {
                request.reject(SMPPConstant.STAT_ESME_RINVSYSID);
            } else if (!request.getPassword().equals(password)) {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
            } else {
                session.setTransactionTimer(patience.toMillis());
                sessions.add(new Bound(request.getSystemId(), session));
                request.accept("operator");
            }
        } catch (IOException | TimeoutException | PDUStringException | IllegalStateException e) {
            session.close();
        }
    }

    public URI address() {
        return URI.create("smpp://127.0.0.1:" + port);
    }

    public void next(Fault fault) {
        next.add(fault);
    }

    /// How long it waits for an answer to what it delivers on connections made from now on.
    public void patience(Duration value) {
        patience = value;
    }

    /// Whole messages, put together of their segments.
    public List<String> texts() {
        return received.stream().map(Received::text).toList();
    }

    /// The same with who got them and when.
    public List<Received> received() {
        return List.copyOf(received);
    }

    /// How likely faults are from now on; those asked for come first.
    public void chances(Chances value) {
        chances = value;
    }

    /// Submits that were refused or not answered.
    public long failed() {
        return failed.sum();
    }

    /// When something was taken of which nobody was told.
    public List<Instant> unanswered() {
        return List.copyOf(unanswered);
    }

    /// Breaks every connection and lets nobody in.
    public void goDown() {
        down = true;
        hangUp();
    }

    public void comeBack() {
        down = false;
    }

    public List<Segment> segments() {
        return List.copyOf(segments);
    }

    /// Breaks every connection that is open now.
    public void hangUp() {
        sessions.forEach(one -> one.session().close());
        sessions.clear();
    }

    /// Delivers a message, or a segment of one, to whoever listens for a login; answers whether it
    /// was taken.
    ///
    /// @param header of a segment, as it stands before its words; none for a whole message
    public boolean delivers(String system, String phone, byte[] header, String text) {
        byte[] words = text.getBytes(StandardCharsets.UTF_16BE);
        byte[] whole = java.util.Arrays.copyOf(header, header.length + words.length);
        System.arraycopy(words, 0, whole, header.length, words.length);
        try {
            deliver(system, phone, whole, Alphabet.ALPHA_UCS2, new ESMClass(header.length > 0 ? 0x40 : 0));
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /// What stands before the words of a segment.
    public static byte[] header(int reference, int count, int part) {
        return new byte[] {5, 0, 3, (byte) reference, (byte) count, (byte) part};
    }

    /// Delivers a message of a customer to whoever listens.
    public void customerWrites(String phone, byte[] bytes, Alphabet alphabet, boolean headed) {
        ESMClass type = new ESMClass(headed ? 0x40 : 0);
        deliver("", phone, bytes, alphabet, type);
    }

    public void customerWrites(String phone, String text) {
        customerWrites(phone, text.getBytes(StandardCharsets.UTF_16BE), Alphabet.ALPHA_UCS2, false);
    }

    /// Tells what became of a message.
    public void tells(String id, String state) {
        String words = "id:" + id + " sub:001 dlvrd:001 submit date:2607011200 done date:2607011201 stat:" + state
                + " err:000 text:hello";
        deliver(
                "",
                "77015550101",
                words.getBytes(StandardCharsets.US_ASCII),
                Alphabet.ALPHA_DEFAULT,
                new ESMClass().setMessageType(MessageType.SMSC_DEL_RECEIPT));
    }

    private void deliver(String system, String phone, byte[] bytes, Alphabet alphabet, ESMClass type) {
        SMPPServerSession session = listening(system)
                .reduce((one, later) -> later)
                .orElseThrow(() -> new IllegalStateException("nobody listens"));
        try {
            session.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    phone,
                    TypeOfNumber.NETWORK_SPECIFIC,
                    NumberingPlanIndicator.ISDN,
                    "1234",
                    type,
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    new GeneralDataCoding(alphabet),
                    bytes);
        } catch (Exception e) {
            throw new IllegalStateException("not taken", e);
        }
    }

    /// Sessions that listen for a login, or for any.
    private Stream<SMPPServerSession> listening(String system) {
        return sessions.stream()
                .filter(one -> system.isEmpty() || one.system().equals(system))
                .map(Bound::session)
                .filter(session -> session.getSessionState().isReceivable());
    }

    /// Whether anybody listens for messages.
    public boolean isHeard() {
        return isHeard("");
    }

    public boolean isHeard(String system) {
        return listening(system).findAny().isPresent();
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm submitted, SMPPServerSession source)
            throws ProcessRequestException {
        @Nullable Fault fault = fault();
        if (fault != null) {
            failed.increment();
        }
        if (fault == Fault.THROTTLED) {
            throw new ProcessRequestException("throttled", SMPPConstant.STAT_ESME_RTHROTTLED);
        }
        if (fault == Fault.BROKEN) {
            throw new ProcessRequestException("broken", SMPPConstant.STAT_ESME_RSYSERR);
        }
        if (fault == Fault.FORBIDDEN || fault == Fault.REFUSED_WITH_200) {
            throw new ProcessRequestException("forbidden", SMPPConstant.STAT_ESME_RINVDSTADR);
        }
        String id = take(submitted);
        if (fault != null) {
            unanswered.add(Instant.now());
        }
        if (fault == Fault.SILENT_AFTER_ACCEPTANCE || fault == Fault.PAGE_WITH_200) {
            silence();
        } else if (fault == Fault.HANG_UP_AFTER_ACCEPTANCE) {
            source.close();
        }
        try {
            return new SubmitSmResult(new MessageId(id), new org.jsmpp.bean.OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new ProcessRequestException("id", SMPPConstant.STAT_ESME_RSYSERR);
        }
    }

    /// What is final is no matter of chance.
    private @Nullable Fault fault() {
        if (!next.isEmpty()) {
            return next.poll();
        }
        @Nullable Fault rolled = chances.roll(random);
        return rolled == Fault.REFUSED_WITH_200 ? Fault.BROKEN : rolled;
    }

    private void silence() {
        try {
            over.await(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized String take(SubmitSm submitted) {
        String id = "op-" + ids.incrementAndGet();
        byte[] bytes = submitted.getShortMessage();
        boolean headed = submitted.isUdhi();
        Segment segment = new Segment(
                id,
                submitted.getDestAddress(),
                submitted.getDataCoding(),
                bytes,
                headed,
                submitted.getRegisteredDelivery() == 1);
        segments.add(segment);
        if (!headed) {
            shows(segment.to(), words(segment));
            return id;
        }
        String whole = segment.to() + " " + (bytes[3] & 0xff) + "/" + bytes[4];
        Map<Integer, Segment> parts = open.computeIfAbsent(whole, unused -> new TreeMap<>());
        parts.put((int) bytes[5], segment);
        if (parts.size() == bytes[4]) {
            open.remove(whole);
            shows(segment.to(), parts.values().stream().map(SmppOperator::words).reduce("", String::concat));
        }
        return id;
    }

    private void shows(String to, String text) {
        received.add(new Received(to, text, Instant.now()));
    }

    private static String words(Segment segment) {
        int from = segment.headed() ? segment.bytes()[0] + 1 : 0;
        byte[] bytes = java.util.Arrays.copyOfRange(segment.bytes(), from, segment.bytes().length);
        if (segment.coding() == Alphabet.ALPHA_UCS2.value()) {
            return new String(bytes, StandardCharsets.UTF_16BE);
        }
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == 0x1b) {
                int place = List.of(0x0a, 0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65)
                        .indexOf((int) bytes[++at]);
                text.append("\f^{}\\[~]|€".charAt(place));
            } else {
                text.append(GSM.charAt(bytes[at]));
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        over.countDown();
        hangUp();
        try {
            listener.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
