package kz.jauap.channel.email;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.PolledChannel;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.shared.Json;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import tools.jackson.databind.JsonNode;

/// Takes the mails of one mailbox that are new, in their order, each once: the place moves on only
/// after they are committed, and one that is read again has the mark it had. Mails that wait are
/// fetched together, since every question to a server far away takes its time.
final class MailTaking {

    private static final Duration DOUBT = Duration.ofDays(1);
    private static final int MOST_TRIES = 4;
    private static final int AT_ONCE = 32;
    /// Bytes; of what is larger only the head and the plan of its parts come with the others.
    private static final int SMALL = 64 * 1024;

    private final ChannelAccount account;
    private final MailBook book;
    private final PolledChannel.Receiver receiver;
    private final Clock clock;
    private final BooleanSupplier stopped;
    private boolean careful;
    private String tried = "";
    private int tries;

    MailTaking(
            ChannelAccount account,
            MailBook book,
            PolledChannel.Receiver receiver,
            Clock clock,
            BooleanSupplier stopped) {
        this.account = account;
        this.book = book;
        this.receiver = receiver;
        this.clock = clock;
        this.stopped = stopped;
    }

    /// A mail with the number it has in its mailbox.
    private record Numbered(Message mail, long uid) {}

    /// Everything that is there now.
    void take(IMAPFolder folder) throws MessagingException {
        long validity = folder.getUIDValidity();
        Optional<MailBook.Place> known = book.place(account);
        if (known.isEmpty()) {
            book.place(account, new MailBook.Place(validity, before(folder), clock.instant()));
            known = book.place(account);
        }
        if (known.isEmpty()) {
            return;
        }
        List<Numbered> waiting = waiting(folder, known.get(), validity);
        for (int from = 0; from < waiting.size() && !stopped.getAsBoolean(); from += AT_ONCE) {
            take(folder, waiting.subList(from, Math.min(waiting.size(), from + AT_ONCE)), validity);
        }
        if (known.get().validity() != validity) {
            book.place(account, new MailBook.Place(validity, Math.max(0, folder.getUIDNext() - 1), clock.instant()));
        }
    }

    /// Mails that could not be fetched together are fetched one by one, so that one of them alone can be given up.
    private void take(IMAPFolder folder, List<Numbered> mails, long validity) throws MessagingException {
        boolean together = !careful;
        if (together && mails.size() > 1) {
            careful = true;
            fetch(folder, mails.stream().map(Numbered::mail).toArray(Message[]::new));
        }
        careful = false;
        for (int from = 0; from < mails.size(); from += together ? AT_ONCE : 1) {
            hand(mails.subList(from, together ? mails.size() : from + 1), validity);
        }
    }

    private static void fetch(IMAPFolder folder, Message[] mails) throws MessagingException {
        FetchProfile sizes = new FetchProfile();
        sizes.add(IMAPFolder.FetchProfileItem.SIZE);
        folder.fetch(mails, sizes);
        List<Message> small = new ArrayList<>();
        List<Message> large = new ArrayList<>();
        for (Message one : mails) {
            (one.getSize() <= SMALL ? small : large).add(one);
        }
        FetchProfile whole = new FetchProfile();
        whole.add(IMAPFolder.FetchProfileItem.MESSAGE);
        folder.fetch(small.toArray(Message[]::new), whole);
        FetchProfile head = new FetchProfile();
        head.add(IMAPFolder.FetchProfileItem.HEADERS);
        head.add(FetchProfile.Item.ENVELOPE);
        head.add(FetchProfile.Item.CONTENT_INFO);
        folder.fetch(large.toArray(Message[]::new), head);
    }

    /// The mail without its mailbox, which would keep what was fetched of it for as long as it is open; the mail itself
    /// where it was not fetched as a whole.
    private static Message alone(Message mail) throws MessagingException, IOException {
        if (mail.getSize() > SMALL) {
            return mail;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        ((IMAPMessage) mail).invalidateHeaders();
        return new MimeMessage(mail.getSession(), new ByteArrayInputStream(bytes.toByteArray()));
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

    private static List<Numbered> waiting(IMAPFolder folder, MailBook.Place known, long validity)
            throws MessagingException {
        boolean sameBox = known.validity() == validity;
        Message[] found = sameBox
                ? folder.getMessagesByUID(known.lastUid() + 1, UIDFolder.LASTUID)
                : folder.search(new ReceivedDateTerm(
                        ComparisonTerm.GE, Date.from(known.readAt().minus(DOUBT))));
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(found, profile);
        List<Numbered> waiting = new ArrayList<>();
        for (Message one : found) {
            long uid = folder.getUID(one);
            if (!sameBox || uid > known.lastUid()) { // a server asked for what comes after the last names the last
                waiting.add(new Numbered(one, uid));
            }
        }
        return waiting;
    }

    private void hand(List<Numbered> mails, long validity) throws MessagingException {
        List<String> read = new ArrayList<>();
        Map<String, MailBook.Thread> threads = new LinkedHashMap<>();
        for (Numbered one : mails) {
            String json = Json.write(read(one.mail(), validity + "-" + one.uid()));
            read.add(json);
            remember(Json.tree(json), threads);
        }
        book.heard(account, threads);
        int taken = 0;
        try {
            for (String json : read) {
                receiver.receive(
                        account, new WebhookRequest("POST", Map.of(), Map.of(), json.getBytes(StandardCharsets.UTF_8)));
                taken++;
            }
        } finally {
            if (taken > 0) {
                long last = mails.get(taken - 1).uid();
                book.place(account, new MailBook.Place(validity, last, clock.instant()));
            }
        }
    }

    /// A mail nobody can read is handed over too: it goes to quarantine and does not stand in the way of the next.
    private Map<String, Object> read(Message one, String place) throws MessagingException {
        try {
            return MailReader.read(alone(one), place);
        } catch (MessagingException | IOException | ClassCastException e) {
            if (!isStuck(place)) {
                demandConnection(one.getFolder());
            }
            return Map.of("place", place, "unread", e.getClass().getSimpleName());
        }
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

    private static void remember(JsonNode mailed, Map<String, MailBook.Thread> threads) {
        String from = mailed.path("from").asString("");
        String id = mailed.path("id").asString("");
        if (MailAccount.ADDRESS.matcher(from).matches() && !id.isEmpty()) {
            String named = String.join(
                    " ",
                    mailed.path("named")
                            .valueStream()
                            .map(one -> one.asString(""))
                            .toList());
            threads.put(
                    from + "/" + EventReader.thread(mailed, id),
                    new MailBook.Thread(mailed.path("subject").asString(""), id, named));
        }
    }
}
