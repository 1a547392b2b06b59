package kz.jauap.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.Attachment.Kind;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.DeliveryReceipt;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.ProviderContract;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.channel.spi.PublicFiles;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookReply;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.sandbox.WhatsappSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class WhatsappAdapterTest implements ProviderContract {

    private final WhatsappUnderTest provider = new WhatsappUnderTest();

    @Override
    public WhatsappUnderTest provider() {
        return provider;
    }

    @AfterEach
    void close() {
        provider.close();
    }

    /// The app secret only verifies; nothing is sent with it.
    @Override
    public List<String> credentials() {
        return List.of("access_token");
    }

    // ── the handshake and the signature ──────────────────────────────────────

    @Test
    void gives_meta_its_challenge_back_as_plain_words() {
        assertThat(handshake("subscribe", "verify-token_of-tests", "1158201444"))
                .isEqualTo(new WebhookReply(200, "text/plain;charset=utf-8", "1158201444"));
    }

    @Test
    void refuses_a_handshake_with_another_token_mode_or_challenge() {
        assertThat(handshake("subscribe", "guess", "1").status()).isEqualTo(403);
        assertThat(handshake("subscribe", "", "1").status()).isEqualTo(403);
        assertThat(handshake("unsubscribe", "verify-token_of-tests", "1").status())
                .isEqualTo(403);
        assertThat(handshake("subscribe", "verify-token_of-tests", "<script> x").status())
                .isEqualTo(403);
        WebhookRequest bare = new WebhookRequest("GET", Map.of(), Map.of(), new byte[0]);
        assertThat(adapter().handshake(bare, provider.account()).orElseThrow().status())
                .isEqualTo(403);
        assertThat(adapter()
                        .handshake(bare, without("webhook_secret"))
                        .orElseThrow()
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_delivery_is_no_handshake() {
        assertThat(adapter().handshake(provider.genuine(fixture("text")), provider.account()))
                .isEmpty();
    }

    @Test
    void a_signature_of_other_bytes_is_forged() {
        WebhookRequest signed = provider.genuine(fixture("text"));
        WebhookRequest changed = new WebhookRequest("POST", signed.headers(), Map.of(), fixture("text-second"));
        assertThat(verify(changed, provider.account())).isInstanceOf(Verification.Forged.class);
        for (String wrong : List.of("sha256=", "sha1=abc", "x", signed.headers().get("x-hub-signature-256") + "0")) {
            WebhookRequest other =
                    new WebhookRequest("POST", Map.of("x-hub-signature-256", wrong), Map.of(), fixture("text"));
            assertThat(verify(other, provider.account())).as(wrong).isInstanceOf(Verification.Forged.class);
        }
    }

    // ── what was said ────────────────────────────────────────────────────────

    @Test
    void reads_who_wrote_what_and_when() {
        InboundMessage message = message(fixture("text"));
        assertThat(message.text()).isEqualTo("Сколько стоит маникюр?");
        assertThat(message.chatId()).isEqualTo("77010000001");
        assertThat(message.senderName()).isEqualTo("Айгерим");
        assertThat(message.senderPhone()).isEqualTo("+77010000001");
        assertThat(message.sentAt()).isEqualTo(Instant.ofEpochSecond(1782900001));
    }

    @Test
    void knows_a_customer_whose_number_is_hidden_by_metas_id() {
        InboundMessage message = message(fixture("hidden-number"));
        assertThat(message.chatId()).isEqualTo("KZ.13491208655302741918");
        assertThat(message.senderPhone()).isNull();
        assertThat(message.senderName()).isEqualTo("Aliya");
        adapter().send(OutboundMessage.text("k", message.chatId(), "hello"), provider.account());
        assertThat(provider.simulator
                        .sent()
                        .getFirst()
                        .whole()
                        .path("recipient")
                        .asString())
                .isEqualTo("KZ.13491208655302741918");
    }

    @Test
    void takes_every_message_of_every_change_of_every_entry_in_order() {
        assertThat(texts("batch-of-three")).containsExactly("Здравствуйте", "Сколько стоит маникюр?", "Где вы?");
        assertThat(events("two-entries")).hasSize(3);
        assertThat(texts("two-entries")).containsExactly("Первое", "Второе");
    }

    @Test
    void what_can_be_read_beside_what_cannot_is_not_lost() {
        assertThat(texts("one-of-two-unreadable")).containsExactly("Это видно");
        assertThat(events("one-of-two-unreadable"))
                .filteredOn(InboundEvent.Unread.class::isInstance)
                .hasSize(1);
    }

    @Test
    void an_advertisement_that_brought_the_customer_is_told() {
        InboundMessage message = message(fixture("from-advertisement"));
        assertThat(message.meta("ad_channel")).contains("whatsapp");
        assertThat(message.meta("ad_id")).contains("120226305854810726");
        assertThat(message.meta("ad_title")).contains("Маникюр за час");
        assertThat(message.meta("ad_url")).contains("https://fb.me/2ZulEu42P");
        assertThat(message(fixture("text")).meta("ad_channel")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "button, Приду, confirm-visit",
        "button-reply, Сегодня, 0",
        "list-reply, Маникюр, manicure",
    })
    void a_pressed_button_is_what_the_customer_said(String fixture, String text, String callback) {
        InboundMessage message = message(fixture(fixture));
        assertThat(message.text()).isEqualTo(text);
        assertThat(message.meta("callback")).contains(callback);
        assertThat(message.meta("reply_to")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "image-with-caption, PHOTO, 1003383421387256",
        "voice, VOICE, 1003383421387257",
        "audio, AUDIO, 1003383421387258",
        "video, VIDEO, 1003383421387259",
        "document, DOCUMENT, 1003383421387260",
        "sticker, STICKER, 1003383421387261",
        "location, LOCATION, ''",
        "contacts, CONTACT, ''",
        "order, OTHER, ''",
        "unsupported, OTHER, ''",
        "unknown-type, OTHER, ''",
    })
    void types_what_comes_besides_words(String fixture, Kind kind, String reference) {
        Attachment attachment = message(fixture(fixture)).attachments().getFirst();
        assertThat(attachment.kind()).isEqualTo(kind);
        assertThat(attachment.reference()).isEqualTo(reference);
    }

    @Test
    void tells_what_is_known_of_places_people_and_files() {
        Attachment place = message(fixture("location")).attachments().getFirst();
        assertThat(place.detail("latitude")).contains("43.238949");
        Attachment person = message(fixture("contacts")).attachments().getFirst();
        assertThat(person.detail("phone")).contains("+7 701 000 0002");
        assertThat(message(fixture("document")).attachments().getFirst().fileName())
                .isEqualTo("справка.pdf");
        assertThat(message(fixture("image-with-caption")).text()).isEqualTo("Можно так же?");
    }

    @Test
    void an_edit_names_what_it_replaces() {
        InboundMessage edit = message(fixture("edited"));
        assertThat(edit.change()).isEqualTo(InboundMessage.Change.EDIT);
        assertThat(edit.meta("edits")).contains(message(fixture("text")).mark());
        assertThat(edit.text()).isEqualTo("Сколько стоит педикюр?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"reaction", "system", "welcome", "in-a-group", "status-sent", "template-status", "account-errors"
            })
    void ignores_with_a_reason_what_nobody_waits_to_have_answered(String fixture) {
        assertThat(events(fixture)).singleElement().isInstanceOf(InboundEvent.Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"another-number", "unknown-field"})
    void what_is_not_understood_or_not_ours_goes_to_a_person(String fixture) {
        assertThat(parse(fixture(fixture))).isInstanceOf(Parsed.Unreadable.class);
    }

    // ── news of what we sent ─────────────────────────────────────────────────

    @ParameterizedTest
    @CsvSource({"status-delivered, DELIVERED", "status-read, READ", "status-played, READ", "status-failed, FAILED"})
    void reads_news_with_our_own_key(String fixture, DeliveryReceipt.Status status) {
        assertThat(events(fixture)).singleElement().isInstanceOfSatisfying(DeliveryReceipt.class, receipt -> {
            assertThat(receipt.status()).isEqualTo(status);
            assertThat(receipt.providerMessageId()).isEqualTo("wamid.HBgLOUT1");
            assertThat(receipt.key()).isEqualTo("01980000-0000-7000-8000-000000000001");
        });
    }

    @Test
    void a_failure_says_why() {
        assertThat(events("status-failed"))
                .singleElement()
                .isInstanceOfSatisfying(
                        DeliveryReceipt.class,
                        receipt -> assertThat(receipt.reason()).contains("131047", "24 hours"));
    }

    // ── what we say ──────────────────────────────────────────────────────────

    @Test
    void our_key_goes_along_to_come_back_with_every_status() {
        send("hello", "key-1");
        assertThat(provider.simulator
                        .sent()
                        .getFirst()
                        .whole()
                        .path("biz_opaque_callback_data")
                        .asString())
                .isEqualTo("key-1");
    }

    @Test
    void offers_up_to_three_short_answers_as_buttons_and_more_as_words() {
        say("Когда?", List.of("Сегодня", "Завтра"));
        say("Когда?", List.of("Сегодня", "Завтра", "В среду", "В четверг"));
        say("Когда?", List.of("В один из следующих дней", "Завтра"));
        assertThat(provider.simulator.sent())
                .extracting(sent -> sent.whole().path("type").asString())
                .containsExactly("interactive", "text", "text");
        assertThat(provider.taken().get(1)).isEqualTo("Когда?\n\nСегодня\nЗавтра\nВ среду\nВ четверг");
    }

    private void say(String text, List<String> replies) {
        OutboundMessage message = new OutboundMessage("k", provider.chat(), text, List.of(), replies);
        assertThat(adapter().send(message, provider.account())).isInstanceOf(SendOutcome.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"PHOTO, image", "VOICE, audio", "VIDEO, video", "DOCUMENT, document", "OTHER, document"})
    void sends_a_file_by_its_public_address(Kind kind, String type) {
        Attachment file = Attachment.of(kind, "https://example.com/f?a=1");
        OutboundMessage message = new OutboundMessage("k", provider.chat(), "смотрите", List.of(file), List.of());
        assertThat(adapter().send(message, provider.account())).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(provider.simulator
                        .sent()
                        .getFirst()
                        .whole()
                        .path(type)
                        .path("link")
                        .asString())
                .isEqualTo(file.reference());
    }

    @Test
    void uploads_no_file_from_inside_the_house() {
        Attachment inside = Attachment.of(Kind.PHOTO, provider.simulator.address() + "/files/1");
        OutboundMessage message = new OutboundMessage("k", provider.chat(), "", List.of(inside), List.of());
        assertThat(adapter().send(message, with("media", "upload"))).isInstanceOf(SendOutcome.RetryLater.class);
        assertThat(provider.simulator.calls()).isEmpty();
    }

    @Test
    void uploads_a_file_and_sends_it_by_its_id_where_the_account_says_so() {
        WhatsappAdapter near = new WhatsappAdapter(WhatsappUnderTest.properties(), new PublicFiles(new ProviderHttp()));
        String served = provider.simulator.address() + "/public/price.pdf";
        Attachment file = new Attachment(Kind.DOCUMENT, served, "application/pdf", "price.pdf", null, Map.of());
        OutboundMessage message = new OutboundMessage("k", provider.chat(), "прайс", List.of(file), List.of());
        assertThat(near.send(message, with("media", "upload"))).isInstanceOf(SendOutcome.Accepted.class);
        JsonNode document = provider.simulator.sent().getFirst().whole().path("document");
        assertThat(document.path("id").asString()).isNotBlank();
        assertThat(document.path("filename").asString()).isEqualTo("price.pdf");
        assertThat(document.has("link")).isFalse();
    }

    @Test
    void outside_the_window_a_person_is_told_so() {
        provider.simulator.windowClosedFor(provider.chat());
        assertThat(send("hello", "k"))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("24 hours", "template"));
        assertThat(provider.taken()).isEmpty();
    }

    @Test
    void outside_the_window_the_words_go_in_the_template_the_business_has() {
        provider.simulator.windowClosedFor(provider.chat());
        ChannelAccount account = with("template", "answer");
        OutboundMessage message = OutboundMessage.text("k", provider.chat(), "Стоит 2 500 ₸.\n\nЖдём вас!");
        assertThat(adapter().send(message, account)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(provider.taken()).containsExactly("Стоит 2 500 ₸. Ждём вас!");
    }

    @ParameterizedTest
    @CsvSource({"130429, 30", "131056, 6", "80007, 30", "131000, 0", "1, 0"})
    void waits_as_each_error_asks(int code, int seconds) {
        assertThat(outcome(400, code)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(ints = {131026, 131047, 131031, 131051, 132000, 100, 190, 368})
    void what_never_will_be_taken_is_rejected(int code) {
        assertThat(outcome(400, code)).isEqualTo(Duration.ofDays(-1));
    }

    /// How long to wait after that error; minus one day for never.
    private Duration outcome(int status, int code) {
        String body = WhatsappSimulator.errorBody(code, "words");
        return switch (GraphAnswer.outcome(
                new ProviderAnswer.Answered(status, Duration.ZERO, body), provider.account())) {
            case SendOutcome.RetryLater(Duration after, String _) -> after;
            case SendOutcome.Rejected _ -> Duration.ofDays(-1);
            case SendOutcome.Accepted _, SendOutcome.Uncertain _ -> throw new AssertionError(code);
        };
    }

    // ── files and health ─────────────────────────────────────────────────────

    @Test
    void fetches_a_file_by_its_id() {
        String id = provider.simulator.file("voice".getBytes(StandardCharsets.UTF_8));
        assertThat(fetch(Attachment.of(Kind.VOICE, id), 100))
                .isInstanceOfSatisfying(
                        Media.Fetched.class,
                        file -> assertThat(file.bytes()).asString().isEqualTo("voice"));
        assertThat(fetch(Attachment.of(Kind.VOICE, id), 3)).isInstanceOf(Media.Missing.class);
        assertThat(fetch(Attachment.of(Kind.VOICE, "1"), 100)).isInstanceOf(Media.Missing.class);
        assertThat(fetch(Attachment.of(Kind.VOICE, "../" + id), 100)).isInstanceOf(Media.Missing.class);
    }

    private Media fetch(Attachment file, int bytes) {
        return adapter().fetch(file, provider.account(), new Media.Limits(bytes, Duration.ofSeconds(2)));
    }

    @Test
    void the_check_names_the_number() {
        assertThat(adapter().check(provider.account())).isEqualTo(new AccountCheck.Working("Salon +7 701 000-00-00"));
    }

    @Test
    void an_address_that_does_not_answer_the_handshake_is_not_registered() {
        AccountCheck check = provider.adapter.register(provider.account(), URI.create("http://127.0.0.1:1/webhook"));
        assertThat(check).isInstanceOf(AccountCheck.Broken.class);
        assertThat(provider.simulator.callback()).isNull();
        assertThat(provider.simulator.calls())
                .extracting(call -> call.path())
                .containsExactly("/v25.0/1001/subscribed_apps", "/v25.0/" + WhatsappUnderTest.NUMBER);
        assertThat(provider.adapter.unregister(provider.account())).isInstanceOf(AccountCheck.Working.class);
    }

    @Test
    void files_are_fetched_from_metas_hosts_only() {
        String id = provider.simulator.fileElsewhere("https://evil.example/steal");
        assertThat(fetch(Attachment.of(Kind.VOICE, id), 100))
                .isEqualTo(new Media.Missing("it lies where the token must not be shown"));
    }

    private WebhookReply handshake(String mode, String token, String challenge) {
        Map<String, String> query = Map.of("hub.mode", mode, "hub.verify_token", token, "hub.challenge", challenge);
        WebhookRequest get = new WebhookRequest("GET", Map.of(), query, new byte[0]);
        return adapter().handshake(get, provider.account()).orElseThrow();
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
