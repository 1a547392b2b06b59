package kz.jauap.journey;

import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import kz.jauap.channel.ChannelMemory;
import kz.jauap.ops.House;
import kz.jauap.sandbox.SmppOperator;
import kz.jauap.sandbox.SmsGateway;
import kz.jauap.sandbox.TokenGiver;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Customers who write text messages and mails: a true answer, then a person who answers in the same place.
@ExtendWith(Street.class)
class MailAndTextJourneyTest {

    private static final String QUESTION = "Сколько стоит маникюр и до скольки вы работаете?";
    private static final String PERSON = "Позовите, пожалуйста, человека";
    private static final String PHONE = "77015550101";

    private final Street.Business business = Street.business();

    /// A person of the business takes the only request and writes.
    private void personAnswers(String words) {
        until(() -> business.count("handover") == 1);
        String agent = Street.expect(
                        201,
                        Street.house()
                                .post(
                                        "/admin/tenants/" + business.slug + "/agents",
                                        "{\"name\":\"Aliya\",\"role\":\"OWNER\",\"branches\":[]}"))
                .path("id")
                .asString();
        String conversation = business.texts("select conversation_id from handover where tenant_id = :id")
                .getFirst();
        House.Answer said = Street.house()
                .post(
                        "/admin/tenants/" + business.slug + "/conversations/" + conversation + "/reply",
                        Json.write(Map.of("agent", agent, "text", words)));
        assertThat(said.status()).as(said.text()).isLessThan(300);
    }

    private void untilAll(String status) {
        until(() -> Set.copyOf(business.texts("select status from outbox where tenant_id = :id"))
                .equals(Set.of(status)));
    }

    @Test
    void by_text_message_through_a_gateway_whose_news_comes_back() throws IOException {
        try (SmsGateway gateway = new SmsGateway(0, "gw-key")) {
            String secret = business.connect(
                    "sms",
                    business.slug,
                    Map.of(
                            "api_base", gateway.address().toString(),
                            "path", "/send",
                            "headers", "Authorization: Key {{api_key}}",
                            "body", "{\"to\":\"{{to}}\",\"text\":\"{{text}}\"}",
                            "id_path", "/data/messageId"),
                    Map.of("api_key", "gw-key"));
            var webhook = Street.webhook("/webhook/sms/" + business.slug);
            assertThat(gateway.customerWrites(webhook, "guess", PHONE, "t1", QUESTION))
                    .isEqualTo(401);
            assertThat(gateway.customerWrites(webhook, secret, PHONE, "t1", QUESTION))
                    .isEqualTo(200);
            assertThat(gateway.customerWrites(webhook, secret, PHONE, "t1", QUESTION))
                    .isEqualTo(200);
            until(() -> !gateway.texts(PHONE).isEmpty());
            assertThat(String.join(" ", gateway.texts(PHONE))).contains("2 500 ₸", "21:00");
            untilAll("ACCEPTED");
            gateway.sent().forEach(sent -> gateway.tells(webhook, secret, sent.id(), "delivered"));
            untilAll("DELIVERED");
            gateway.customerWrites(webhook, secret, PHONE, "t2", PERSON);
            personAnswers("Здравствуйте, это Алия");
            until(() -> gateway.texts(PHONE).contains("Здравствуйте, это Алия"));
            assertThat(business.count("inbox")).isEqualTo(2);
            assertThat(business.count("conversation")).isEqualTo(1);
        }
    }

    @Test
    void by_text_message_straight_from_an_operator() throws IOException {
        try (SmppOperator operator = new SmppOperator("salon", "pw")) {
            business.connect(
                    "smpp",
                    business.slug,
                    Map.of("api_base", operator.address().toString(), "system_id", "salon"),
                    Map.of("password", "pw"));
            until(operator::isHeard);
            operator.customerWrites(PHONE, QUESTION);
            until(() -> !operator.texts().isEmpty());
            assertThat(String.join(" ", operator.texts())).contains("2 500 ₸", "21:00");
            untilAll("ACCEPTED");
            int answers = operator.texts().size();
            operator.hangUp();
            until(operator::isHeard);
            operator.customerWrites(PHONE, QUESTION);
            until(business::rests);
            assertThat(operator.texts())
                    .as("it came again, and was answered before")
                    .hasSize(answers);
            assertThat(business.count("inbox")).isEqualTo(1);
            operator.segments().stream()
                    .filter(SmppOperator.Segment::receipt)
                    .forEach(segment -> operator.tells(segment.id(), "DELIVRD"));
            untilAll("DELIVERED");
            operator.customerWrites(PHONE, PERSON);
            personAnswers("Здравствуйте, это Алия");
            until(() -> operator.texts().contains("Здравствуйте, это Алия"));
            business.change("smpp", business.slug, "{\"status\":\"SUSPENDED\"}");
        }
    }

    @Test
    void by_mail_in_one_thread_and_machines_hear_nothing() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        try {
            String salon = business.slug + "@salon.example";
            server.setUser(salon, salon, "mail-pw");
            server.setUser("aigul@client.example", "aigul@client.example", "pw");
            business.connect(
                    "email",
                    salon,
                    Map.of(
                            "smtp", "smtp://127.0.0.1:" + server.getSmtp().getPort(),
                            "imap", "imap://127.0.0.1:" + server.getImap().getPort(),
                            "from_name", "Salon"),
                    Map.of("password", "mail-pw"));
            until(() -> business.count("mail_place") == 1);
            mail(server, salon, "Вопрос", QUESTION, "");
            until(() -> heard(server).size() == 1);
            Message answer = heard(server).getFirst();
            assertThat(answer.getContent().toString()).contains("2 500 ₸", "21:00");
            assertThat(answer.getSubject()).isEqualTo("Re: Вопрос");
            assertThat(answer.getHeader("Auto-Submitted")).containsExactly("auto-replied");
            String id = answer.getHeader("Message-ID")[0];
            mail(
                    server,
                    salon,
                    "Re: Вопрос",
                    "Где вы находитесь?\n\nOn Monday Salon <" + salon + "> wrote:\n> 2 500 ₸",
                    id);
            until(() -> heard(server).size() == 2);
            assertThat(heard(server).get(1).getContent().toString()).contains("Абая 150");
            assertThat(business.count("conversation")).isEqualTo(1);
            mail(server, salon, "Re: Вопрос", "Меня нет до понедельника", id, "Auto-Submitted", "auto-replied");
            mail(server, salon, "Re: Вопрос", PERSON, id);
            personAnswers("Здравствуйте, это Алия");
            until(() -> heard(server).stream().anyMatch(MailAndTextJourneyTest::isFromAliya));
            until(business::rests);
            assertThat(business.count("inbox")).isEqualTo(3);
            assertThat(business.texts("select status from outbox where tenant_id = :id"))
                    .containsOnly("ACCEPTED");
            assertThat(forgotten(Instant.EPOCH)).isZero();
            assertThat(forgotten(Instant.parse("2999-01-01T00:00:00Z"))).isEqualTo(1);
            assertThat(business.count("mail_thread")).isZero();
            business.change("email", salon, "{\"status\":\"SUSPENDED\"}");
        } finally {
            server.stop();
        }
    }

    @Test
    void by_mail_to_a_mailbox_that_takes_tokens_only_and_whose_refresh_token_is_exchanged() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        String salon = business.slug + "@salon.example";
        server.setUser("aigul@client.example", "aigul@client.example", "pw");
        GreenMailUser mailbox = server.setUser(salon, salon, "nobody-knows-this-password");
        try (TokenGiver giver = new TokenGiver("first-refresh-token", mailbox::setPassword)) {
            giver.exchanges(Duration.ofDays(90).toSeconds());
            business.connect(
                    "email",
                    salon,
                    Map.of(
                            "smtp",
                            "smtp://127.0.0.1:" + server.getSmtp().getPort(),
                            "imap",
                            "imap://127.0.0.1:" + server.getImap().getPort(),
                            "oauth",
                            giver.endpoint(),
                            "client_id",
                            TokenGiver.CLIENT),
                    Map.of("refresh_token", "first-refresh-token", "client_secret", TokenGiver.SECRET));
            until(() -> business.count("mail_place") == 1);
            mail(server, salon, "Вопрос", "Сколько стоит маникюр?", "");
            until(() -> heard(server).size() == 1);
            assertThat(heard(server).getFirst().getContent().toString()).contains("2 500 ₸");
            assertThat(giver.asked()).as("one token serves reading and sending").isEqualTo(1);
            assertThat(business.texts("select config ->> 'access_until' from channel where tenant_id = :id"))
                    .singleElement()
                    .asString()
                    .startsWith("20");
            assertThat(business.texts(
                            "select detail::text from audit where tenant_id = :id and action = 'channel.exchanged'"))
                    .singleElement()
                    .asString()
                    .contains("refresh_token")
                    .doesNotContain("refresh-");
            business.change("email", salon, "{\"status\":\"SUSPENDED\"}");
        } finally {
            server.stop();
        }
    }

    /// Rows all channels together have forgotten.
    private int forgotten(Instant before) {
        return Street.house().context.getBeansOfType(ChannelMemory.class).values().stream()
                .mapToInt(memory -> memory.forget(new TenantId(business.id), before))
                .sum();
    }

    private static boolean isFromAliya(Message one) {
        try {
            return one.getContent().toString().contains("Алия");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<MimeMessage> heard(GreenMail server) {
        return Arrays.stream(server.getReceivedMessagesForDomain("client.example"))
                .sorted((one, other) -> sentAt(one).compareTo(sentAt(other)))
                .toList();
    }

    private static String sentAt(MimeMessage one) {
        try {
            return Long.toString(one.getSentDate().getTime())
                    + one.getContent().toString().length();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void mail(
            GreenMail server, String to, String subject, String text, String answers, String... headers)
            throws Exception {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", Integer.toString(server.getSmtp().getPort()));
        MimeMessage letter = new MimeMessage(Session.getInstance(settings));
        letter.setFrom(new InternetAddress("aigul@client.example", "Айгуль", "UTF-8"));
        letter.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        letter.setSubject(subject, "UTF-8");
        letter.setText(text, "UTF-8");
        if (!answers.isEmpty()) {
            letter.setHeader("In-Reply-To", answers);
            letter.setHeader("References", answers);
        }
        for (int i = 0; i + 1 < headers.length; i += 2) {
            letter.setHeader(headers[i], headers[i + 1]);
        }
        letter.setHeader("X-Test", UUID.randomUUID().toString());
        Transport.send(letter);
    }
}
