package kz.jauap.chaos;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.jauap.sandbox.Chances;
import kz.jauap.sandbox.MailWire;

/// Mails: each business has a mailbox the house reads, each customer one the answers come to, all
/// on one server, with a wire before it that breaks. A mail is taken once it lies in the business's
/// mailbox; at times it comes twice, as mails do.
///
/// SMTP has no key that refuses a double, and no way to ask what became of a mail whose answer was
/// lost, so such a mail goes out again, as the same mail: with the same Message-ID, made of our
/// key. By it the judge knows each; a second copy is excused only where an answer may have been
/// lost, and then counted.
final class MailMessenger implements Messenger {

    private static final String PASSWORD = "chaos-pw";
    private static final Pattern OURS = Pattern.compile("<jauap\\.([A-Za-z0-9-]+)\\.([0-9a-f]{16})@[^>]+>");

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });
    private final MailWire out;
    private final MailWire in;
    private final Map<String, GreenMailUser> salons = new HashMap<>();
    private final Queue<GreenMailUser> customers = new ConcurrentLinkedQueue<>();

    MailMessenger() throws IOException {
        server.start();
        out = MailWire.smtp(server.getSmtp().getPort());
        in = MailWire.imap(server.getImap().getPort());
        Town.TENANTS.forEach(slug -> salons.put(slug, server.setUser(address(slug), address(slug), PASSWORD)));
    }

    private static String address(String account) {
        return account + "@salon.example";
    }

    @Override
    public String kind() {
        return "email";
    }

    @Override
    public Map<String, String> config(String account) {
        return Map.of("address", address(account), "smtp", out.address(), "imap", in.address());
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("password", PASSWORD, "webhook_secret", Town.WEBHOOK_SECRET);
    }

    /// One thread of mails, each of which names the first.
    @Override
    public Chat chat(String account, int number, List<String> texts) {
        String customer = "customer%d@client.example".formatted(number);
        customers.add(server.setUser(customer, customer, PASSWORD));
        List<Chat.Line> lines = IntStream.range(0, texts.size())
                .mapToObj(i -> {
                    String id = "<%d.%d@client.example>".formatted(number, i);
                    return new Chat.Line(id, "m" + hash(customer + id) + hash(id), texts.get(i));
                })
                .toList();
        return new Chat(kind(), account, customer + "/" + hash(lines.getFirst().id()), "", lines);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int bring(Chat chat, Chat.Line line, Door door) {
        try {
            MimeMessage letter = new MimeMessage(Session.getInstance(new Properties()));
            letter.setFrom(new InternetAddress(chat.address().replaceFirst("/.*", "")));
            letter.setRecipient(Message.RecipientType.TO, new InternetAddress(address(chat.account())));
            letter.setText(line.text(), "UTF-8");
            letter.saveChanges();
            String first = chat.lines().getFirst().id();
            letter.setHeader("Message-ID", line.id());
            if (!line.id().equals(first)) {
                letter.setHeader("In-Reply-To", first);
                letter.setHeader("References", first);
            }
            deliver(Objects.requireNonNull(salons.get(chat.account())), letter);
            return 200;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Mails are numbered in the order they are seen, as servers of IMAP must (RFC 9051, 2.3.1.1): this one numbers
    /// them
    /// before it shows them, and two at once may change places.
    private static void deliver(GreenMailUser salon, MimeMessage letter) {
        synchronized (salon) {
            salon.deliver(letter);
        }
    }

    /// A mail waits in its mailbox until it is fetched: the run is not over before. Whether it is stored as well, the
    /// judge says.
    @Override
    public boolean isRead(Map<String, Long> places) {
        return salons.entrySet().stream()
                .allMatch(one -> places.getOrDefault(one.getKey(), 0L) >= newest(one.getValue()));
    }

    private long newest(GreenMailUser salon) {
        try {
            return server.getManagers().getImapHostManager().getInbox(salon).getUIDNext() - 1;
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Came> came() {
        return customers.stream().flatMap(this::came).toList();
    }

    private Stream<Came> came(GreenMailUser customer) {
        try {
            return server.getManagers().getImapHostManager().getInbox(customer).getMessages().stream()
                    .map(mail -> came(customer.getEmail(), mail));
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Came came(String customer, StoredMessage mail) {
        try {
            MimeMessage letter = mail.getMimeMessage();
            Matcher ours = OURS.matcher(letter.getMessageID());
            String text = letter.getContent().toString().replace("\r\n", "\n").strip();
            Instant at = mail.getReceivedDate().toInstant();
            return ours.matches()
                    ? new Came(customer + "/" + ours.group(2), ours.group(1), text, at)
                    : new Came(customer, "a mail of nobody: " + letter.getMessageID(), text, at);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Instant> unanswered() {
        return out.unanswered();
    }

    @Override
    public void chances(Chances value) {
        out.chances(value);
    }

    @Override
    public void goDown() {
        out.goDown();
        in.goDown();
    }

    @Override
    public void comeBack() {
        out.comeBack();
        in.comeBack();
    }

    @Override
    public long failed() {
        return out.failed();
    }

    @Override
    public long repeated() {
        return 0;
    }

    @Override
    public void close() {
        out.close();
        in.close();
        server.stop();
    }
}
