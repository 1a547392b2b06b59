package kz.jauap.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kz.jauap.channel.DeliveryReceipt;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.ProviderContract;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmsAdapterTest implements ProviderContract {

    private final SmsUnderTest provider = new SmsUnderTest();

    @Override
    public SmsUnderTest provider() {
        return provider;
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void no_text_can_end_its_place_in_the_call() {
        String evil = "\",\"to\":\"77770000000\",\"x\":\"{{api_key}}\\ \n </sms>&to=1";
        assertThat(send(evil, "k1")).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(provider.gateway.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.text()).isEqualTo(evil);
            assertThat(sent.chat()).isEqualTo(SmsUnderTest.CHAT);
            assertThat(sent.whole().path("from").asString()).isEqualTo("Salon");
            assertThat(sent.whole().propertyNames()).containsExactlyInAnyOrder("to", "text", "from", "ref");
        });
    }

    @Test
    void values_are_escaped_for_where_they_stand() {
        Map<String, String> values = Map.of("text", "a&b=\"c\"<d> 100% 'e' ы");
        assertThat(new Template("t={{text}}").filled(values, Template.Format.FORM))
                .contains("t=a%26b%3D%22c%22%3Cd%3E+100%25+%27e%27+%D1%8B");
        assertThat(new Template("<t>{{ text }}</t>").filled(values, Template.Format.XML))
                .contains("<t>a&amp;b=&quot;c&quot;&lt;d&gt; 100% &apos;e&apos; ы</t>");
        assertThat(Json.tree(new Template("{\"t\":\"{{text}}\"}")
                                .filled(values, Template.Format.JSON)
                                .orElseThrow())
                        .path("t")
                        .asString())
                .isEqualTo(values.get("text"));
        assertThat(new Template("{{text}}").filled(Map.of("text", "a\r\nX-Evil: 1"), Template.Format.HEADER))
                .isEmpty();
        assertThat(new Template("{{nobody}}").filled(values, Template.Format.JSON))
                .isEmpty();
    }

    @Test
    void a_gateway_that_is_asked_by_its_address_gets_everything_encoded() {
        ChannelAccount account = new ChannelAccount(provider.account(
                Map.of("method", "get", "path", "/send?phones={{to}}&mes={{text}}&key={{api_key}}", "id_path", "/id")));
        assertThat(adapter().send(text("a&phones=1 ы", "k1"), account.account()))
                .isInstanceOf(SendOutcome.Rejected.class);
        assertThat(provider.gateway.calls().getLast().query())
                .containsEntry("phones", SmsUnderTest.CHAT)
                .containsEntry("mes", "a&phones=1 ы");
    }

    private record ChannelAccount(kz.jauap.channel.ChannelAccount account) {}

    @Test
    void a_no_that_will_pass_is_told_from_one_that_will_not_by_the_settings() {
        var account = provider.account(Map.of("later_codes", "9, 15", "code_path", "/error_code", "id_path", "/id"));
        GatewayAnswer answer = new GatewayAnswer(account);
        assertThat(answer.outcome(said("{\"error\":\"duplicate\",\"error_code\":9}")))
                .isInstanceOf(SendOutcome.RetryLater.class);
        assertThat(answer.outcome(said("{\"error\":\"no money\",\"error_code\":3}")))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo("3 no money"));
        assertThat(answer.outcome(said("{\"id\":123,\"cnt\":1}"))).isEqualTo(new SendOutcome.Accepted("123"));
        assertThat(answer.outcome(said("{}"))).isInstanceOf(SendOutcome.Uncertain.class);
    }

    private static kz.jauap.channel.spi.ProviderAnswer said(String body) {
        return new kz.jauap.channel.spi.ProviderAnswer.Answered(200, Duration.ZERO, body);
    }

    @Test
    void a_gateway_in_our_own_network_is_not_called_unless_the_house_says_so() {
        SmsProperties outside = new SmsProperties(Duration.ofMillis(400), 6, 10, 1, false, Duration.ofSeconds(30));
        SmsAdapter careful = new SmsAdapter(outside, Clock.systemUTC(), new SimpleMeterRegistry());
        assertThat(careful.send(text("hello", "k1"), provider.account())).isInstanceOf(SendOutcome.RetryLater.class);
        assertThat(careful.check(provider.account())).isInstanceOf(AccountCheck.Broken.class);
        assertThat(provider.gateway.calls()).isEmpty();
    }

    @Test
    void news_and_messages_are_read_under_the_names_the_gateway_gives_them_posted_or_asked() {
        var account = provider.account(Map.of("names", "from=phone, text=mes, id=sms_id, status=status, error=err"));
        WebhookRequest form = new WebhookRequest(
                "POST",
                Map.of(),
                Map.of(),
                "phone=%2B7+701+555-01-01&mes=%D0%94%D0%B0&sms_id=9&to=1".getBytes(StandardCharsets.UTF_8));
        assertThat(((Parsed.Events) adapter().parse(form, account)).events())
                .singleElement()
                .isInstanceOfSatisfying(InboundMessage.class, message -> {
                    assertThat(message.text()).isEqualTo("Да");
                    assertThat(message.chatId()).isEqualTo("77015550101");
                    assertThat(message.senderPhone()).isEqualTo("+77015550101");
                    assertThat(message.mark()).isEqualTo("77015550101:9");
                });
        WebhookRequest asked = new WebhookRequest(
                "GET", Map.of(), Map.of("sms_id", "g-7", "status", "20", "err", "blocked"), new byte[0]);
        assertThat(((Parsed.Events) adapter().parse(asked, account)).events())
                .singleElement()
                .isInstanceOfSatisfying(DeliveryReceipt.class, receipt -> {
                    assertThat(receipt.status()).isEqualTo(DeliveryReceipt.Status.FAILED);
                    assertThat(receipt.reason()).isEqualTo("blocked");
                });
    }

    @Test
    void messages_a_gateway_does_not_name_are_told_apart_by_their_words_and_time() {
        byte[] one = "{\"from\":\"77015550101\",\"text\":\"да\",\"time\":\"12:00\"}".getBytes(StandardCharsets.UTF_8);
        byte[] other = "{\"from\":\"77015550101\",\"text\":\"да\",\"time\":\"12:01\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(message(one).mark())
                .isEqualTo(message(one).mark())
                .isNotEqualTo(message(other).mark());
    }

    @Test
    void what_operators_are_paid_by_is_counted() {
        send("ы".repeat(71), "k1");
        send("a".repeat(160), "k2");
        assertThat(provider.meters
                        .counter("jauap.sms.segments", "kind", "sms", "account", "salon")
                        .count())
                .isEqualTo(3);
    }

    @Test
    void settings_that_make_no_call_are_found_before_a_customer_waits() {
        for (Map<String, String> odd : List.of(
                Map.of("headers", "Authorization: {{no_such_secret}}"),
                Map.of("api_base", "ftp://x"),
                Map.of("method", "DELETE"))) {
            assertThat(adapter().check(provider.account(odd))).as("%s", odd).isInstanceOf(AccountCheck.Broken.class);
            assertThat(adapter().send(OutboundMessage.text("k", SmsUnderTest.CHAT, "?"), provider.account(odd)))
                    .isInstanceOf(SendOutcome.Rejected.class);
        }
    }
}
