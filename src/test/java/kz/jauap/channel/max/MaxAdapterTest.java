package kz.jauap.channel.max;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.Attachment.Kind;
import kz.jauap.channel.Fixtures;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.ProviderContract;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.sandbox.MaxWire;
import kz.jauap.sandbox.ProviderSimulator.Call;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MaxAdapterTest implements ProviderContract {

    private static final URI ADDRESS = URI.create("https://example.com/webhook/max/salon_bot");

    private final MaxUnderTest provider = new MaxUnderTest();
    private final MaxWire wire = new MaxWire();

    @Override
    public MaxUnderTest provider() {
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
        assertThat(message.chatId()).isEqualTo("7770001");
        assertThat(message.userId()).isEqualTo("5550001");
        assertThat(message.senderName()).isEqualTo("Айгерим Б.");
        assertThat(message.mark()).startsWith("mid.");
        assertThat(message.sentAt()).isEqualTo(Instant.ofEpochMilli(1782900001000L));
    }

    @ParameterizedTest
    @CsvSource({
        "image-with-words, PHOTO, https://i.oneme.example/i?r=1",
        "voice, VOICE, https://vd.okcdn.example/a.mp3",
        "video, VIDEO, https://vd.okcdn.example/v.mp4",
        "file, DOCUMENT, https://fu.oneme.example/f",
        "sticker, STICKER, https://i.oneme.example/s",
        "location, LOCATION, ''",
        "contact-own, CONTACT, ''",
        "share, OTHER, https://example.com",
    })
    void types_what_comes_besides_words(String fixture, Kind kind, String reference) {
        Attachment attachment = message(fixture(fixture)).attachments().getFirst();
        assertThat(attachment.kind()).isEqualTo(kind);
        assertThat(attachment.reference()).isEqualTo(reference);
    }

    @Test
    void a_shared_contact_is_the_senders_own_phone_only_if_it_is_the_senders() {
        assertThat(message(fixture("contact-own")).senderPhone()).isEqualTo("77010000001");
        InboundMessage other = message(fixture("contact-of-another"));
        assertThat(other.senderPhone()).isNull();
        assertThat(other.attachments().getFirst().detail("phone")).contains("77010000002");
        assertThat(other.attachments().getFirst().detail("name")).contains("Айгерим Б.");
    }

    @Test
    void a_forwarded_message_has_the_words_of_the_other() {
        InboundMessage forwarded = message(fixture("forwarded"));
        assertThat(forwarded.text()).isEqualTo("Приходите в субботу");
        assertThat(forwarded.meta("forwarded")).contains("true");
        assertThat(message(fixture("reply")).meta("reply_to")).contains("mid.out1");
    }

    @Test
    void an_edit_names_what_it_replaces() {
        InboundMessage edit = message(fixture("edited"));
        assertThat(edit.change()).isEqualTo(InboundMessage.Change.EDIT);
        assertThat(edit.meta("edits")).contains("mid.ffffffffba45d18701980000000001");
    }

    @Test
    void the_label_of_the_button_is_found_in_the_message_it_stands_under() {
        InboundMessage pressed = message(fixture("callback"));
        assertThat(pressed.text()).isEqualTo("Завтра");
        assertThat(pressed.meta("callback")).contains("day:1");
        assertThat(pressed.chatId()).isEqualTo("7770001");
        assertThat(pressed.userId()).isEqualTo("5550001");
    }

    @Test
    void a_new_customer_brings_the_payload_of_the_link() {
        InboundMessage started = message(fixture("started-by-a-link"));
        assertThat(started.meta("start")).contains("may-offer");
        assertThat(started.text()).isEqualTo("/start may-offer");
        assertThat(message(fixture("started")).meta("start")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopped", "muted", "user-added", "in-a-chat", "echo", "callback-on-removed"})
    void ignores_with_a_reason_what_nobody_waits_to_have_answered(String fixture) {
        assertThat(parse(fixture(fixture)))
                .isInstanceOfSatisfying(
                        Parsed.Events.class,
                        events -> assertThat(events.events()).singleElement().isInstanceOf(InboundEvent.Ignored.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-type", "without-recipient"})
    void what_is_not_understood_goes_to_a_person(String fixture) {
        assertThat(parse(fixture(fixture))).isInstanceOf(Parsed.Unreadable.class);
    }

    // ── what we say ──────────────────────────────────────────────────────────

    @Test
    void a_customer_who_stopped_the_bot_is_shown_and_not_tried_again() {
        provider.simulator.stoppedBy(MaxUnderTest.CHAT);
        assertThat(send("hello", "k"))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("403", "chat.denied"));
    }

    @Test
    void the_token_goes_in_a_header_without_a_scheme_and_never_in_an_address() {
        send("hello", "k");
        assertThat(provider.simulator.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.headers().get("authorization"))
                        .isEqualTo(provider.account().secret("access_token").orElseThrow()))
                .satisfies(call -> assertThat(call.query()).doesNotContainKey("access_token"));
    }

    @Test
    void offers_short_answers_as_buttons_that_write_them_and_long_ones_as_words() {
        say(List.of("Сегодня", "Завтра"));
        say(List.of("с".repeat(129)));
        JsonNode rows = provider.simulator
                .sent()
                .getFirst()
                .whole()
                .path("attachments")
                .path(0)
                .path("payload");
        assertThat(rows.path("buttons").path(1).path(0).path("text").asString()).isEqualTo("Завтра");
        assertThat(provider.taken().getLast()).endsWith("с".repeat(129));
    }

    private void say(List<String> replies) {
        OutboundMessage message = new OutboundMessage("k", provider.chat(), "Когда?", List.of(), replies);
        assertThat(adapter().send(message, provider.account())).isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    void a_picture_goes_by_its_public_address() {
        assertThat(sendFile(Kind.PHOTO, "k")).isInstanceOf(SendOutcome.Accepted.class);
        JsonNode image =
                provider.simulator.sent().getFirst().whole().path("attachments").path(0);
        assertThat(image.path("type").asString()).isEqualTo("image");
        assertThat(image.path("payload").path("url").asString()).endsWith("/public/file");
    }

    @ParameterizedTest
    @CsvSource({"VOICE, audio", "VIDEO, video", "DOCUMENT, file"})
    void any_other_file_is_uploaded_once_however_often_max_is_not_ready(Kind kind, String type) {
        assertThat(sendFile(kind, "k"))
                .isInstanceOfSatisfying(
                        SendOutcome.RetryLater.class,
                        later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(2)));
        assertThat(sendFile(kind, "k")).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(provider.simulator.calls())
                .filteredOn(call -> call.path().equals("/uploads"))
                .singleElement()
                .satisfies(call -> assertThat(call.query()).containsEntry("type", type));
    }

    private SendOutcome sendFile(Kind kind, String key) {
        Attachment file = Attachment.of(kind, provider.simulator.address() + "/public/file");
        return adapter()
                .send(
                        new OutboundMessage(key, provider.chat(), "смотрите", List.of(file), List.of()),
                        provider.account());
    }

    @Test
    void a_file_that_is_not_there_is_tried_again_and_nothing_is_sent() {
        Attachment file = Attachment.of(Kind.DOCUMENT, "http://127.0.0.1:1/none");
        OutboundMessage message = new OutboundMessage("k", provider.chat(), "", List.of(file), List.of());
        assertThat(adapter().send(message, provider.account())).isInstanceOf(SendOutcome.RetryLater.class);
        assertThat(provider.taken()).isEmpty();
    }

    @Test
    void fetches_a_file_from_where_it_lies() {
        Attachment file = Attachment.of(Kind.VOICE, provider.simulator.address() + "/public/voice.mp3");
        Media.Limits limits = new Media.Limits(100, Duration.ofSeconds(2));
        assertThat(adapter().fetch(file, provider.account(), limits)).isInstanceOf(Media.Fetched.class);
        assertThat(adapter().fetch(Attachment.of(Kind.CONTACT, ""), provider.account(), limits))
                .isInstanceOf(Media.Missing.class);
    }

    // ── telling MAX the address ──────────────────────────────────────────────

    @Test
    void tells_max_the_address_and_the_secret_and_takes_it_back() {
        assertThat(provider.adapter.register(provider.account(), ADDRESS))
                .isEqualTo(new AccountCheck.Working("@salon_bot"));
        assertThat(provider.simulator.subscription())
                .isNotNull()
                .satisfies(one -> assertThat(one.secret()).isEqualTo(provider.secret()));
        assertThat(provider.adapter.unregister(provider.account())).isInstanceOf(AccountCheck.Working.class);
        assertThat(provider.simulator.subscription()).isNull();
    }

    @Test
    void an_address_or_secret_max_does_not_take_is_said_so() {
        AccountCheck plain = provider.adapter.register(provider.account(), URI.create("http://example.com"));
        assertThat(plain)
                .isInstanceOfSatisfying(
                        AccountCheck.Broken.class,
                        broken -> assertThat(broken.reason()).contains("https"));
        assertThat(provider.adapter.register(changed("webhook_secret", "no spaces!"), ADDRESS))
                .isInstanceOf(AccountCheck.Broken.class);
    }

    // ── against the description of MAX ───────────────────────────────────────

    @Test
    void every_call_and_answer_fits_the_description() {
        send("hello", "k1");
        say(List.of("Сегодня"));
        sendFile(Kind.PHOTO, "k2");
        sendFile(Kind.DOCUMENT, "k3");
        sendFile(Kind.DOCUMENT, "k3");
        adapter().typing(provider.chat(), provider.account());
        provider.adapter.register(provider.account(), ADDRESS);
        provider.adapter.unregister(provider.account());
        List<Call> calls = provider.simulator.calls().stream()
                .filter(call ->
                        !call.path().startsWith("/upload/") && !call.path().startsWith("/public/"))
                .toList();
        assertThat(calls)
                .hasSizeGreaterThan(10)
                .allSatisfy(call -> assertThat(wire.problemsOfCall(call))
                        .as(call.method() + " " + call.path())
                        .isEmpty());
        assertThat(calls.stream().filter(call -> call.path().equals("/messages") && call.status() == 200))
                .hasSize(4)
                .allSatisfy(call -> assertThat(wire.problemsOf("SendMessageResult", Json.tree(call.answer())))
                        .isEmpty());
    }

    @Test
    void every_fixture_fits_the_description() {
        List<String> odd = List.of("unknown-type", "without-recipient", "forwarded");
        assertThat(Fixtures.names("max")).hasSizeGreaterThan(24);
        assertThat(Fixtures.names("max").stream().filter(name -> !odd.contains(name)))
                .allSatisfy(name -> assertThat(wire.problemsOf("Update", update(name)))
                        .as(name)
                        .isEmpty());
        assertThat(wire.problemsOf("Update", update("without-recipient")))
                .containsExactly("Update.message.recipient is required");
        assertThat(wire.problemsOf("Update", update("unknown-type")))
                .containsExactly("Update is of an unknown kind: telepathy_started");
    }

    private static JsonNode update(String name) {
        return Json.tree(new String(Fixtures.read("max", name), StandardCharsets.UTF_8));
    }

    @Test
    void every_type_of_update_is_known_to_the_reader() {
        Set<String> unknown = wire.updateTypes().stream()
                .filter(type -> UpdateReader.read(Json.tree("{\"update_type\":\"" + type + "\"}"))
                                instanceof Parsed.Unreadable(String reason)
                        && reason.contains("nobody knows"))
                .collect(Collectors.toSet());
        assertThat(wire.updateTypes()).hasSizeGreaterThan(12).containsAll(UpdateReader.WANTED);
        assertThat(unknown).isEmpty();
    }

    @Test
    void the_limits_are_those_of_max() {
        assertThat(adapter().capabilities().maxTextLength()).isEqualTo(4000);
        assertThat(adapter().capabilities().perSecond()).isEqualTo(30);
        assertThat(adapter().capabilities().perChatPerSecond()).isEqualTo(2);
    }
}
