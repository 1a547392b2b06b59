package kz.jauap.channel.email;

import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import kz.jauap.SettableClock;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.PolledChannel;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.channel.spi.PublicFiles;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.sandbox.Fault;
import kz.jauap.sandbox.TokenGiver;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A mailbox that takes no password but tokens, on a server that speaks XOAUTH2, with whoever gives
/// the tokens beside it.
class OAuthMailboxTest {

    private static final String OWN = EmailUnderTest.OWN;
    private static final String REFRESH = "first-refresh-token";

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });
    private final GreenMailUser mailbox;
    private final TokenGiver giver;
    private final SettableClock clock = new SettableClock(Instant.now());
    private final TokenKeeperInMemory keeper = new TokenKeeperInMemory();
    private final MailBookInMemory book = new MailBookInMemory();

    OAuthMailboxTest() throws IOException {
        server.start();
        server.setUser("aigul@client.example", "aigul@client.example", "pw");
        mailbox = server.setUser(OWN, OWN, "nobody-knows-this-password");
        giver = new TokenGiver(REFRESH, mailbox::setPassword);
    }

    @AfterEach
    void close() {
        giver.close();
        server.stop();
    }

    private ChannelAccount account() {
        return new ChannelAccount(
                new TenantId(new UUID(0, 1)),
                new ChannelId(new UUID(0, 2)),
                new ChannelKind("email"),
                OWN,
                true,
                Map.of(
                        "smtp",
                        "smtp://127.0.0.1:" + server.getSmtp().getPort(),
                        "imap",
                        "imap://127.0.0.1:" + server.getImap().getPort(),
                        "oauth",
                        giver.endpoint(),
                        "client_id",
                        TokenGiver.CLIENT),
                Map.of("refresh_token", REFRESH, "client_secret", TokenGiver.SECRET));
    }

    /// A node of the house, which knows nothing but what is kept.
    private EmailAdapter node() {
        return new EmailAdapter(
                EmailUnderTest.PROPERTIES,
                book,
                new MailTokens(EmailUnderTest.PROPERTIES, keeper, clock),
                Clock.systemUTC(),
                new PublicFiles(new ProviderHttp()));
    }

    private SendOutcome sent(EmailAdapter node, String key) {
        return node.send(OutboundMessage.text(key, EmailUnderTest.CHAT, "hello"), account());
    }

    @Test
    void mail_goes_out_and_comes_in_by_a_token_that_is_asked_for_once() throws Exception {
        EmailAdapter node = node();
        assertThat(node.check(account())).isEqualTo(new AccountCheck.Working(OWN));
        assertThat(sent(node, "k1")).isInstanceOf(SendOutcome.Accepted.class);
        List<String> heard = new CopyOnWriteArrayList<>();
        try (PolledChannel.Poll poll = node.poll(account(), (account, request) -> {
            Parsed.Events read = (Parsed.Events) node.parse(request, account);
            read.events().forEach(event -> heard.add(((InboundMessage) event).text()));
        })) {
            until(() -> book.place(account()).isPresent());
            MimeMessage letter = new MimeMessage(Session.getInstance(new Properties()));
            letter.setFrom(new InternetAddress("aigul@client.example"));
            letter.setRecipient(Message.RecipientType.TO, new InternetAddress(OWN));
            letter.setText("by token");
            letter.saveChanges();
            mailbox.deliver(letter);
            until(() -> heard.equals(List.of("by token")));
            until(() -> poll.trouble().isEmpty());
        }
        assertThat(server.getReceivedMessagesForDomain("client.example")).hasSize(1);
        assertThat(giver.asked()).isEqualTo(1);
    }

    @Test
    void a_token_is_asked_for_anew_minutes_before_it_ends() {
        EmailAdapter node = node();
        assertThat(sent(node, "k1")).isInstanceOf(SendOutcome.Accepted.class);
        clock.forward(Duration.ofMinutes(54));
        assertThat(sent(node, "k2")).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(giver.asked()).isEqualTo(1);
        clock.forward(Duration.ofMinutes(2));
        assertThat(sent(node, "k3")).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(giver.asked()).isEqualTo(2);
    }

    @Test
    void a_token_the_server_refuses_before_its_time_is_replaced_at_once() {
        EmailAdapter node = node();
        assertThat(sent(node, "k1")).isInstanceOf(SendOutcome.Accepted.class);
        mailbox.setPassword("the owner has changed theirs, which ends all tokens");
        assertThat(sent(node, "k2")).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(giver.asked()).isEqualTo(2);
        assertThat(server.getReceivedMessagesForDomain("client.example")).hasSize(2);
    }

    @Test
    void an_agreement_that_was_taken_back_is_told_with_what_to_do_and_shows_no_token() {
        giver.forget();
        assertThat(sent(node(), "k1"))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        no -> assertThat(no.reason())
                                .contains("is over or revoked")
                                .doesNotContain(REFRESH));
        assertThat(node().check(account())).isInstanceOfSatisfying(AccountCheck.Broken.class, broken -> {
            assertThat(broken.reason()).doesNotContain(REFRESH);
            assertThat(broken.advice()).contains("refresh_token");
        });
    }

    @Test
    void whoever_gives_tokens_may_be_away_and_the_mail_waits() {
        EmailAdapter node = node();
        giver.next(Fault.BROKEN, Fault.THROTTLED, Fault.SILENT_AFTER_ACCEPTANCE);
        for (String key : List.of("k1", "k2", "k3")) {
            assertThat(sent(node, key)).as(key).isInstanceOf(SendOutcome.RetryLater.class);
        }
        assertThat(sent(node, "k4")).isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    void a_refresh_token_that_was_exchanged_is_kept_before_the_next_is_asked_for() {
        giver.exchanges(Duration.ofDays(90).toSeconds());
        EmailAdapter node = node();
        for (int hour = 0; hour < 3; hour++) {
            assertThat(sent(node, "k" + hour)).isInstanceOf(SendOutcome.Accepted.class);
            clock.forward(Duration.ofHours(1));
        }
        assertThat(keeper.kept.values()).singleElement().asString().startsWith("refresh-");
        assertThat(keeper.ends.getFirst()).isBefore(clock.instant().plus(Duration.ofDays(90)));
        assertThat(sent(node(), "k4"))
                .as("another node, which has the account as it was in the beginning")
                .isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    void a_refresh_token_that_cannot_be_kept_yet_serves_from_memory_and_is_kept_later() {
        giver.exchanges(Duration.ofDays(90).toSeconds());
        keeper.broken = true;
        EmailAdapter node = node();
        assertThat(sent(node, "k1")).isInstanceOf(SendOutcome.Accepted.class);
        clock.forward(Duration.ofHours(1));
        assertThat(sent(node, "k2")).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(keeper.kept).isEmpty();
        keeper.broken = false;
        assertThat(sent(node, "k3")).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(keeper.kept).hasSize(1);
        assertThat(sent(node(), "k4")).isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    void tokens_are_asked_for_over_https_only() {
        assertThat(MailTokens.endpoint(account(), false)).isEmpty();
        assertThat(MailTokens.endpoint(account(), true)).isPresent();
        for (String known : List.of("google", "microsoft", "yandex")) {
            assertThat(MailTokens.endpoint(account().with("oauth", known), false))
                    .as(known)
                    .hasValueSatisfying(address -> assertThat(address).hasScheme("https"));
        }
        assertThat(MailTokens.endpoint(account().with("oauth", "nobody"), true)).isEmpty();
        assertThat(new MailTokens.Given.Token("access-1").toString()).doesNotContain("access-1");
    }
}
