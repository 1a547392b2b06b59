package kz.jauap.channel.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.PolledChannel;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stays connected to one mailbox, so that mails are taken as they come: the server tells us of them by itself (IDLE),
/// and is asked where it cannot.
final class MailPolling implements PolledChannel.Poll {

    private static final Logger log = LoggerFactory.getLogger(MailPolling.class);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration BRIEF = Duration.ofSeconds(1);
    private static final Duration ASK = Duration.ofSeconds(20);

    private final ChannelAccount account;
    private final MailAccount mail;
    private final MailLogins logins;
    private final MailTaking taking;
    private final EmailProperties properties;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile String trouble = "not connected yet";
    private volatile @Nullable Store open;
    private int failures;

    MailPolling(
            ChannelAccount account,
            MailLogins logins,
            MailBook book,
            PolledChannel.Receiver receiver,
            EmailProperties properties,
            Clock clock) {
        this.account = account;
        this.mail = new MailAccount(account, properties);
        this.logins = logins;
        this.taking = new MailTaking(account, book, receiver, clock, () -> stopped.getCount() == 0);
        this.properties = properties;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("poll " + account).unstarted(this::run);
    }

    MailPolling start() {
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
        Store store = open;
        if (store != null) {
            try {
                store.close();
            } catch (MessagingException e) {
                log.debug("a mailbox was gone already");
            }
        }
    }

    private void run() {
        while (stopped.getCount() > 0) {
            Duration pause = visit();
            if (!pause.isZero() && rest(pause)) {
                return;
            }
        }
    }

    /// One connection, for as long as it lasts; answers how long to wait before the next.
    private Duration visit() {
        Optional<MailAccount.Server> server = mail.server("imap");
        if (server.isEmpty()) {
            return failed("the account's imap setting is no server");
        }
        long began = clock.millis();
        try (Store store = logins.store(mail, server.get(), properties.idle().multipliedBy(2));
                Folder folder = store.getFolder("INBOX")) {
            open = store;
            folder.open(Folder.READ_ONLY);
            stay((IMAPFolder) folder);
            return clock.millis() - began > BRIEF.toMillis() ? Duration.ZERO : failed("the server hangs up at once");
        } catch (AuthenticationFailedException e) {
            return failed("the mailbox refuses the login: " + MailSending.words(e, account));
        } catch (MessagingException | RuntimeException e) {
            return failed(e.getClass().getSimpleName());
        } finally {
            open = null;
        }
    }

    private void stay(IMAPFolder folder) throws MessagingException {
        while (stopped.getCount() > 0 && folder.isOpen()) {
            int there = folder.getMessageCount();
            taking.take(folder);
            failures = 0;
            trouble = "";
            if (folder.getMessageCount() == there) { // else one came meanwhile, and no news of it will come again
                listen(folder);
            }
        }
    }

    /// Waits for news, and asks from time to time: news that came between two commands is told once and may be missed.
    private void listen(IMAPFolder folder) throws MessagingException {
        Thread nudge = Thread.ofVirtual().start(() -> nudge(folder));
        try {
            folder.idle(true);
        } catch (FolderClosedException e) {
            log.debug("a mailbox was closed by its server");
        } catch (MessagingException e) {
            if (!folder.isOpen() || stopped.getCount() == 0) {
                throw e;
            }
            rest(ASK); // the server knows no IDLE
        } finally {
            nudge.interrupt();
        }
    }

    private void nudge(IMAPFolder folder) {
        try {
            if (!stopped.await(properties.idle().toMillis(), TimeUnit.MILLISECONDS) && folder.isOpen()) {
                folder.getMessageCount();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // news came first
        } catch (MessagingException | IllegalStateException e) {
            log.debug("a mailbox was closed meanwhile");
        }
    }

    private Duration failed(String reason) {
        if (stopped.getCount() == 0) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofMillis(250L << Math.min(failures++, 10));
        trouble = reason;
        log.warn("the mailbox of {} cannot be read ({}); trying again", account, reason);
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
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
