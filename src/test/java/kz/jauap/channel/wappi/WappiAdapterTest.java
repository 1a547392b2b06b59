package kz.jauap.channel.wappi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.Attachment.Kind;
import kz.jauap.channel.DeliveryReceipt;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.ProviderContract;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.sandbox.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WappiAdapterTest implements ProviderContract {

    private final WappiUnderTest provider = new WappiUnderTest();

    @Override
    public WappiUnderTest provider() {
        return provider;
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void takes_the_secret_from_the_address_too_and_both_during_a_rotation() {
        byte[] body = fixture("text");
        WebhookRequest typed = new WebhookRequest("POST", Map.of(), Map.of("webhook_secret", provider.secret()), body);
        assertThat(verify(typed, provider.account())).isInstanceOf(Verification.Genuine.class);
        WebhookRequest next = provider.withSecret(body, "next secret");
        assertThat(verify(next, provider.account())).isInstanceOf(Verification.Forged.class);
        assertThat(verify(next, changed("webhook_secret_next", "next secret")))
                .isInstanceOf(Verification.Genuine.class);
    }

    @Test
    void reads_who_wrote_what_and_when() {
        InboundMessage message = message(fixture("text"));
        assertThat(message.text()).isEqualTo("Сколько стоит маникюр?");
        assertThat(message.chatId()).isEqualTo(WappiUnderTest.CHAT);
        assertThat(message.senderName()).isEqualTo("Айгерим");
        assertThat(message.senderPhone()).isEqualTo("+77010000001");
        assertThat(message.sentAt()).isEqualTo(Instant.ofEpochSecond(1782900001));
    }

    @Test
    void a_customer_is_the_same_one_in_either_shape() {
        InboundMessage flat = message(fixture("flat-text"));
        assertThat(flat.chatId()).isEqualTo(message(fixture("text")).chatId());
        assertThat(flat.text()).isEqualTo("Работаете в воскресенье?");
        assertThat(flat.sentAt()).isEqualTo(Instant.ofEpochSecond(1782900100));
    }

    @ParameterizedTest
    @CsvSource({
        "image-with-caption, PHOTO, https://s3.wappi.example/6cce2eb5/1.jpg",
        "voice, VOICE, 3EB0A1B2C3D4E5F60004",
        "flat-voice, VOICE, https://s3.wappi.example/6cce2eb5/3.ogg",
        "document, DOCUMENT, https://s3.wappi.example/6cce2eb5/2.pdf",
        "sticker, STICKER, 3EB0A1B2C3D4E5F60006",
        "location, LOCATION, ''",
        "vcard, CONTACT, ''",
        "unknown-type, OTHER, 3EB0A1B2C3D4E5F60009",
    })
    void types_what_comes_besides_words(String fixture, Kind kind, String reference) {
        Attachment attachment = message(fixture(fixture)).attachments().getFirst();
        assertThat(attachment.kind()).isEqualTo(kind);
        assertThat(attachment.reference()).isEqualTo(reference);
    }

    @Test
    void a_caption_is_the_text_and_a_file_has_its_name() {
        assertThat(message(fixture("image-with-caption")).text()).isEqualTo("Можно так же?");
        assertThat(message(fixture("document")).attachments().getFirst().fileName())
                .isEqualTo("справка.pdf");
    }

    @Test
    void an_advertisement_that_brought_the_customer_is_told() {
        InboundMessage message = message(fixture("from-advertisement"));
        assertThat(message.meta("ad_channel")).contains("whatsapp");
        assertThat(message.meta("ad_id")).contains("120226305854810726");
        assertThat(message(fixture("text")).meta("ad_channel")).isEmpty();
    }

    @Test
    void takes_every_message_of_a_delivery_in_order() {
        assertThat(texts("batch-of-three")).containsExactly("Здравствуйте", "Сколько стоит маникюр?", "Где вы?");
    }

    @Test
    void what_can_be_read_beside_what_cannot_is_not_lost() {
        assertThat(texts("one-of-two-unreadable")).containsExactly("Это видно");
        assertThat(events("one-of-two-unreadable"))
                .filteredOn(InboundEvent.Unread.class::isInstance)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reaction", "own-echo", "api-echo", "group", "status-pending", "authorization"})
    void ignores_with_a_reason_what_nobody_waits_to_have_answered(String fixture) {
        assertThat(events(fixture)).singleElement().isInstanceOf(InboundEvent.Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"another-profile", "unknown-wh-type"})
    void what_is_not_understood_or_not_ours_goes_to_a_person(String fixture) {
        assertThat(parse(fixture(fixture))).isInstanceOf(Parsed.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({"status-delivered, DELIVERED", "status-read, READ", "status-failed, FAILED"})
    void reads_news_of_what_was_sent(String fixture, DeliveryReceipt.Status status) {
        assertThat(events(fixture)).singleElement().isInstanceOfSatisfying(DeliveryReceipt.class, receipt -> {
            assertThat(receipt.status()).isEqualTo(status);
            assertThat(receipt.providerMessageId()).isEqualTo("3EB0OUT1");
        });
    }

    @Test
    void the_token_goes_in_a_header_and_never_in_an_address() {
        send("hello", "k");
        assertThat(provider.simulator.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.query()).containsOnlyKeys("profile_id"))
                .satisfies(call ->
                        assertThat(call.body().path("recipient").asString()).isEqualTo("77010000001"));
    }

    @Test
    void sends_a_file_by_its_address() {
        Attachment file =
                new Attachment(Kind.DOCUMENT, "https://example.com/price.pdf", null, "price.pdf", null, Map.of());
        OutboundMessage message = new OutboundMessage("k", provider.chat(), "прайс", List.of(file), List.of());
        assertThat(adapter().send(message, provider.account())).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(provider.simulator.sent().getFirst().whole().path("url").asString())
                .isEqualTo(file.reference());
    }

    @Test
    void writes_short_answers_below_the_text() {
        OutboundMessage message =
                new OutboundMessage("k", provider.chat(), "Когда?", List.of(), List.of("Сегодня", "Завтра"));
        assertThat(adapter().send(message, provider.account())).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(provider.taken()).containsExactly("Когда?\n\nСегодня\nЗавтра");
    }

    @Test
    void a_phone_that_is_off_line_is_tried_again_and_a_profile_nobody_paid_for_is_shown() {
        provider.next(Fault.REFUSED_WITH_200);
        assertThat(send("hello", "k")).isInstanceOf(SendOutcome.RetryLater.class);
        provider.simulator.paid(false);
        assertThat(send("hello", "k"))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("402", "not paid"));
        assertThat(adapter().check(provider.account()))
                .isInstanceOfSatisfying(
                        AccountCheck.Broken.class,
                        broken -> assertThat(broken.advice()).contains("pay"));
    }

    @Test
    void the_check_tells_until_when_it_is_paid_and_sees_a_phone_that_is_gone() {
        assertThat(adapter().check(provider.account()))
                .isEqualTo(new AccountCheck.Working(WappiUnderTest.PROFILE + ", paid until 2027-01-01T00:00:00Z"));
        provider.simulator.connected(false);
        assertThat(adapter().check(provider.account())).isInstanceOf(AccountCheck.Broken.class);
    }

    @Test
    void fetches_a_file_by_its_message_and_none_from_inside() {
        provider.simulator.file("3EB0V", "voice".getBytes(StandardCharsets.UTF_8));
        assertThat(fetch("3EB0V", 100))
                .isInstanceOfSatisfying(
                        Media.Fetched.class,
                        file -> assertThat(file.bytes()).asString().isEqualTo("voice"));
        assertThat(fetch("3EB0V", 3)).isInstanceOf(Media.Missing.class);
        assertThat(fetch("3EB0X", 100)).isInstanceOf(Media.Missing.class);
        assertThat(fetch("http://127.0.0.1:1/secret", 100)).isInstanceOf(Media.Missing.class);
        assertThat(fetch("", 100)).isInstanceOf(Media.Missing.class);
    }

    private Media fetch(String reference, int bytes) {
        Attachment file = Attachment.of(Kind.VOICE, reference);
        return adapter().fetch(file, provider.account(), new Media.Limits(bytes, Duration.ofSeconds(2)));
    }

    @Test
    void tells_wappi_the_address_and_the_secret() {
        URI address = URI.create("https://example.com/webhook/wappi/6cce2eb5-9d11");
        assertThat(provider.adapter.register(provider.account(), address)).isInstanceOf(AccountCheck.Working.class);
        assertThat(provider.simulator.callback()).isEqualTo(address);
        assertThat(provider.simulator.calls().getFirst().query()).containsEntry("auth", provider.secret());
        assertThat(provider.adapter.unregister(provider.account())).isInstanceOf(AccountCheck.Working.class);
        assertThat(provider.simulator.callback()).isNull();
    }

    private List<InboundEvent> events(String fixture) {
        return parse(fixture(fixture)) instanceof Parsed.Events(var events) ? events : List.of();
    }

    private List<String> texts(String fixture) {
        return events(fixture).stream()
                .filter(InboundMessage.class::isInstance)
                .map(event -> ((InboundMessage) event).text())
                .toList();
    }
}
