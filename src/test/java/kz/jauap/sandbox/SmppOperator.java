package kz.jauap.sandbox;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;
import org.jspecify.annotations.Nullable;

/// An operator that speaks SMPP 3.4: a real server session on a real socket, which puts segments together again as a
/// phone does.
public final class SmppOperator implements ServerMessageReceiverListener, AutoCloseable {

    private static final String GSM = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private final SMPPServerSessionListener listener;
    private final int port;
    private final String system;
    private final String password;
    private final Queue<Fault> next = new ConcurrentLinkedQueue<>();
    private final List<Segment> segments = new CopyOnWriteArrayList<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final Map<Integer, List<Segment>> open = new ConcurrentHashMap<>();
    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);

    /// What was submitted in one PDU.
    ///
    /// @param receipt whether news was asked for
    public record Segment(String id, String to, byte coding, byte[] bytes, boolean headed, boolean receipt) {}

    public SmppOperator(String system, String password) throws IOException {
        this.system = system;
        this.password = password;
        this.port = freePort();
        this.listener = new SMPPServerSessionListener(port);
        listener.setMessageReceiverListener(this);
        listener.setPduProcessorDegree(1);
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
            if (!request.getSystemId().equals(system)) {
                request.reject(SMPPConstant.STAT_ESME_RINVSYSID);
            } else if (!request.getPassword().equals(password)) {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
            } else {
                sessions.add(session);
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

    /// Whole messages, put together of their segments.
    public List<String> texts() {
        return List.copyOf(texts);
    }

    public List<Segment> segments() {
        return List.copyOf(segments);
    }

    /// Breaks every connection that is open now.
    public void hangUp() {
        sessions.forEach(Session::close);
        sessions.clear();
    }

    /// Delivers a message of a customer to whoever listens.
    public void customerWrites(String phone, byte[] bytes, Alphabet alphabet, boolean headed) {
        ESMClass type = new ESMClass(headed ? 0x40 : 0);
        deliver(phone, bytes, alphabet, type);
    }

    public void customerWrites(String phone, String text) {
        customerWrites(phone, text.getBytes(StandardCharsets.UTF_16BE), Alphabet.ALPHA_UCS2, false);
    }

    /// Tells what became of a message.
    public void tells(String id, String state) {
        String words = "id:" + id + " sub:001 dlvrd:001 submit date:2607011200 done date:2607011201 stat:" + state
                + " err:000 text:hello";
        deliver(
                "77015550101",
                words.getBytes(StandardCharsets.US_ASCII),
                Alphabet.ALPHA_DEFAULT,
                new ESMClass().setMessageType(MessageType.SMSC_DEL_RECEIPT));
    }

    private void deliver(String phone, byte[] bytes, Alphabet alphabet, ESMClass type) {
        SMPPServerSession session = sessions.stream()
                .filter(one -> one.getSessionState().isReceivable())
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

    /// Whether anybody listens for messages.
    public boolean isHeard() {
        return sessions.stream().anyMatch(one -> one.getSessionState().isReceivable());
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm submitted, SMPPServerSession source)
            throws ProcessRequestException {
        @Nullable Fault fault = next.poll();
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

    private void silence() {
        try {
            over.await(Duration.ofSeconds(3).toMillis(), TimeUnit.MILLISECONDS);
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
            texts.add(words(segment));
            return id;
        }
        List<Segment> parts = open.computeIfAbsent(bytes[3] & 0xff, unused -> new ArrayList<>());
        parts.add(segment);
        if (parts.size() == bytes[4]) {
            open.remove(bytes[3] & 0xff);
            texts.add(parts.stream()
                    .sorted((one, other) -> one.bytes()[5] - other.bytes()[5])
                    .map(SmppOperator::words)
                    .reduce("", String::concat));
        }
        return id;
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
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti submitted, SMPPServerSession source)
            throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession source) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm replace, SMPPServerSession source) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public void onAcceptCancelSm(CancelSm cancel, SMPPServerSession source) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcast, SMPPServerSession source)
            throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancel, SMPPServerSession source)
            throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm query, SMPPServerSession source)
            throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        throw unknown();
    }

    private static ProcessRequestException unknown() {
        return new ProcessRequestException("unknown", SMPPConstant.STAT_ESME_RINVCMDID);
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
