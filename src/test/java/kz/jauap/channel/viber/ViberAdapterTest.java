package kz.jauap.channel.viber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import kz.jauap.channel.spi.Signature;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.sandbox.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ViberAdapterTest implements ProviderContract {

    private static final URI ADDRESS = URI.create("https://example.com/webhook/viber/salon_bot");

    private final ViberUnderTest provider = new ViberUnderTest();

    @Override
    public ViberUnderTest provider() {
        return provider;
    }

    @AfterEach
    void close() {
        provider.close();
    }

    // ── what was said ────────────────────────────────────────────────────────

    @Test
    void reads_who_wrote_what_and_when() {
        InboundMessage message = message(fixture("text"));
        assertThat(message.text()).isEqualTo("Сколько стоит маникюр?");
        assertThat(message.chatId()).isEqualTo(ViberUnderTest.CUSTOMER);
        assertThat(message.userId()).isEqualTo(ViberUnderTest.CUSTOMER);
        assertThat(message.senderName()).isEqualTo("Айгерим Б.");
        assertThat(message.mark()).startsWith("5741311803571720").hasSize(19);
        assertThat(message.sentAt()).isEqualTo(Instant.ofEpochMilli(1782900001000L));
        assertThat(message.meta("language")).contains("ru");
    }

    @ParameterizedTest
    @CsvSource({
        "picture, PHOTO, https://dl-media.viber.example/5/media/2/short/any/sig/image/0x0/1a.jpg?Expires=1782903601",
        "video, VIDEO, https://dl-media.viber.example/5/media/2/short/any/sig/video/1b.mp4",
        "file, DOCUMENT, https://dl-media.viber.example/5/media/2/short/any/sig/file/1c.pdf",
        "sticker, STICKER, https://content.cdn.viber.example/stickers/100/40100/00040138.png",
        "location, LOCATION, ''",
        "contact, CONTACT, ''",
        "unknown-content, OTHER, https://dl-media.viber.example/h",
    })
    void types_what_comes_besides_words(String fixture, Kind kind, String reference) {
        Attachment attachment = message(fixture(fixture)).attachments().getFirst();
        assertThat(attachment.kind()).isEqualTo(kind);
        assertThat(attachment.reference()).isEqualTo(reference);
    }

    @Test
    void a_file_has_its_name_and_size_and_a_picture_its_caption() {
        Attachment file = message(fixture("file")).attachments().getFirst();
        assertThat(file.fileName()).isEqualTo("договор.pdf");
        assertThat(file.bytes()).isEqualTo(10240);
        assertThat(message(fixture("picture")).text()).isEqualTo("вот такие");
    }

    @Test
    void a_link_is_what_the_customer_wrote() {
        assertThat(message(fixture("url")).text()).isEqualTo("https://example.com/nails");
        assertThat(message(fixture("url")).attachments()).isEmpty();
    }

    @Test
    void a_shared_contact_is_nobodys_proof_of_a_phone() {
        InboundMessage contact = message(fixture("contact"));
        assertThat(contact.senderPhone()).isNull();
        assertThat(contact.attachments().getFirst().detail("phone")).contains("77010000001");
        assertThat(adapter().proves()).isEmpty();
    }

    @Test
    void a_customer_who_came_by_a_link_brings_its_context() {
        InboundMessage started = message(fixture("started-by-a-link"));
        assertThat(started.meta("start")).contains("may-offer");
        assertThat(started.text()).isEqualTo("/start may-offer");
    }

    @Test
    void news_names_the_message_and_why_it_failed() {
        assertThat(parse(fixture("failed")))
                .isInstanceOfSatisfying(
                        Parsed.Events.class,
                        events -> assertThat(events.events())
                                .singleElement()
                                .isInstanceOfSatisfying(DeliveryReceipt.class, news -> {
                                    assertThat(news.providerMessageId()).isEqualTo("5741311803571721087");
                                    assertThat(news.reason()).contains("keyboard is not valid");
                                    assertThat(news.at()).isEqualTo(Instant.ofEpochMilli(1782900002500L));
                                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"started", "subscribed", "unsubscribed", "webhook", "in-a-group"})
    void ignores_with_a_reason_what_nobody_waits_to_have_answered(String fixture) {
        assertThat(parse(fixture(fixture)))
                .isInstanceOfSatisfying(
                        Parsed.Events.class,
                        events -> assertThat(events.events()).singleElement().isInstanceOf(InboundEvent.Ignored.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-event", "without-sender"})
    void what_is_not_understood_goes_to_a_person(String fixture) {
        assertThat(parse(fixture(fixture))).isInstanceOf(Parsed.Unreadable.class);
    }

    @Test
    void the_signature_is_of_the_bytes_as_they_came() {
        byte[] body = fixture("text");
        byte[] spaced = (new String(body, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8);
        WebhookRequest moved = new WebhookRequest("POST", provider.genuine(body).headers(), Map.of(), spaced);
        assertThat(verify(moved, provider.account())).isInstanceOf(Verification.Forged.class);
        String upper = Signature.hex(provider.secret(), body).toUpperCase(java.util.Locale.ROOT);
        Map<String, String> loud = Map.of("x-viber-content-signature", upper);
        assertThat(verify(new WebhookRequest("POST", loud, Map.of(), body), provider.account()))
                .isInstanceOf(Verification.Genuine.class);
    }

    // ── what we say ──────────────────────────────────────────────────────────

    @Test
    void the_token_goes_in_a_header_and_the_name_of_the_sender_along() {
        send("hello", "k");
        assertThat(provider.simulator.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.headers().get("x-viber-auth-token"))
                        .isEqualTo(provider.account().secret("auth_token").orElseThrow()))
                .satisfies(call -> assertThat(
                                call.body().path("sender").path("name").asString())
                        .isEqualTo("Салон на Абая"))
                .satisfies(call ->
                        assertThat(call.body().path("min_api_version").asInt()).isEqualTo(1));
    }

    @Test
    void a_name_that_is_too_long_is_cut_rather_than_refused() {
        assertThat(adapter().send(text("hello", "k"), with("sender_name", "С".repeat(60))))
                .isInstanceOf(SendOutcome.Accepted.class);
        assertThat(adapter().send(text("hello", "k"), with("sender_name", "")))
                .isInstanceOf(SendOutcome.Accepted.class);
        assertThat(last().path("sender").path("name").asString()).isEqualTo("salon_bot");
    }

    @Test
    void a_customer_who_left_is_shown_and_not_tried_again() {
        provider.simulator.leaves(ViberUnderTest.CUSTOMER);
        assertThat(send("hello", "k"))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("Viber 6", "receiverNotSubscribed"));
        provider.next(Fault.REFUSED_WITH_200);
        assertThat(send("hello", "k")).isInstanceOf(SendOutcome.Rejected.class);
    }

    @Test
    void offers_short_answers_as_buttons_that_write_them_and_long_ones_as_words() {
        say(List.of("Сегодня", "<b>Завтра</b>"));
        JsonNode second = last().path("keyboard").path("Buttons").path(1);
        assertThat(second.path("ActionBody").asString()).isEqualTo("<b>Завтра</b>");
        assertThat(second.path("Text").asString()).isEqualTo("&lt;b&gt;Завтра&lt;/b&gt;");
        say(List.of("с".repeat(81)));
        assertThat(last().path("keyboard").isMissingNode()).isTrue();
        assertThat(provider.taken().getLast()).endsWith("с".repeat(81));
    }

    private void say(List<String> replies) {
        OutboundMessage message = new OutboundMessage("k", provider.chat(), "Когда?", List.of(), replies);
        assertThat(adapter().send(message, provider.account())).isInstanceOf(SendOutcome.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "PHOTO, , '', picture",
        "PHOTO, , короткая подпись, picture",
        "VIDEO, 100, '', video",
        "DOCUMENT, 100, '', file",
        "DOCUMENT, , '', text",
        "DOCUMENT, 100, с словами, text",
        "VIDEO, , '', text",
    })
    void a_file_goes_as_viber_takes_it_or_by_its_address(Kind kind, @Nullable Long size, String words, String type) {
        Attachment file = new Attachment(kind, "https://example.com/a/b", null, "a.pdf", size, Map.of());
        OutboundMessage message = new OutboundMessage("k", provider.chat(), words, List.of(file), List.of());
        assertThat(adapter().send(message, provider.account())).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(last().path("type").asString()).isEqualTo(type);
        assertThat(last().path("text").asString("")).contains(words);
        assertThat(last().path(type.equals("text") ? "text" : "media").asString())
                .endsWith("https://example.com/a/b");
    }

    @Test
    void a_picture_with_a_long_caption_goes_as_words_with_its_address() {
        Attachment photo = Attachment.of(Kind.PHOTO, "https://example.com/a.jpg");
        OutboundMessage message = new OutboundMessage("k", provider.chat(), "п".repeat(121), List.of(photo), List.of());
        assertThat(adapter().send(message, provider.account())).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(provider.taken().getLast()).isEqualTo("п".repeat(121) + "\nhttps://example.com/a.jpg");
    }

    private JsonNode last() {
        return provider.simulator.sent().getLast().whole();
    }

    @Test
    void fetches_a_file_from_where_it_lies() {
        Attachment file = Attachment.of(Kind.PHOTO, provider.simulator.address() + "/public/a.jpg");
        Media.Limits limits = new Media.Limits(100, Duration.ofSeconds(2));
        assertThat(adapter().fetch(file, provider.account(), limits)).isInstanceOf(Media.Fetched.class);
        assertThat(adapter().fetch(Attachment.of(Kind.CONTACT, ""), provider.account(), limits))
                .isInstanceOf(Media.Missing.class);
    }

    // ── telling Viber the address ────────────────────────────────────────────

    @Test
    void tells_viber_the_address_and_takes_it_back() {
        assertThat(provider.adapter.register(provider.account(), ADDRESS)).isEqualTo(new AccountCheck.Working("Салон"));
        assertThat(provider.simulator.webhook()).isEqualTo(ADDRESS);
        assertThat(provider.simulator.calls().getFirst().body().path("event_types"))
                .hasSize(EventReader.WANTED.size());
        assertThat(provider.adapter.unregister(provider.account())).isInstanceOf(AccountCheck.Working.class);
        assertThat(provider.simulator.webhook()).isNull();
    }

    @Test
    void an_address_viber_does_not_take_is_said_so() {
        assertThat(provider.adapter.register(provider.account(), URI.create("http://example.com")))
                .isInstanceOfSatisfying(AccountCheck.Broken.class, broken -> {
                    assertThat(broken.reason()).contains("invalidUrl");
                    assertThat(broken.advice()).contains("https");
                });
        assertThat(provider.adapter.register(wrong("auth_token"), ADDRESS))
                .isInstanceOfSatisfying(
                        AccountCheck.Broken.class,
                        broken -> assertThat(broken.advice()).contains("auth_token"));
    }

    @Test
    void the_limits_are_those_of_viber_and_impossible_ones_are_refused_with_an_example() {
        assertThat(adapter().capabilities().maxTextLength()).isEqualTo(7000);
        assertThatThrownBy(() -> properties(Duration.ZERO, 1, 1)).hasMessageContaining("for example 15s");
        assertThatThrownBy(() -> properties(Duration.ofSeconds(1), 0, 1)).hasMessageContaining("for example 20");
        assertThatThrownBy(() -> properties(Duration.ofSeconds(1), 1, 0)).hasMessageContaining("for example 1");
    }

    private static ViberProperties properties(Duration timeout, double speed, int version) {
        return new ViberProperties(ADDRESS, timeout, speed, 1, version, 0);
    }
}
