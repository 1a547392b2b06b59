package kz.jauap.channel.sms;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.PDUReader;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.util.DefaultComposer;
import org.jspecify.annotations.Nullable;

/// Connections to operators. For sending each account has one that stays open, is asked from time to time whether it
/// lives, and is made anew when it does not or when the account has changed.
final class SmppSessions implements AutoCloseable {

    private static final Pattern CREDENTIAL = Pattern.compile("[!-~]{1,16}");

    private final SmsProperties properties;
    private final Map<ChannelId, Bound> bound = new ConcurrentHashMap<>();
    private final Map<ChannelId, ReentrantLock> locks = new ConcurrentHashMap<>();

    private final Set<SMPPSession> dropped = ConcurrentHashMap.newKeySet();
    private final CountDownLatch over = new CountDownLatch(1);

    private record Bound(SMPPSession session, ChannelAccount account) {}

    SmppSessions(SmsProperties properties) {
        this.properties = properties;
    }

    /// A connection, or why there is none.
    sealed interface Bind {

        record Done(SMPPSession session) implements Bind {}

        /// Wrong or missing credentials or address: trying again will not help.
        record Refused(String reason) implements Bind {}

        record Away(String reason) implements Bind {}
    }

    /// The account's connection for sending.
    Bind sender(ChannelAccount account) {
        ReentrantLock lock = locks.computeIfAbsent(account.channel(), unused -> new ReentrantLock());
        lock.lock();
        try {
            Bound known = bound.get(account.channel());
            if (known != null
                    && known.account().equals(account)
                    && known.session().getSessionState().isBound()) {
                return new Bind.Done(known.session());
            }
            if (known != null) {
                bound.remove(account.channel());
                known.session().close();
            }
            Bind bind = open(account, BindType.BIND_TX, new DefaultPDUReader(), null);
            if (bind instanceof Bind.Done(SMPPSession session)) {
                bound.put(account.channel(), new Bound(session, account));
            }
            return bind;
        } finally {
            lock.unlock();
        }
    }

    /// A connection of one's own, for what the operator delivers.
    Bind listener(ChannelAccount account, SmppDeliveries deliveries) {
        return open(account, BindType.BIND_RX, deliveries.reader(), deliveries);
    }

    private Bind open(
            ChannelAccount account, BindType type, PDUReader reader, @Nullable MessageReceiverListener listener) {
        Optional<SmppAddress> address = SmppAddress.of(account);
        String system = account.setting("system_id").orElse(account.account());
        String password = account.secret("password").orElse("");
        if (address.isEmpty()
                || !CREDENTIAL.matcher(system).matches()
                || !CREDENTIAL.matcher(password).matches()) {
            return new Bind.Refused("the account has no usable api_base, system_id or password");
        }
        SMPPSession session = new SMPPSession(
                new SynchronizedPDUSender(new DefaultPDUSender(new DefaultComposer())),
                reader,
                SmppAddress.connections(address.get().secured(), properties.ownNetwork(), properties.timeout()));
        session.setEnquireLinkTimer((int) properties.enquireLink().toMillis());
        session.setTransactionTimer(properties.timeout().toMillis());
        session.setPduProcessorDegree(1);
        if (listener != null) {
            session.setMessageReceiverListener(listener);
        }
        return bind(
                session,
                address.get(),
                new BindParameter(
                        type,
                        system,
                        password,
                        account.setting("system_type").orElse(""),
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        ""));
    }

    private Bind bind(SMPPSession session, SmppAddress address, BindParameter who) {
        try {
            session.connectAndBind(
                    address.host(), address.port(), who, properties.timeout().toMillis());
            return new Bind.Done(session);
        } catch (IOException e) {
            session.close();
            return e.getCause() instanceof NegativeResponseException no
                    ? new Bind.Refused("the operator refuses to bind us: " + SmppStatus.words(no.getCommandStatus()))
                    : new Bind.Away(
                            "no connection could be made: " + e.getClass().getSimpleName());
        }
    }

    /// What a send was not answered on is not used again; others that still wait there for their
    /// answers get them.
    void drop(ChannelAccount account, SMPPSession session) {
        bound.computeIfPresent(account.channel(), (id, known) -> known.session() == session ? null : known);
        if (!session.getSessionState().isBound()) {
            session.close();
            return;
        }
        dropped.add(session);
        Thread.ofVirtual().start(() -> {
            try {
                over.await(properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                dropped.remove(session);
                session.close();
            }
        });
    }

    @Override
    public void close() {
        over.countDown();
        dropped.forEach(SMPPSession::close);
        bound.values().forEach(one -> one.session().unbindAndClose());
        bound.clear();
    }
}
