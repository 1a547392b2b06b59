package kz.jauap.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.Attachment.Kind;
import kz.jauap.channel.InboundEvent;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.ProviderContract;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.sandbox.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramAdapterTest implements ProviderContract {

    private final TelegramUnderTest provider = new TelegramUnderTest();

    @Override
    public TelegramUnderTest provider() {
        return provider;
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void reads_who_wrote_what_and_when() {
        InboundMessage message = message(fixture("text"));
        assertThat(message.mark()).isEqualTo("5550001:1201");
        assertThat(message.chatId()).isEqualTo("5550001");
        assertThat(message.userId()).isEqualTo("5550001");
        assertThat(message.senderName()).isEqualTo("Айгерим С.");
        assertThat(message.sentAt()).isEqualTo(Instant.ofEpochSecond(1782901201));
        assertThat(message.change()).isEqualTo(InboundMessage.Change.NEW);
        assertThat(message.meta()).containsEntry("username", "aigerim_test").containsEntry("language", "ru");
    }

    @Test
    void keeps_the_payload_of_a_start_link() {
        assertThat(message(fixture("start-with-payload")).meta("start")).contains("promo_spring-26");
        assertThat(message(fixture("start-bare")).meta("start")).isEmpty();
    }

    @Test
    void an_edit_names_the_message_it_changes() {
        InboundMessage edit = message(fixture("edited"));
        assertThat(edit.change()).isEqualTo(InboundMessage.Change.EDIT);
        assertThat(edit.meta("edits")).contains(message(fixture("text")).mark());
        assertThat(edit.mark()).startsWith("5550001:1201:e1782901300");
        assertThat(edit.sentAt()).isEqualTo(Instant.ofEpochSecond(1782901300));
    }

    @ParameterizedTest
    @CsvSource({
        "photo-with-caption, PHOTO, AgACAgIAAxkBAAIElarge3, photo",
        "album, PHOTO, AgACAgIAAxkBAAIEalbum1, photo",
        "voice, VOICE, AwACAgIAAxkBAAIEvoice1, voice",
        "audio, AUDIO, CQACAgIAAxkBAAIEaudio1, audio",
        "video, VIDEO, BAACAgIAAxkBAAIEvideo1, video",
        "video-note, VIDEO, DQACAgIAAxkBAAIEvnote1, video_note",
        "animation, VIDEO, CgACAgQAAxkBAAIEanima1, animation",
        "document, DOCUMENT, BQACAgIAAxkBAAIEdocum1, document",
        "sticker, STICKER, CAACAgIAAxkBAAIEstick1, sticker",
        "location, LOCATION, '', location",
        "venue, LOCATION, '', venue",
        "contact-own, CONTACT, '', contact",
        "dice, OTHER, '', dice",
    })
    void types_each_attachment_once(String fixture, Kind kind, String reference, String type) {
        List<Attachment> attachments = message(fixture(fixture)).attachments();
        assertThat(attachments).hasSize(1);
        assertThat(attachments.getFirst().kind()).isEqualTo(kind);
        assertThat(attachments.getFirst().reference()).isEqualTo(reference);
        assertThat(attachments.getFirst().detail("type")).contains(type);
    }

    @Test
    void tells_what_is_known_of_a_file() {
        Attachment document = message(fixture("document")).attachments().getFirst();
        assertThat(document.fileName()).isEqualTo("справка.pdf");
        assertThat(document.mimeType()).isEqualTo("application/pdf");
        assertThat(document.bytes()).isEqualTo(88123L);
        assertThat(message(fixture("voice")).attachments().getFirst().detail("seconds"))
                .contains("7");
        assertThat(message(fixture("sticker")).attachments().getFirst().detail("emoji"))
                .contains("👍");
        assertThat(message(fixture("location")).attachments().getFirst().details())
                .containsEntry("latitude", "43.238949")
                .containsEntry("longitude", "76.889709");
        assertThat(message(fixture("venue")).attachments().getFirst().details())
                .containsEntry("title", "Demo")
                .containsEntry("latitude", "43.2401");
    }

    @Test
    void a_caption_is_the_text() {
        assertThat(message(fixture("photo-with-caption")).text()).isEqualTo("Можно так же?");
    }

    @Test
    void a_shared_contact_is_the_senders_phone_only_if_it_is_their_own() {
        assertThat(message(fixture("contact-own")).senderPhone()).isEqualTo("+77010000001");
        InboundMessage other = message(fixture("contact-of-another"));
        assertThat(other.senderPhone()).isNull();
        assertThat(other.attachments().getFirst().detail("phone")).contains("77010000002");
    }

    @Test
    void a_pressed_button_says_its_label() {
        InboundMessage press = message(fixture("callback"));
        assertThat(press.text()).isEqualTo("Завтра");
        assertThat(press.meta("callback")).contains("day:2026-07-02");
        assertThat(press.mark()).isEqualTo("cb:4382bfdwdsb323b2d9");
        assertThat(message(fixture("callback-on-old-message")).text()).isEqualTo("yes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in-a-group",
                "pinned",
                "channel-post",
                "my-chat-member",
                "business-own-echo",
                "business-connection",
                "reaction",
                "inline-query"
            })
    void ignores_with_a_reason_what_nobody_waits_to_have_answered(String fixture) {
        assertThat(parse(fixture(fixture)))
                .isInstanceOfSatisfying(
                        Parsed.Events.class,
                        events -> assertThat(events.events())
                                .singleElement()
                                .isInstanceOfSatisfying(
                                        InboundEvent.Ignored.class,
                                        ignored -> assertThat(ignored.reason()).isNotBlank()));
    }

    @Test
    void an_update_of_a_type_from_the_future_is_kept_for_a_person() {
        byte[] body = "{\"update_id\":1,\"telepathy\":{\"chat\":{\"id\":1}}}"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(parse(body)).isInstanceOf(Parsed.Unreadable.class);
    }

    @Test
    void obeys_the_time_telegram_asks_to_wait() {
        provider.next(Fault.THROTTLED);
        assertThat(send("hello", "k1"))
                .isEqualTo(new SendOutcome.RetryLater(Duration.ofSeconds(3), "429 Too Many Requests: retry after 3"));
    }

    @Test
    void the_simulated_limits_are_hit_by_a_hasty_sender() {
        provider.simulator.limits(true);
        assertThat(send("one", "k1")).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(send("two", "k2"))
                .isInstanceOfSatisfying(
                        SendOutcome.RetryLater.class,
                        later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    void a_user_who_blocked_the_bot_or_never_started_it_is_rejected() {
        provider.simulator.blockedBy(TelegramUnderTest.CHAT);
        assertThat(send("hello", "k1"))
                .isEqualTo(new SendOutcome.Rejected("403 Forbidden: bot was blocked by the user"));
        assertThat(adapter().send(OutboundMessage.text("k2", "42", "hello"), provider.account()))
                .isEqualTo(new SendOutcome.Rejected("400 Bad Request: chat not found"));
    }

    @Test
    void names_what_was_sent_by_chat_and_message() {
        SendOutcome outcome = send("hello", "k1");
        String id = provider.simulator.sent().getFirst().path("message_id").asString();
        assertThat(outcome).isEqualTo(new SendOutcome.Accepted("5550001:" + id));
    }

    @Test
    void offers_short_answers_as_a_keyboard() {
        OutboundMessage message =
                new OutboundMessage("k1", provider.chat(), "Когда?", List.of(), List.of("Сегодня", "Завтра"));
        assertThat(adapter().send(message, provider.account())).isInstanceOf(SendOutcome.Accepted.class);
        var keyboard = provider.simulator
                .calls()
                .getLast()
                .parameters()
                .path("reply_markup")
                .path("keyboard");
        assertThat(keyboard.path(1).path(0).path("text").asString()).isEqualTo("Завтра");
    }

    @Test
    void sends_a_file_with_its_caption() {
        Attachment photo = Attachment.of(Kind.PHOTO, "https://example.com/1.jpg");
        OutboundMessage message = new OutboundMessage("k1", provider.chat(), "Вот", List.of(photo), List.of());
        assertThat(adapter().send(message, provider.account())).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(provider.simulator.calls().getLast().method()).isEqualTo("sendPhoto");
        assertThat(provider.simulator.sent().getLast().path("caption").asString())
                .isEqualTo("Вот");
    }

    @Test
    void shows_that_it_is_typing() {
        adapter().typing(provider.chat(), provider.account());
        assertThat(provider.simulator
                        .calls()
                        .getLast()
                        .parameters()
                        .path("action")
                        .asString())
                .isEqualTo("typing");
    }

    @Test
    void two_edits_within_one_second_are_two() {
        Map<String, Object> edit = Map.of(
                "message_id",
                5,
                "date",
                1782900000,
                "edit_date",
                1782900009,
                "text",
                "x",
                "chat",
                Map.of("id", 1, "type", "private"));
        List<String> marks = java.util.stream.Stream.of(1, 2)
                .map(id -> Map.of("update_id", id, "edited_message", edit))
                .map(update ->
                        message(kz.jauap.shared.Json.write(update).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .map(InboundMessage::mark)
                .toList();
        assertThat(marks).doesNotHaveDuplicates();
    }
}
