package kz.jauap.channel.email;

import static kz.jauap.channel.Attachment.Kind.DOCUMENT;
import static kz.jauap.channel.Attachment.Kind.PHOTO;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.List;
import java.util.Map;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.ProviderContract;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.PublicFiles;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.sandbox.Fault;
import kz.jauap.sandbox.SmsGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmailAdapterTest implements ProviderContract {

    private final EmailUnderTest provider = new EmailUnderTest();

    @Override
    public EmailUnderTest provider() {
        return provider;
    }

    /// A mailbox's address is its server for sending.
    @Override
    public ChannelAccount with(String setting, String value) {
        return ProviderContract.super.with(setting.equals("api_base") ? "smtp" : setting, value);
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void an_answer_stands_in_its_thread_and_says_that_a_machine_wrote_it() throws Exception {
        provider.book.heard(
                provider.account(),
                Map.of(
                        EmailUnderTest.CHAT,
                        new MailBook.Thread(
                                "Запись на маникюр", "<a2@client.example>", "<a0@x.example> <a1@client.example>")));
        assertThat(send("2 500 ₸", "key-1"))
                .isEqualTo(new SendOutcome.Accepted("<jauap.key-1.00112233445566aa@salon.example>"));
        MimeMessage mail = provider.server.taken().getFirst();
        assertThat(mail.getSubject()).isEqualTo("Re: Запись на маникюр");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<a2@client.example>");
        assertThat(MailIds.in(mail.getHeader("References")[0]))
                .containsExactly("<a0@x.example>", "<a1@client.example>", "<a2@client.example>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(mail.getFrom()[0].toString()).contains("salon@salon.example");
        assertThat(mail.getMessageID()).isEqualTo("<jauap.key-1.00112233445566aa@salon.example>");
    }

    @Test
    void a_second_try_is_the_same_mail() throws Exception {
        provider.next(Fault.SILENT_AFTER_ACCEPTANCE);
        send("hello", "key-1");
        send("hello", "key-1");
        assertThat(provider.server.taken().get(0).getMessageID())
                .isEqualTo(provider.server.taken().get(1).getMessageID());
    }

    @Test
    void a_subject_with_lines_in_it_makes_no_header() throws Exception {
        provider.book.heard(
                provider.account(),
                Map.of(
                        EmailUnderTest.CHAT,
                        new MailBook.Thread(
                                "hi\r\nBcc: everybody@evil.example", "<a\r\nX-Evil: 1@x>", "<b@x.example>")));
        assertThat(send("hello\r\n.\r\nMAIL FROM:<x@y>", "key-1")).isInstanceOf(SendOutcome.Accepted.class);
        MimeMessage mail = provider.server.taken().getFirst();
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("X-Evil")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(provider.taken().getFirst()).isEqualTo("hello\n.\nMAIL FROM:<x@y>");
    }

    @Test
    void a_chat_with_lines_in_it_is_no_address() {
        for (String chat : java.util.List.of(
                "a@b.example\r\nBcc: x@y.example/00112233445566aa", "a@b.example, c@d.example/00112233445566aa")) {
            assertThat(adapter().send(OutboundMessage.text("k", chat, "hello"), provider.account()))
                    .isInstanceOf(SendOutcome.Rejected.class);
        }
        assertThat(provider.taken()).isEmpty();
    }

    @Test
    void a_file_goes_along_under_its_own_name_and_one_that_is_gone_is_waited_for() throws Exception {
        byte[] picture = {1, 2, 3, 0, (byte) 0xff};
        try (SmsGateway somewhere = new SmsGateway(0, "key")) {
            String address = somewhere.publish(picture).toString();
            assertThat(sends(
                            "",
                            new Attachment(PHOTO, address, "image/jpeg", "ногти\r\nBcc: x@y.example", null, Map.of())))
                    .isInstanceOf(SendOutcome.Accepted.class);
            assertThat(sends("Прайс", new Attachment(DOCUMENT, address, "a;b", null, null, Map.of())))
                    .isInstanceOf(SendOutcome.Accepted.class);
            assertThat(sends("Прайс", Attachment.of(DOCUMENT, somewhere.address() + "/nothing")))
                    .isInstanceOf(SendOutcome.RetryLater.class);
        }
        assertThat(provider.server.taken()).hasSize(2);
        MimeMultipart first = (MimeMultipart) provider.server.taken().get(0).getContent();
        assertThat(first.getBodyPart(1).getFileName()).contains("ногти").doesNotContain("\n");
        assertThat(first.getBodyPart(1).isMimeType("image/jpeg")).isTrue();
        assertThat(first.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(picture);
        assertThat(provider.server.taken().get(0).getAllRecipients()).hasSize(1);
        MimeMultipart second = (MimeMultipart) provider.server.taken().get(1).getContent();
        assertThat(second.getBodyPart(0).getContent()).isEqualTo("Прайс");
        assertThat(second.getBodyPart(1).getFileName()).isEqualTo("document");
    }

    private SendOutcome sends(String words, Attachment file) {
        OutboundMessage message = new OutboundMessage("k1", EmailUnderTest.CHAT, words, List.of(file), List.of());
        return adapter().send(message, provider.account());
    }

    @Test
    void a_new_mail_may_ask_in_its_subject_and_an_answer_does_not() {
        assertThat(message(fixture("new")).text()).isEqualTo("Запись на маникюр\nЗдравствуйте! Сколько стоит маникюр?");
        assertThat(message(fixture("answer")).text()).isEqualTo("А педикюр?");
        assertThat(message(fixture("answer")).chatId())
                .isEqualTo(message(fixture("new")).chatId());
        assertThat(message(fixture("kazakh")).userId()).isEqualTo("daniyar@client.example");
    }

    @Test
    void what_a_machine_wrote_is_never_answered() {
        for (String name : java.util.List.of("vacation", "list", "own")) {
            assertThat(((Parsed.Events) parse(fixture(name))).events())
                    .as(name)
                    .allMatch(InboundEvent.Ignored.class::isInstance);
        }
    }

    @Test
    void a_server_without_encryption_is_not_spoken_to_outside_of_this_machine() {
        EmailProperties careful =
                new EmailProperties(EmailUnderTest.PROPERTIES.timeout(), EmailUnderTest.PROPERTIES.idle(), 1, 1, false);
        java.time.Clock clock = java.time.Clock.systemUTC();
        MailTokens tokens = new MailTokens(careful, provider.keeper, clock);
        EmailAdapter adapter = new EmailAdapter(careful, provider.book, tokens, clock, new PublicFiles());
        assertThat(adapter.send(text("hello", "k1"), provider.account())).isInstanceOf(SendOutcome.RetryLater.class);
        assertThat(provider.taken()).isEmpty();
    }

    @Test
    void a_mailbox_without_imap_sends_only_and_says_so() {
        assertThat(adapter().check(provider.account()).toString()).contains("sends only");
        assertThat(provider.adapter.asks(provider.account())).isFalse();
        assertThat(provider.adapter.asks(provider.account(Map.of("imap", "imaps://mail.example:993"))))
                .isTrue();
    }
}
