package kz.jauap.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import kz.jauap.channel.Attachment.Kind;
import kz.jauap.channel.spi.Parsed;
import org.junit.jupiter.api.Test;

/// What every channel makes of what its provider sends, kind by kind. A kind its provider never sends is said to be
/// such.
public interface SampleContract {

    ProviderUnderTest provider();

    @Test
    default void each_kind_is_shown_or_said_never_to_come() {
        assertThat(Sample.values())
                .allSatisfy(kind -> assertThat(provider().samples().containsKey(kind))
                        .as(kind.name())
                        .isNotEqualTo(provider().never().contains(kind)));
    }

    @Test
    default void three_messages_in_one_request_are_three_in_their_order() {
        with(Sample.BATCH_OF_THREE, events -> {
            List<InboundMessage> messages = messages(events);
            assertThat(messages).hasSize(3);
            assertThat(messages).extracting(InboundMessage::mark).doesNotHaveDuplicates();
            assertThat(messages)
                    .extracting(InboundMessage::text)
                    .containsExactly("Здравствуйте", "Сколько стоит маникюр?", "Где вы?");
        });
    }

    @Test
    default void what_can_be_read_is_taken_beside_what_cannot() {
        with(Sample.PARTLY_UNREADABLE, events -> {
            assertThat(messages(events)).hasSize(1);
            assertThat(events)
                    .filteredOn(InboundEvent.Unread.class::isInstance)
                    .singleElement()
                    .satisfies(event ->
                            assertThat(((InboundEvent.Unread) event).reason()).isNotBlank());
        });
    }

    @Test
    default void an_echo_of_our_own_is_no_word_of_a_customer() {
        with(
                Sample.ECHO,
                events -> assertThat(events)
                        .isNotEmpty()
                        .allMatch(event -> event instanceof InboundEvent.Ignored || event instanceof Echo));
    }

    @Test
    default void what_a_person_writes_in_the_messenger_itself_is_told_with_its_chat_and_id() {
        with(
                Sample.OUTSIDE,
                events -> assertThat(events).singleElement().isInstanceOfSatisfying(Echo.class, echo -> {
                    assertThat(echo.providerMessageId()).isNotBlank().hasSizeLessThanOrEqualTo(300);
                    assertThat(echo.chatId()).isNotBlank();
                    assertThat(echo.text()).isNotBlank();
                    assertThat(echo.sentAt()).isNotNull();
                }));
    }

    @Test
    default void a_message_in_a_group_is_ignored() {
        ignored(Sample.GROUP);
    }

    @Test
    default void a_message_that_was_taken_back_is_named_by_its_mark_and_chat() {
        with(
                Sample.DELETE,
                events -> assertThat(events)
                        .isNotEmpty()
                        .allSatisfy(event -> assertThat(event).isInstanceOfSatisfying(TakenBack.class, gone -> {
                            assertThat(gone.mark()).isNotBlank().hasSizeLessThanOrEqualTo(300);
                            assertThat(gone.chatId()).isNotBlank();
                        })));
    }

    @Test
    default void a_reaction_is_ignored() {
        ignored(Sample.REACTION);
    }

    @Test
    default void an_edit_is_a_change_that_names_the_first_and_is_no_double_of_it() {
        with(Sample.EDIT, events -> {
            InboundMessage edit = only(events);
            assertThat(edit.change()).isEqualTo(InboundMessage.Change.EDIT);
            assertThat(edit.meta("edits")).isPresent().get().isNotEqualTo(edit.mark());
        });
    }

    @Test
    default void a_type_nobody_knows_goes_to_quarantine_with_a_reason() {
        byte[] body = Objects.requireNonNull(
                provider().samples().get(Sample.UNKNOWN_TYPE), "every provider can invent a type");
        assertThat(provider()
                        .adapter()
                        .parse(provider().genuine(body), provider().account()))
                .isInstanceOfSatisfying(
                        Parsed.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isNotBlank());
    }

    @Test
    default void a_pressed_button_is_what_the_customer_said() {
        with(Sample.BUTTON, events -> assertThat(only(events).text()).isNotBlank());
    }

    @Test
    default void what_led_the_customer_here_is_told() {
        with(Sample.LEAD, events -> {
            InboundMessage message = only(events);
            assertThat(message.meta("ad_id").or(() -> message.meta("start"))).isPresent();
        });
    }

    @Test
    default void a_photo_is_a_photo() {
        typed(Sample.PHOTO, Kind.PHOTO);
    }

    @Test
    default void a_voice_message_is_a_voice_message() {
        typed(Sample.VOICE, Kind.VOICE);
    }

    @Test
    default void a_piece_of_sound_is_audio() {
        typed(Sample.AUDIO, Kind.AUDIO);
    }

    @Test
    default void a_video_is_a_video() {
        typed(Sample.VIDEO, Kind.VIDEO);
    }

    @Test
    default void a_document_is_a_document() {
        typed(Sample.DOCUMENT, Kind.DOCUMENT);
    }

    @Test
    default void a_sticker_is_a_sticker() {
        typed(Sample.STICKER, Kind.STICKER);
    }

    @Test
    default void a_place_is_a_place_with_its_coordinates() {
        typed(Sample.LOCATION, Kind.LOCATION);
        with(
                Sample.LOCATION,
                events -> assertThat(only(events).attachments())
                        .anyMatch(one -> one.detail("latitude").isPresent()
                                && one.detail("longitude").isPresent()));
    }

    @Test
    default void a_contact_is_a_contact() {
        typed(Sample.CONTACT, Kind.CONTACT);
    }

    @Test
    default void content_nobody_knows_is_kept_because_somebody_waits() {
        typed(Sample.UNKNOWN_CONTENT, Kind.OTHER);
    }

    @Test
    default void a_delivered_message_is_told() {
        receipt(Sample.DELIVERED, DeliveryReceipt.Status.DELIVERED);
    }

    @Test
    default void a_read_message_is_told() {
        receipt(Sample.READ, DeliveryReceipt.Status.READ);
    }

    @Test
    default void a_failed_message_is_told_with_the_reason() {
        receipt(Sample.FAILED, DeliveryReceipt.Status.FAILED);
        with(
                Sample.FAILED,
                events -> assertThat(events)
                        .allSatisfy(event ->
                                assertThat(((DeliveryReceipt) event).reason()).isNotBlank()));
    }

    @Test
    default void every_sample_survives_being_cut_short_anywhere() {
        for (byte[] body : provider().samples().values()) {
            for (int end = 0; end < body.length; end += Math.max(1, body.length / 97)) {
                byte[] cut = Arrays.copyOf(body, end);
                assertThat(provider()
                                .adapter()
                                .parse(provider().genuine(cut), provider().account()))
                        .isNotNull();
            }
        }
    }

    @Test
    default void no_reason_shows_what_a_customer_wrote() {
        String secretWords = "мой-пароль-12345";
        for (byte[] body : provider().samples().values()) {
            String told = new String(body, StandardCharsets.UTF_8).replaceAll("[А-Яа-яё]+", secretWords);
            switch (provider()
                    .adapter()
                    .parse(
                            provider().genuine(told.getBytes(StandardCharsets.UTF_8)),
                            provider().account())) {
                case Parsed.Unreadable(String reason) -> assertThat(reason).doesNotContain(secretWords);
                case Parsed.Events(List<InboundEvent> events) ->
                    assertThat(events.stream().filter(event -> !(event instanceof InboundMessage)))
                            .allSatisfy(event -> assertThat(event.toString()).doesNotContain(secretWords));
            }
        }
    }

    // ── shorthand ────────────────────────────────────────────────────────────

    private void ignored(Sample kind) {
        with(
                kind,
                events -> assertThat(events)
                        .isNotEmpty()
                        .allSatisfy(event -> assertThat(event)
                                .isInstanceOfSatisfying(
                                        InboundEvent.Ignored.class,
                                        ignored -> assertThat(ignored.reason()).isNotBlank())));
    }

    private void typed(Sample sample, Kind kind) {
        with(
                sample,
                events -> assertThat(only(events).attachments())
                        .extracting(Attachment::kind)
                        .contains(kind));
    }

    private void receipt(Sample sample, DeliveryReceipt.Status status) {
        with(
                sample,
                events -> assertThat(events)
                        .isNotEmpty()
                        .allSatisfy(event -> assertThat(event)
                                .isInstanceOfSatisfying(DeliveryReceipt.class, receipt -> {
                                    assertThat(receipt.status()).isEqualTo(status);
                                    assertThat(receipt.providerMessageId()).isNotBlank();
                                })));
    }

    private void with(Sample kind, Consumer<List<InboundEvent>> check) {
        byte[] body = provider().samples().get(kind);
        if (body == null) {
            assertThat(provider().never()).contains(kind);
            return;
        }
        assertThat(provider()
                        .adapter()
                        .parse(provider().genuine(body), provider().account()))
                .isInstanceOfSatisfying(Parsed.Events.class, parsed -> check.accept(parsed.events()));
    }

    private static InboundMessage only(List<InboundEvent> events) {
        assertThat(messages(events)).hasSize(1);
        return messages(events).getFirst();
    }

    private static List<InboundMessage> messages(List<InboundEvent> events) {
        return events.stream()
                .filter(InboundMessage.class::isInstance)
                .map(InboundMessage.class::cast)
                .toList();
    }
}
