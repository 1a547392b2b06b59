package kz.jauap.channel.email;

import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.DeliveryReceipt;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.PolledChannel;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.sandbox.Fault;
import kz.jauap.sandbox.MailWire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A mailbox on a real server: read once, in order, also over restarts; machines told from people.
class MailboxTest {

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });
    private final EmailUnderTest provider = new EmailUnderTest();
    private final List<InboundEvent> heard = new CopyOnWriteArrayList<>();
    private final List<String> quarantined = new CopyOnWriteArrayList<>();
    private volatile boolean full;
    private GreenMailUser user;

    MailboxTest() {
        server.start();
        user = server.setUser(EmailUnderTest.OWN, EmailUnderTest.OWN, "mail-password-of-tests");
    }

    @BeforeEach
    void lookAround() throws Exception {
        deliver(letter("old@client.example", "before Jauap came"));
        provider.book.connected = Instant.now().plusSeconds(2);
        try (PolledChannel.Poll poll = poll()) {
            until(() -> provider.book.place(account()).isPresent());
            until(() -> poll.trouble().isEmpty());
        }
        assertThat(heard).isEmpty();
    }

    @AfterEach
    void close() {
        provider.close();
        server.stop();
    }

    private ChannelAccount account() {
        return provider.account(
                Map.of("imap", "imap://127.0.0.1:" + server.getImap().getPort()));
    }

    /// The same mailbox as an account that has not been looked into.
    private ChannelAccount connectedAnew(int number) {
        ChannelAccount known = account();
        return new ChannelAccount(
                known.tenant(),
                new ChannelId(new UUID(0, number)),
                known.kind(),
                known.account(),
                true,
                known.config(),
                known.secrets());
    }

    private PolledChannel.Poll poll() {
        return poll(account());
    }

    private PolledChannel.Poll poll(ChannelAccount of) {
        return provider.adapter.poll(of, (account, request) -> {
            if (full) {
                throw new IllegalStateException("the database is away");
            }
            switch (provider.adapter.parse(request, account)) {
                case Parsed.Events(List<InboundEvent> events) -> heard.addAll(events);
                case Parsed.Unreadable(String reason) -> quarantined.add(reason);
            }
        });
    }

    private static MimeMessage letter(String from, String text) throws Exception {
        MimeMessage letter = new MimeMessage(Session.getInstance(new Properties()));
        letter.setFrom(new InternetAddress(from, "Айгуль", "UTF-8"));
        letter.setRecipient(Message.RecipientType.TO, new InternetAddress(EmailUnderTest.OWN));
        letter.setSubject("Вопрос", "UTF-8");
        letter.setSentDate(new Date());
        letter.setText(text, "UTF-8");
        letter.saveChanges();
        return letter;
    }

    private void deliver(MimeMessage letter) {
        user.deliver(letter);
    }

    private List<String> texts() {
        return heard.stream()
                .filter(InboundMessage.class::isInstance)
                .map(event -> ((InboundMessage) event).text())
                .toList();
    }

    @Test
    void mails_are_heard_at_once_and_in_their_order() throws Exception {
        try (PolledChannel.Poll poll = poll()) {
            deliver(letter("a@client.example", "one"));
            until(() -> texts().size() == 1);
            deliver(letter("b@client.example", "two"));
            deliver(letter("c@client.example", "three"));
            until(() -> texts().size() == 3);
            assertThat(texts()).containsExactly("Вопрос\none", "Вопрос\ntwo", "Вопрос\nthree");
            until(() -> poll.trouble().isEmpty());
        }
    }

    @Test
    void what_came_between_connecting_and_the_first_look_is_read() throws Exception {
        ChannelAccount another = connectedAnew(77);
        deliver(letter("a@client.example", "one"));
        provider.book.connected = Instant.now().minusSeconds(3600);
        try (PolledChannel.Poll poll = poll(another)) {
            until(() -> texts().size() == 2);
            until(() -> poll.trouble().isEmpty());
        }
        assertThat(texts()).last().isEqualTo("Вопрос\none");
    }

    @Test
    void what_lies_in_a_mailbox_that_is_read_only_now_is_not_answered() throws Exception {
        provider.book.connected = Instant.now().minus(Duration.ofDays(3));
        ChannelAccount another = connectedAnew(78);
        try (PolledChannel.Poll poll = poll(another)) {
            until(() -> provider.book.place(another).isPresent());
            until(() -> poll.trouble().isEmpty());
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void what_came_while_nobody_read_is_read_once_and_nothing_twice() throws Exception {
        try (PolledChannel.Poll poll = poll()) {
            deliver(letter("a@client.example", "one"));
            until(() -> texts().size() == 1);
            until(() -> poll.trouble().isEmpty());
        }
        deliver(letter("a@client.example", "two"));
        deliver(letter("a@client.example", "three"));
        try (PolledChannel.Poll poll = poll()) {
            until(() -> texts().size() == 3);
            until(() -> poll.trouble().isEmpty());
        }
        assertThat(texts()).containsExactly("Вопрос\none", "Вопрос\ntwo", "Вопрос\nthree");
    }

    @Test
    void mails_that_wait_are_asked_for_together() throws Exception {
        for (int number = 0; number < 100; number++) {
            deliver(letter("a" + number % 7 + "@client.example", "mail " + number));
        }
        try (MailWire wire = MailWire.imap(server.getImap().getPort());
                PolledChannel.Poll poll = poll(provider.account(Map.of("imap", wire.address())))) {
            until(() -> texts().size() == 100);
            until(() -> poll.trouble().isEmpty());
            assertThat(wire.asked()).as("questions for a hundred mails").isLessThan(30);
        }
        assertThat(texts())
                .isEqualTo(IntStream.range(0, 100)
                        .mapToObj(number -> "Вопрос\nmail " + number)
                        .toList());
    }

    @Test
    void a_large_mail_among_small_ones_is_read_in_its_place() throws Exception {
        deliver(letter("a@client.example", "one"));
        MimeBodyPart words = new MimeBodyPart();
        words.setText("with a large file", "UTF-8");
        MimeBodyPart photo = new MimeBodyPart();
        photo.setContent(new byte[200_000], "image/jpeg");
        photo.setFileName("photo.jpg");
        MimeMessage large = letter("a@client.example", "");
        large.setContent(new MimeMultipart(words, photo));
        large.saveChanges();
        deliver(large);
        deliver(letter("a@client.example", "three"));
        try (PolledChannel.Poll poll = poll()) {
            until(() -> texts().size() == 3);
            until(() -> poll.trouble().isEmpty());
        }
        assertThat(texts()).containsExactly("Вопрос\none", "Вопрос\nwith a large file", "Вопрос\nthree");
        assertThat(((InboundMessage) heard.get(1)).attachments()).hasSize(1);
    }

    @Test
    void what_could_not_be_stored_is_offered_again_before_what_came_later() throws Exception {
        full = true;
        try (PolledChannel.Poll poll = poll()) {
            deliver(letter("a@client.example", "one"));
            deliver(letter("a@client.example", "two"));
            until(() -> !poll.trouble().isEmpty());
            assertThat(heard).isEmpty();
            full = false;
            until(() -> texts().size() == 2);
            assertThat(texts()).containsExactly("Вопрос\none", "Вопрос\ntwo");
        }
    }

    @Test
    void a_mailbox_that_was_made_anew_is_read_again_and_its_mails_have_the_marks_they_had() throws Exception {
        try (PolledChannel.Poll poll = poll()) {
            deliver(letter("a@client.example", "one"));
            until(() -> texts().size() == 1);
            until(() -> poll.trouble().isEmpty());
        }
        MailBook.Place place = provider.book.place(account()).orElseThrow();
        provider.book.place(
                account(),
                new MailBook.Place(place.validity() + 1, 99, Instant.now().minus(Duration.ofHours(1))));
        try (PolledChannel.Poll poll = poll()) {
            until(() -> texts().size() == 3);
            until(() -> poll.trouble().isEmpty());
        }
        List<String> marks =
                heard.stream().map(event -> ((InboundMessage) event).mark()).toList();
        assertThat(marks.get(2)).isEqualTo(marks.get(0));
        assertThat(provider.book.place(account()).orElseThrow().validity()).isEqualTo(place.validity());
    }

    @Test
    void an_answer_to_ours_finds_its_thread_also_without_the_first_mail() throws Exception {
        try (PolledChannel.Poll poll = poll()) {
            MimeMessage first = letter("a@client.example", "one");
            deliver(first);
            until(() -> heard.size() == 1);
            String chat = ((InboundMessage) heard.getFirst()).chatId();
            provider.adapter.send(OutboundMessage.text("key-1", chat, "2 500 ₸"), account());
            MimeMessage ours = provider.server.taken().getFirst();
            assertThat(ours.getHeader("In-Reply-To")).containsExactly(first.getMessageID());
            MimeMessage answer = letter("a@client.example", "ok\n\n> 2 500");
            answer.setHeader("In-Reply-To", ours.getMessageID());
            deliver(answer);
            until(() -> heard.size() == 2);
            assertThat(((InboundMessage) heard.get(1)).chatId()).isEqualTo(chat);
            assertThat(((InboundMessage) heard.get(1)).text()).isEqualTo("ok");
            until(() -> poll.trouble().isEmpty());
        }
    }

    @Test
    void machines_and_lists_are_told_from_people_by_their_own_headers() throws Exception {
        List<Map.Entry<String, String>> signs = List.of(
                Map.entry("Auto-Submitted", "auto-generated"),
                Map.entry("Precedence", "bulk"),
                Map.entry("List-Id", "<news.example>"),
                Map.entry("Return-Path", "<>"),
                Map.entry("X-Auto-Response-Suppress", "All"),
                Map.entry("X-Autoreply", "yes"));
        try (PolledChannel.Poll poll = poll()) {
            for (Map.Entry<String, String> sign : signs) {
                MimeMessage letter = letter("robot@client.example", "robot");
                letter.setHeader(sign.getKey(), sign.getValue());
                deliver(letter);
            }
            MimeMessage person = letter("a@client.example", "person");
            person.setHeader("Auto-Submitted", "no");
            deliver(person);
            until(() -> heard.size() == signs.size() + 1);
            assertThat(texts()).containsExactly("Вопрос\nperson");
            until(() -> poll.trouble().isEmpty());
        }
    }

    @Test
    void files_are_typed_by_their_place_and_fetched_when_wanted() throws Exception {
        MimeBodyPart words = new MimeBodyPart();
        words.setText("Вот дизайн", "UTF-8");
        MimeBodyPart photo = new MimeBodyPart();
        photo.setContent(new byte[] {1, 2, 3, 4}, "image/jpeg");
        photo.setFileName("../ногти.jpg");
        photo.setDisposition("attachment");
        MimeMessage letter = letter("a@client.example", "");
        letter.setContent(new MimeMultipart(words, photo));
        letter.saveChanges();
        try (PolledChannel.Poll poll = poll()) {
            deliver(letter);
            until(() -> heard.size() == 1);
            until(() -> poll.trouble().isEmpty());
        }
        Attachment file = ((InboundMessage) heard.getFirst()).attachments().getFirst();
        assertThat(file.kind()).isEqualTo(Attachment.Kind.PHOTO);
        assertThat(file.fileName()).doesNotContain("/");
        Media.Limits limits = new Media.Limits(1_000, Duration.ofSeconds(5));
        assertThat(provider.adapter.fetch(file, account(), limits))
                .isInstanceOfSatisfying(
                        Media.Fetched.class,
                        fetched -> assertThat(fetched.bytes()).containsExactly(1, 2, 3, 4));
        assertThat(provider.adapter.fetch(file, account(), new Media.Limits(3, Duration.ofSeconds(5))))
                .isInstanceOf(Media.Missing.class);
        for (String odd : List.of("1-1/0", "../../etc", "", file.reference() + ".9")) {
            assertThat(provider.adapter.fetch(Attachment.of(Attachment.Kind.PHOTO, odd), account(), limits))
                    .as(odd)
                    .isInstanceOf(Media.Missing.class);
        }
    }

    @Test
    void a_mail_that_came_back_is_news_of_ours() throws Exception {
        String bounce = "From: mailer-daemon@mx.example\r\nTo: " + EmailUnderTest.OWN + "\r\nReturn-Path: <>\r\n"
                + "Message-ID: <b1@mx.example>\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n"
                + "--x\r\nContent-Type: text/plain\r\n\r\nsorry\r\n"
                + "--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
                + "Final-Recipient: rfc822; a@client.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
                + "--x\r\nContent-Type: text/rfc822-headers\r\n\r\n"
                + "Message-ID: <jauap.key-1.00112233445566aa@salon.example>\r\nSubject: Re\r\n\r\n--x--\r\n";
        try (PolledChannel.Poll poll = poll()) {
            deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(bounce.getBytes(StandardCharsets.UTF_8))));
            until(() -> heard.size() == 1);
            until(() -> poll.trouble().isEmpty());
        }
        assertThat(heard.getFirst()).isInstanceOfSatisfying(DeliveryReceipt.class, receipt -> {
            assertThat(receipt.providerMessageId()).isEqualTo("<jauap.key-1.00112233445566aa@salon.example>");
            assertThat(receipt.status()).isEqualTo(DeliveryReceipt.Status.FAILED);
            assertThat(receipt.reason()).contains("5.1.1");
        });
    }

    @Test
    void a_mail_nobody_answered_for_is_found_among_those_sent() throws Exception {
        provider.next(Fault.SILENT_AFTER_ACCEPTANCE);
        assertThat(provider.adapter.send(OutboundMessage.text("k1", EmailUnderTest.CHAT, "hello"), account()))
                .isInstanceOf(SendOutcome.Uncertain.class);
        MailFolder sent = server.getManagers().getImapHostManager().createMailbox(user, "Sent");
        MimeMessage copy = new MimeMessage(provider.server.taken().getFirst());
        sent.appendMessage(copy, new Flags(), new Date());
        provider.next(Fault.SILENT_AFTER_ACCEPTANCE);
        assertThat(provider.adapter.send(OutboundMessage.text("k1", EmailUnderTest.CHAT, "hello"), account()))
                .isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    void a_mail_nobody_can_read_does_not_stand_in_the_way_of_the_next() throws Exception {
        String broken = "From: not an address at all <<>\r\nMessage-ID: <x1@mx.example>\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=\"never\"\r\n\r\nno part begins here\r\n";
        try (PolledChannel.Poll poll = poll()) {
            deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(broken.getBytes(StandardCharsets.UTF_8))));
            deliver(letter("a@client.example", "after"));
            until(() -> texts().size() == 1);
            assertThat(quarantined).hasSize(1);
            until(() -> poll.trouble().isEmpty());
        }
        assertThat(texts()).containsExactly("Вопрос\nafter");
    }

    @Test
    void both_servers_are_checked() {
        assertThat(provider.adapter.check(account())).isEqualTo(new AccountCheck.Working(EmailUnderTest.OWN));
        server.setUser(EmailUnderTest.OWN, EmailUnderTest.OWN, "another");
        user = server.setUser("x@salon.example", "x@salon.example", "y");
        ChannelAccount wrong = provider.account(Map.of("imap", "imap://127.0.0.1:1"));
        assertThat(provider.adapter.check(wrong)).isInstanceOf(AccountCheck.Broken.class);
    }
}
