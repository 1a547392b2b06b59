package kz.jauap.channel.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.PolledChannel;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.shared.Json;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Reads one mailbox: each mail once it is there, in order; the place moves on only after it is committed. Between
/// mails
/// the server tells us by itself (IDLE), and is asked where it cannot.
final class MailPolling implements PolledChannel.Poll {

    private static final Logger log = LoggerFactory.getLogger(MailPolling.class);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration DOUBT = Duration.ofDays(1);
    private static final int MOST_TRIES = 4;
    private static final Duration BRIEF = Duration.ofSeconds(1);
    private static final Duration ASK = Duration.ofSeconds(20);

    private final ChannelAccount account;
    private final MailAccount mail;
    private final MailLogins logins;
    private final MailBook book;
    private final PolledChannel.Receiver receiver;
    private final EmailProperties properties;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile String trouble = "not connected yet";
    private volatile @Nullable Store open;
    private int failures;
    private String tried = "";
    private int tries;

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
        this.book = book;
        this.receiver = receiver;
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
            take(folder);
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

    private void take(IMAPFolder folder) throws MessagingException {
        long validity = folder.getUIDValidity();
        Optional<MailBook.Place> known = book.place(account);
        if (known.isEmpty()) {
            book.place(account, new MailBook.Place(validity, before(folder), clock.instant()));
            known = book.place(account);
        }
        if (known.isEmpty()) {
            return;
        }
        long last = known.get().validity() == validity ? known.get().lastUid() : 0;
        for (Message one : waiting(folder, known.get(), validity)) {
            long uid = folder.getUID(one);
            if (stopped.getCount() == 0) {
                return;
            }
            if (uid > last) {
                hand(one, validity + "-" + uid);
                book.place(account, new MailBook.Place(validity, uid, clock.instant()));
            }
        }
        if (known.get().validity() != validity) {
            book.place(account, new MailBook.Place(validity, Math.max(0, folder.getUIDNext() - 1), clock.instant()));
        }
    }

    /// The number after which mails are answered: those that came since the account was connected,
    /// be it that the first look took a while. What lies here from before is not answered; nor is
    /// anything where mails are read only now.
    private long before(IMAPFolder folder) throws MessagingException {
        long newest = Math.max(0, folder.getUIDNext() - 1);
        Instant connected = book.connectedAt(account).truncatedTo(ChronoUnit.SECONDS);
        if (connected.isBefore(clock.instant().minus(DOUBT))) {
            return newest;
        }
        for (Message one : folder.search(new ReceivedDateTerm(ComparisonTerm.GE, Date.from(connected.minus(DOUBT))))) {
            Date came = one.getReceivedDate();
            if (came != null && !came.toInstant().isBefore(connected)) {
                newest = Math.min(newest, folder.getUID(one) - 1);
            }
        }
        return newest;
    }

    private static List<Message> waiting(IMAPFolder folder, MailBook.Place known, long validity)
            throws MessagingException {
        Message[] found = known.validity() == validity
                ? folder.getMessagesByUID(known.lastUid() + 1, UIDFolder.LASTUID)
                : folder.search(new ReceivedDateTerm(
                        ComparisonTerm.GE, Date.from(known.readAt().minus(DOUBT))));
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.ENVELOPE);
        folder.fetch(found, profile);
        return List.of(found);
    }

    /// A mail nobody can read is handed over too: it goes to quarantine and does not stand in the way of the next.
    private void hand(Message one, String place) throws MessagingException {
        Map<String, Object> read;
        try {
            read = MailReader.read(one, place);
        } catch (MessagingException | IOException | ClassCastException e) {
            if (!isStuck(place)) {
                demandConnection(one.getFolder());
            }
            read = Map.of("place", place, "unread", e.getClass().getSimpleName());
        }
        String json = Json.write(read);
        JsonNode mailed = Json.tree(json);
        remember(mailed);
        receiver.receive(
                account, new WebhookRequest("POST", Map.of(), Map.of(), json.getBytes(StandardCharsets.UTF_8)));
    }

    /// Whether this very mail has broken the connection again and again: then the mail is at fault, and not the
    /// network.
    private boolean isStuck(String place) {
        tries = place.equals(tried) ? tries + 1 : 1;
        tried = place;
        return tries >= MOST_TRIES;
    }

    /// What could not be read because the connection broke is read again on the next one.
    private static void demandConnection(Folder folder) throws MessagingException {
        if (!folder.isOpen()) {
            throw new FolderClosedException(folder, "the connection broke while a mail was read");
        }
        folder.getMessageCount();
    }

    private void remember(JsonNode mailed) {
        String from = mailed.path("from").asString("");
        String id = mailed.path("id").asString("");
        if (MailAccount.ADDRESS.matcher(from).matches() && !id.isEmpty()) {
            String named = String.join(
                    " ",
                    mailed.path("named")
                            .valueStream()
                            .map(one -> one.asString(""))
                            .toList());
            book.heard(
                    account,
                    from + "/" + EventReader.thread(mailed, id),
                    new MailBook.Thread(mailed.path("subject").asString(""), id, named));
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
