package kz.jauap.channel.sms;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.PolledChannel;
import org.jsmpp.session.SMPPSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stays bound to one operator, to hear what it delivers.
final class SmppPolling implements PolledChannel.Poll {

    private static final Logger log = LoggerFactory.getLogger(SmppPolling.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int OVERDUE_EVERY = 40;

    private final SmppSessions sessions;
    private final ChannelAccount account;
    private final SmppHearing hearing;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile String trouble = "not bound yet";

    SmppPolling(SmppSessions sessions, ChannelAccount account, SmppHearing hearing, Clock clock) {
        this.sessions = sessions;
        this.account = account;
        this.hearing = hearing;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("poll " + account).unstarted(this::run);
    }

    SmppPolling start() {
        thread.start();
        return this;
    }

    @Override
    public String trouble() {
        return trouble;
    }

    @Override
    public void close() {
        stopped.countDown();
    }

    private void run() {
        int failures = 0;
        while (stopped.getCount() > 0) {
            hearing.doubt();
            overdue();
            SmppSessions.Bind bind = sessions.listener(account, deliveries());
            if (bind instanceof SmppSessions.Bind.Done(SMPPSession session)) {
                failures = 0;
                trouble = "";
                stay(session);
            } else {
                Duration pause = Duration.ofMillis(250L << Math.min(failures++, 10));
                trouble = bind instanceof SmppSessions.Bind.Away(String reason)
                        ? reason
                        : "the operator refuses to bind us";
                log.warn("{} hears nothing ({}); trying again", account, trouble);
                rest(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
            }
        }
    }

    private SmppDeliveries deliveries() {
        return new SmppDeliveries(account, hearing, clock, now -> trouble = now);
    }

    private void stay(SMPPSession session) {
        for (int looks = 1; session.getSessionState().isBound() && !rest(LOOK); looks++) {
            hearing.beat();
            if (looks % OVERDUE_EVERY == 0) {
                overdue();
            }
        }
        if (stopped.getCount() > 0) {
            trouble = "the operator hung up";
            log.warn("{}: {}; binding again", account, trouble);
        }
        session.unbindAndClose();
    }

    private void overdue() {
        try {
            hearing.overdue();
        } catch (RuntimeException e) {
            log.warn(
                    "{}: messages that wait for their segments cannot be looked at ({}); later again",
                    account,
                    e.getClass().getSimpleName());
        }
    }

    /// Whether it was stopped meanwhile.
    private boolean rest(Duration pause) {
        try {
            return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
