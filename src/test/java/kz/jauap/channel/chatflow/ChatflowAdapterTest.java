package kz.jauap.channel.chatflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.Attachment.Kind;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.ProviderContract;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.sandbox.Fault;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatflowAdapterTest implements ProviderContract {

    private static final byte[] EMPTY = new byte[0];

    private final ChatflowUnderTest provider = new ChatflowUnderTest();

    @Override
    public ChatflowUnderTest provider() {
        return provider;
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void reads_who_wrote_what_and_when() {
        InboundMessage message = message(fixture("direct-text"));
        assertThat(message.text()).isEqualTo("Сколько стоит маникюр?");
        assertThat(message.chatId()).isEqualTo(ChatflowUnderTest.JID);
        assertThat(message.senderName()).isEqualTo("Айгерим");
        assertThat(message.senderPhone()).isEqualTo("+77010000001");
        assertThat(message.sentAt()).isEqualTo(Instant.ofEpochSecond(1782900001));
        assertThat(message.meta("instance")).contains("inst-demo-1");
    }

    @Test
    void the_wrapped_and_the_direct_shape_are_the_same_message() {
        assertThat(message(fixture("wrapped-text")).mark())
                .isEqualTo(message(fixture("direct-text")).mark());
    }

    @Test
    void reads_the_flat_spelling() {
        InboundMessage message = message(fixture("flat-spelling"));
        assertThat(message.chatId()).isEqualTo(ChatflowUnderTest.JID);
        assertThat(message.text()).isEqualTo("Работаете в воскресенье?");
        assertThat(message.sentAt()).isEqualTo(Instant.ofEpochMilli(1782900004123L));
        assertThat(message.mark()).isEqualTo(ChatflowUnderTest.JID + ":3EB0A1B2C3D4E5F60004");
    }

    @Test
    void reads_a_message_that_is_an_object_and_takes_no_number_for_a_name() {
        InboundMessage message = message(fixture("message-as-object"));
        assertThat(message.text()).isEqualTo("Адрес подскажите");
        assertThat(message.mark()).endsWith(":3EB0A1B2C3D4E5F60005");
        assertThat(message.sentAt()).isEqualTo(Instant.parse("2026-07-01T10:00:05Z"));
        assertThat(message.senderName()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"remoteJid", "remote_jid", "jid", "from", "chatId", "session_id", "user_id", "phone"})
    void finds_the_sender_under_every_name(String name) {
        assertThat(flat(Map.of(name, "7 (701) 000-00-01", "text", "a")).chatId())
                .isEqualTo(ChatflowUnderTest.JID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"messageId", "message_id", "id"})
    void finds_the_id_under_every_name(String name) {
        assertThat(flat(Map.of("phone", "77010000001", "text", "a", name, "X1")).mark())
                .isEqualTo(ChatflowUnderTest.JID + ":X1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "text", "body", "message_text", "content"})
    void finds_the_text_under_every_name(String name) {
        assertThat(flat(Map.of("phone", "77010000001", name, "привет")).text()).isEqualTo("привет");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sender", "pushName", "name"})
    void finds_the_name_under_every_name(String name) {
        assertThat(flat(Map.of("phone", "77010000001", "text", "a", name, "Дана\u0000"))
                        .senderName())
                .isEqualTo("Дана");
    }

    @ParameterizedTest
    @ValueSource(strings = {"instanceId", "instance_id", "instance", "whatsapp_instance_id"})
    void finds_the_instance_on_top_and_in_the_node(String name) {
        Map<String, Object> message = Map.of("phone", "77010000001", "text", "a");
        Map<String, Object> onTop = new java.util.HashMap<>(message);
        onTop.put(name, "i7");
        assertThat(flat(onTop).meta("instance")).contains("i7");
        Map<String, Object> inNode = new java.util.HashMap<>(message);
        inNode.put("nodeData", Map.of(name, "i8"));
        assertThat(flat(inNode).meta("instance")).contains("i8");
    }

    @ParameterizedTest
    @CsvSource({
        "1782900004, 1782900004000",
        "'\"1782900004\"', 1782900004000",
        "1782900004123, 1782900004123",
        "'\"1782900004123\"', 1782900004123",
        "1782900004.5, 1782900004500",
        "1782900004123456, 1782900004123",
        "'\"2026-07-01T15:00:04+05:00\"', 1782900004000",
    })
    void reads_time_in_every_unit(String written, long millis) {
        String body = "{\"phone\":\"77010000001\",\"text\":\"a\",\"time\":" + written + "}";
        Instant moment = message(body.getBytes(StandardCharsets.UTF_8)).sentAt();
        assertThat(moment == null ? -1 : moment.toEpochMilli()).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "\"soon\"", "1e30", "\"+999999999-01-01T00:00:00Z\"", "null", "[]"})
    void a_time_that_is_none_is_left_out(String written) {
        String body = "{\"phone\":\"77010000001\",\"text\":\"a\",\"time\":" + written + "}";
        assertThat(message(body.getBytes(StandardCharsets.UTF_8)).sentAt()).isNull();
    }

    @Test
    void keeps_an_address_that_hides_the_number() {
        InboundMessage message = message(fixture("hidden-number"));
        assertThat(message.chatId()).isEqualTo("120000000000001@lid");
        assertThat(message.senderPhone()).isNull();
    }

    @Test
    void without_an_id_a_second_yes_is_new_and_a_redelivery_is_not() {
        String first = message(fixture("without-id")).mark();
        assertThat(message(fixture("without-id")).mark()).isEqualTo(first);
        assertThat(message(fixture("without-id-later")).mark()).isNotEqualTo(first);
        assertThat(message(fixture("without-id-other-words")).mark()).isNotEqualTo(first);
    }

    @Test
    void an_id_no_index_could_hold_is_hashed() {
        String mark = flat(Map.of("phone", "77010000001", "text", "a", "id", "x".repeat(100_000)))
                .mark();
        assertThat(mark).hasSizeLessThan(100);
        assertThat(flat(Map.of("phone", "77010000001", "text", "a", "id", "x\0y"))
                        .mark())
                .doesNotContain("\0");
    }

    @ParameterizedTest
    @CsvSource({
        "image-with-caption, PHOTO, image/jpeg",
        "voice, VOICE, audio/ogg; codecs=opus",
        "audio, AUDIO, audio/mpeg",
        "document, DOCUMENT, application/pdf",
        "video-by-mime, VIDEO, video/mp4",
        "unknown-media, OTHER, ",
        "image-without-data, PHOTO, ",
    })
    void types_media(String fixture, Kind kind, String mime) {
        Attachment attachment = message(fixture(fixture)).attachments().getFirst();
        assertThat(attachment.kind()).isEqualTo(kind);
        assertThat(attachment.mimeType()).isEqualTo(mime);
    }

    @Test
    void tells_what_is_known_of_a_file() {
        InboundMessage image = message(fixture("image-with-caption"));
        assertThat(image.text()).isEqualTo("Можно так же?");
        assertThat(image.attachments().getFirst().bytes()).isEqualTo(184210L);
        assertThat(image.attachments().getFirst().reference()).isEqualTo("https://app.chatflow.kz/media/test/1.jpg");
        Attachment voice = message(fixture("voice")).attachments().getFirst();
        assertThat(voice.detail("seconds")).contains("7");
        assertThat(voice.bytes()).isEqualTo(12L);
        assertThat(message(fixture("document")).attachments().getFirst().fileName())
                .isEqualTo("справка.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"group", "status-broadcast"})
    void ignores_with_a_reason_what_nobody_waits_to_have_answered(String fixture) {
        assertThat(parse(fixture(fixture)))
                .isInstanceOfSatisfying(
                        Parsed.Events.class,
                        events -> assertThat(events.events()).singleElement().isInstanceOf(InboundEvent.Ignored.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"without-jid", "without-content"})
    void what_lacks_a_sender_or_content_goes_to_a_person(String fixture) {
        assertThat(parse(fixture(fixture))).isInstanceOf(Parsed.Unreadable.class);
    }

    @Test
    void a_probe_needs_no_secret_and_says_nothing() {
        WebhookRequest get = new WebhookRequest("GET", Map.of(), Map.of(), EMPTY);
        assertThat(verify(get, provider.account())).isInstanceOf(Verification.Genuine.class);
        assertThat(adapter().parse(get, provider.account())).isEqualTo(Parsed.nothing());
        assertThat(parse(EMPTY)).isEqualTo(Parsed.nothing());
        assertThat(parse(" \n".getBytes(StandardCharsets.UTF_8))).isEqualTo(Parsed.nothing());
    }

    @Test
    void a_get_with_a_message_in_its_body_is_still_only_a_probe() {
        WebhookRequest get = new WebhookRequest("GET", Map.of(), Map.of(), fixture("direct-text"));
        assertThat(adapter().parse(get, provider.account())).isEqualTo(Parsed.nothing());
    }

    @Test
    void takes_the_secret_from_the_header_too_and_both_during_a_rotation() {
        WebhookRequest next = new WebhookRequest("POST", Map.of("x-webhook-secret", "next secret"), Map.of(), EMPTY);
        assertThat(verify(next, provider.account())).isInstanceOf(Verification.Forged.class);
        ChannelAccount rotating = changed("webhook_secret_next", "next secret");
        assertThat(verify(next, rotating)).isInstanceOf(Verification.Genuine.class);
        assertThat(verify(provider.genuine(EMPTY), rotating)).isInstanceOf(Verification.Genuine.class);
    }

    @Test
    void accepts_unsigned_requests_only_where_a_setting_says_so_and_no_secret_exists() {
        WebhookRequest unsigned = provider.withSecret(EMPTY, "");
        ChannelAccount open = with("accept_unsigned", "true");
        assertThat(verify(unsigned, open)).isInstanceOf(Verification.Forged.class);
        ChannelAccount secretless = new ChannelAccount(
                open.tenant(), open.channel(), open.kind(), open.account(), true, open.config(), Map.of());
        assertThat(verify(unsigned, secretless)).isInstanceOf(Verification.Genuine.class);
    }

    @Test
    void acknowledges_in_the_words_chatflow_knows() {
        assertThat(adapter().acknowledgement(provider.genuine(EMPTY)).body())
                .isEqualTo(
                        "{\"success\":true,\"message\":\"Accepted\",\"conversation_id\":null,\"bot_response\":null}");
    }

    @Test
    void a_200_that_says_no_is_tried_again_with_its_reason() {
        provider.next(Fault.REFUSED_WITH_200);
        assertThat(send("hello", "k1"))
                .isEqualTo(new SendOutcome.RetryLater(Duration.ZERO, "HTTP 200 Phone is not connected"));
    }

    @ParameterizedTest
    @CsvSource({"PHOTO, send-image", "VOICE, send-audio", "DOCUMENT, send-doc", "VIDEO, send-video"})
    void sends_a_file_and_never_without_a_caption(Kind kind, String call) {
        Attachment file = Attachment.of(kind, "https://example.com/f?a=1&b=2");
        OutboundMessage message = new OutboundMessage("k1", provider.chat(), "", List.of(file), List.of());
        assertThat(adapter().send(message, provider.account())).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(provider.simulator.received())
                .singleElement()
                .satisfies(received -> assertThat(received.call()).isEqualTo(call))
                .satisfies(received -> assertThat(received.mediaUrl()).isEqualTo(file.reference()));
    }

    @Test
    void writes_short_answers_below_the_text() {
        OutboundMessage message =
                new OutboundMessage("k1", provider.chat(), "Когда?", List.of(), List.of("Сегодня", "Завтра"));
        assertThat(adapter().send(message, provider.account())).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(provider.taken()).containsExactly("Когда?\n\nСегодня\nЗавтра");
    }

    private InboundMessage flat(Map<String, ?> fields) {
        return message(Json.write(fields).getBytes(StandardCharsets.UTF_8));
    }
}
