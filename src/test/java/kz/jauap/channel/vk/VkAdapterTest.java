package kz.jauap.channel.vk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookReply;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.sandbox.Fault;
import kz.jauap.sandbox.ProviderSimulator;
import kz.jauap.sandbox.VkWire;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class VkAdapterTest implements ProviderContract {

    private final VkUnderTest provider = new VkUnderTest();
    private final VkWire wire = new VkWire();

    @Override
    public VkUnderTest provider() {
        return provider;
    }

    @AfterEach
    void close() {
        provider.close();
    }

    // ── the confirmation and the secret ──────────────────────────────────────

    @Test
    void gives_vk_the_code_it_wants_to_hear_and_asks_it_anew() {
        assertThat(handshake(VkUnderTest.GROUP)).isEqualTo(WebhookReply.text(200, "5f0a1c2d"));
        assertThat(provider.simulator.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.path()).endsWith("groups.getCallbackConfirmationCode"));
        handshake(VkUnderTest.GROUP);
        assertThat(provider.simulator.calls()).as("a stranger who asks often").hasSize(1);
    }

    @Test
    void a_code_in_the_settings_goes_first_and_another_community_hears_none() {
        WebhookRequest asked = confirmation(VkUnderTest.GROUP);
        assertThat(adapter().handshake(asked, with("confirmation_code", "abc123")))
                .contains(WebhookReply.text(200, "abc123"));
        assertThat(handshake(1)).isEqualTo(WebhookReply.text(400, "bad group_id"));
        assertThat(provider.simulator.calls()).isEmpty();
    }

    @Test
    void a_code_nobody_tells_is_no_answer() {
        assertThat(adapter()
                        .handshake(confirmation(VkUnderTest.GROUP), wrong("access_token"))
                        .orElseThrow()
                        .status())
                .isEqualTo(503);
    }

    @Test
    void an_event_is_no_confirmation_and_an_event_without_a_secret_is_forged() {
        assertThat(adapter().handshake(provider.genuine(fixture("text")), provider.account()))
                .isEmpty();
        byte[] bare = new String(fixture("text"), StandardCharsets.UTF_8)
                .replace("\"secret\"", "\"public\"")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(verify(new WebhookRequest("POST", Map.of(), Map.of(), bare), provider.account()))
                .isInstanceOf(Verification.Forged.class);
    }

    @Test
    void says_ok_letter_by_letter() {
        assertThat(adapter().acknowledgement(provider.genuine(fixture("text"))))
                .isEqualTo(WebhookReply.text(200, "ok"));
    }

    // ── what was said ────────────────────────────────────────────────────────

    @Test
    void reads_who_wrote_what_and_when() {
        InboundMessage message = message(fixture("text"));
        assertThat(message.text()).isEqualTo("Сколько стоит маникюр?");
        assertThat(message.chatId()).isEqualTo("5550001");
        assertThat(message.mark()).isEqualTo("5550001:c1");
        assertThat(message.sentAt()).isEqualTo(Instant.ofEpochSecond(1782900001));
    }

    @Test
    void reads_the_shape_of_older_versions() {
        assertThat(message(fixture("old-shape")).text()).isEqualTo("По-старому");
    }

    @ParameterizedTest
    @CsvSource({
        "photo-with-words, PHOTO, https://sun9-1.userapi.com/x.jpg",
        "voice, VOICE, https://psv4.userapi.com/v.ogg",
        "audio, AUDIO, https://cs1.vkuseraudio.net/a.mp3",
        "video, VIDEO, ''",
        "document, DOCUMENT, https://vk.com/doc1_6001?hash=h",
        "sticker, STICKER, https://vk.com/sticker/1-12-512",
        "place, LOCATION, ''",
        "forwarded, OTHER, ''",
        "unknown-attachment, OTHER, ''",
    })
    void types_what_comes_besides_words(String fixture, Kind kind, String reference) {
        Attachment attachment = message(fixture(fixture)).attachments().getFirst();
        assertThat(attachment.kind()).isEqualTo(kind);
        assertThat(attachment.reference()).isEqualTo(reference);
    }

    @Test
    void tells_what_is_known_besides() {
        assertThat(message(fixture("ten-at-once")).attachments()).hasSize(10);
        assertThat(message(fixture("document")).attachments().getFirst().fileName())
                .isEqualTo("справка.pdf");
        assertThat(message(fixture("video")).attachments().getFirst().detail("page"))
                .contains("https://vk.com/video5550001_456239017");
        assertThat(message(fixture("button")).meta("callback")).contains("{\"button\":\"1\"}");
        assertThat(message(fixture("reply")).meta("reply_to")).contains("99");
        InboundMessage led = message(fixture("from-advertisement"));
        assertThat(led.meta("ad_channel")).contains("vk");
        assertThat(led.meta("ad_id")).contains("may-offer");
        assertThat(led.meta("ad_type")).contains("vk_ads");
    }

    @Test
    void an_edit_names_what_it_replaces() {
        InboundMessage edit = message(fixture("edited"));
        assertThat(edit.change()).isEqualTo(InboundMessage.Change.EDIT);
        assertThat(edit.meta("edits")).contains(message(fixture("text")).mark());
        assertThat(edit.sentAt()).isEqualTo(Instant.ofEpochSecond(1782900500));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "own-reply",
                "from-the-community",
                "in-a-chat",
                "allowed",
                "denied",
                "typing",
                "pressed",
                "wall-post"
            })
    void ignores_with_a_reason_what_nobody_waits_to_have_answered(String fixture) {
        assertThat(parse(fixture(fixture)))
                .isInstanceOfSatisfying(
                        Parsed.Events.class,
                        events -> assertThat(events.events()).singleElement().isInstanceOf(InboundEvent.Ignored.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"another-community", "unknown-type", "without-peer"})
    void what_is_not_understood_or_not_ours_goes_to_a_person(String fixture) {
        assertThat(parse(fixture(fixture))).isInstanceOf(Parsed.Unreadable.class);
    }

    // ── what we say ──────────────────────────────────────────────────────────

    @Test
    void a_person_who_allows_no_messages_is_shown_and_not_tried_again() {
        provider.simulator.deniedBy(VkUnderTest.PERSON);
        assertThat(send("hello", "k"))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("901"));
    }

    @Test
    void waits_as_each_error_asks() {
        provider.next(Fault.THROTTLED);
        assertThat(send("hello", "k"))
                .isInstanceOfSatisfying(
                        SendOutcome.RetryLater.class,
                        later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(1)));
        assertThat(new VkReply.Refused(200, 9, "Flood control", Duration.ZERO).outcome())
                .isEqualTo(new SendOutcome.RetryLater(Duration.ofMinutes(1), "HTTP 200, code 9: Flood control"));
    }

    @Test
    void the_number_that_drops_doubles_is_stable_and_never_0() {
        Set<Integer> numbers = Set.of(
                VkSending.randomId("a"), VkSending.randomId("b"), VkSending.randomId("c"), VkSending.randomId("d"));
        assertThat(numbers).hasSize(4).allSatisfy(number -> assertThat(number).isPositive());
        assertThat(VkSending.randomId("a")).isEqualTo(VkSending.randomId("a"));
    }

    @Test
    void offers_short_answers_as_buttons_and_long_ones_as_words() {
        say(List.of("Сегодня", "Завтра"));
        say(List.of("Сегодня", "с".repeat(41)));
        assertThat(provider.simulator.sent().getFirst().whole().has("keyboard")).isTrue();
        assertThat(provider.simulator.sent().getLast().whole().has("keyboard")).isFalse();
        assertThat(provider.taken().getLast()).endsWith("\n" + "с".repeat(41));
    }

    private void say(List<String> replies) {
        String key = replies.toString();
        OutboundMessage message = new OutboundMessage(key, provider.chat(), "Когда?", List.of(), replies);
        assertThat(adapter().send(message, provider.account())).isInstanceOf(SendOutcome.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"PHOTO, photo-228000001_7", "DOCUMENT, doc-228000001_8", "VIDEO, doc-228000001_8"})
    void uploads_a_file_and_sends_it_by_its_name(Kind kind, String name) {
        Attachment file = Attachment.of(kind, provider.simulator.address() + "/public/file");
        OutboundMessage message = new OutboundMessage("k", provider.chat(), "смотрите", List.of(file), List.of());
        assertThat(adapter().send(message, provider.account())).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(provider.simulator
                        .sent()
                        .getFirst()
                        .whole()
                        .path("attachment")
                        .asString())
                .isEqualTo(name);
    }

    @Test
    void a_file_that_is_not_there_is_tried_again_and_nothing_is_sent() {
        Attachment file = Attachment.of(Kind.PHOTO, "http://127.0.0.1:1/none");
        OutboundMessage message = new OutboundMessage("k", provider.chat(), "", List.of(file), List.of());
        assertThat(adapter().send(message, provider.account())).isInstanceOf(SendOutcome.RetryLater.class);
        assertThat(provider.simulator.calls()).isEmpty();
    }

    @Test
    void fetches_a_file_from_where_it_lies() {
        Attachment file = Attachment.of(Kind.VOICE, provider.simulator.address() + "/public/voice.ogg");
        Media.Limits limits = new Media.Limits(100, Duration.ofSeconds(2));
        assertThat(adapter().fetch(file, provider.account(), limits)).isInstanceOf(Media.Fetched.class);
        assertThat(adapter().fetch(Attachment.of(Kind.VIDEO, ""), provider.account(), limits))
                .isInstanceOf(Media.Missing.class);
    }

    @Test
    void the_key_goes_in_the_form_and_never_in_an_address() {
        send("hello", "k");
        adapter().typing(provider.chat(), provider.account());
        assertThat(provider.simulator.calls())
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.query()).isEmpty());
    }

    // ── telling VK the address ───────────────────────────────────────────────

    @Test
    void tells_vk_once_and_changes_it_later() {
        URI address = URI.create("http://127.0.0.1:1/webhook/vk/1");
        assertThat(provider.adapter.register(provider.account(), address)).isEqualTo(new AccountCheck.Working("Салон"));
        provider.adapter.register(provider.account(), address);
        assertThat(provider.simulator.calls())
                .extracting(call -> call.path().replace("/method/groups.", ""))
                .containsSubsequence("addCallbackServer", "setCallbackSettings", "editCallbackServer");
        assertThat(provider.simulator.server())
                .isNotNull()
                .satisfies(server -> assertThat(server.secret()).isEqualTo(provider.secret()));
        assertThat(provider.adapter.unregister(provider.account())).isInstanceOf(AccountCheck.Working.class);
        assertThat(provider.simulator.server()).isNull();
    }

    // ── against VK's own schema ──────────────────────────────────────────────

    @Test
    void every_call_and_answer_of_messages_fits_the_schema() {
        send("hello", "k1");
        say(List.of("Сегодня", "Завтра"));
        Attachment file = Attachment.of(Kind.PHOTO, provider.simulator.address() + "/public/file");
        adapter().send(new OutboundMessage("k2", provider.chat(), "", List.of(file), List.of()), provider.account());
        adapter().typing(provider.chat(), provider.account());
        List<ProviderSimulator.Call> calls = provider.simulator.calls().stream()
                .filter(call -> call.path().startsWith("/method/messages."))
                .toList();
        assertThat(calls).hasSize(4).allSatisfy(call -> {
            String method = call.path().replace("/method/", "");
            assertThat(wire.problemsOfCall(method, call.form())).as(method).isEmpty();
            assertThat(wire.problemsOfAnswer("messages_send_deprecated_response", Json.tree(call.answer())))
                    .isEmpty();
        });
        assertThat(wire.problemsOfCall("messages.send", Map.of("peer_id", "x", "words", "a")))
                .containsExactlyInAnyOrder("messages.send.peer_id is no integer", "messages.send.words is unknown");
    }

    @Test
    void every_event_fits_the_schema() {
        assertThat(Fixtures.names("vk")).hasSizeGreaterThan(25);
        List<String> odd = List.of("unknown-type", "without-peer", "old-shape", "typing", "pressed");
        assertThat(Fixtures.names("vk").stream().filter(name -> !odd.contains(name)))
                .allSatisfy(name -> assertThat(wire.problemsOfEvent(
                                Json.tree(new String(Fixtures.read("vk", name), StandardCharsets.UTF_8))))
                        .as(name)
                        .isEmpty());
        assertThat(wire.problemsOfEvent(Json.tree("{\"type\":\"telepathy\",\"group_id\":\"1\"}")))
                .isNotEmpty();
    }

    @Test
    void every_type_of_event_is_known_to_the_reader() {
        Set<String> unknown = wire.eventTypes().stream()
                .filter(type -> new EventReader("1").read(Json.tree("{\"group_id\":1,\"type\":\"" + type + "\"}"))
                                instanceof Parsed.Unreadable(String reason)
                        && reason.contains("nobody knows"))
                .collect(Collectors.toSet());
        assertThat(wire.eventTypes()).hasSizeGreaterThan(40);
        assertThat(unknown).isEmpty();
    }

    private WebhookReply handshake(long group) {
        return adapter().handshake(confirmation(group), provider.account()).orElseThrow();
    }

    private static WebhookRequest confirmation(long group) {
        JsonNode event = Json.mapper().valueToTree(Map.of("type", "confirmation", "group_id", group));
        return new WebhookRequest("POST", Map.of(), Map.of(), Json.write(event).getBytes(StandardCharsets.UTF_8));
    }
}
