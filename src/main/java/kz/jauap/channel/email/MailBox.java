package kz.jauap.channel.email;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.HeaderTerm;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.Media;
import org.eclipse.angus.mail.imap.IMAPFolder;

/// What is looked up in a mailbox now and then: a file of a mail, and whether a mail of ours is among those sent.
final class MailBox {

    private static final Pattern PLACE = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})/([0-9.]{1,60})");
    private static final List<String> SENT =
            List.of("Sent", "Sent Items", "Sent Messages", "INBOX.Sent", "[Gmail]/Sent Mail");

    private final EmailProperties properties;
    private final MailLogins logins;

    MailBox(EmailProperties properties, MailLogins logins) {
        this.properties = properties;
        this.logins = logins;
    }

    Media fetch(String reference, ChannelAccount account, Media.Limits limits) {
        Matcher place = PLACE.matcher(reference);
        MailAccount mailbox = new MailAccount(account, properties);
        Optional<MailAccount.Server> server = mailbox.server("imap");
        if (!place.matches() || server.isEmpty()) {
            return new Media.Missing("it has no place in the mailbox");
        }
        try (Store store = logins.store(mailbox, server.get(), limits.within());
                Folder inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_ONLY);
            UIDFolder numbered = (UIDFolder) inbox;
            Message mail = numbered.getUIDValidity() == Long.parseLong(place.group(1))
                    ? numbered.getMessageByUID(Long.parseLong(place.group(2)))
                    : null;
            return mail == null ? new Media.Missing("the mail is gone") : file(mail, place.group(3), limits.bytes());
        } catch (MessagingException | IOException | RuntimeException e) {
            return new Media.Missing(
                    "the mailbox does not give it: " + e.getClass().getSimpleName());
        }
    }

    private static Media file(Part mail, String path, int most) throws MessagingException, IOException {
        Part part = mail;
        for (String step :
                Arrays.stream(path.split("\\.")).filter(one -> !one.isEmpty()).toList()) {
            if (!(part.getContent() instanceof Multipart parts) || Integer.parseInt(step) >= parts.getCount()) {
                return new Media.Missing("the mail has no such part");
            }
            part = parts.getBodyPart(Integer.parseInt(step));
        }
        try (InputStream in = part.getInputStream()) {
            byte[] bytes = in.readNBytes(most + 1);
            return bytes.length > most
                    ? new Media.Missing("it is larger than " + most + " bytes")
                    : new Media.Fetched(bytes, part.getContentType().split(";", 2)[0]);
        }
    }

    /// Whether a mail of this name is among those sent; false also where nobody can tell.
    boolean hasSent(String id, ChannelAccount account) {
        MailAccount mail = new MailAccount(account, properties);
        Optional<MailAccount.Server> server = mail.server("imap");
        if (server.isEmpty()) {
            return false;
        }
        try (Store store = logins.store(mail, server.get())) {
            for (Folder folder : store.getDefaultFolder().list("*")) {
                if (isSent(folder) && has(folder, id)) {
                    return true;
                }
            }
        } catch (MessagingException | RuntimeException e) {
            return false;
        }
        return false;
    }

    private static boolean isSent(Folder folder) throws MessagingException {
        boolean told = folder instanceof IMAPFolder imap
                && Arrays.stream(imap.getAttributes()).anyMatch("\\Sent"::equalsIgnoreCase);
        return told || SENT.contains(folder.getFullName());
    }

    private static boolean has(Folder folder, String id) throws MessagingException {
        try (folder) {
            folder.open(Folder.READ_ONLY);
            return folder.search(new HeaderTerm("Message-ID", id)).length > 0;
        }
    }
}
