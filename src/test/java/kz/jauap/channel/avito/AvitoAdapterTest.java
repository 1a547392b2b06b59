package kz.jauap.channel.avito;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.Attachment.Kind;
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

class AvitoAdapterTest implements ProviderContract {

    private final AvitoUnderTest provider = new AvitoUnderTest();

    @Override
    public AvitoUnderTest provider() {
        return provider;
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void a_signature_nobody_can_check_proves_nothing() {
        WebhookRequest signed = new WebhookRequest(
                "POST", Map.of("x-avito-messenger-signature", "0".repeat(64)), Map.of(), fixture("text"));
        assertThat(verify(signed, provider.account())).isInstanceOf(Verification.Forged.class);
        WebhookRequest next = provider.withSecret(fixture("text"), "next secret");
        assertThat(verify(next, changed("webhook_secret_next", "next secret")))
                .isInstanceOf(Verification.Genuine.class);
    }

    // ── what was said ────────────────────────────────────────────────────────

    @Test
    void reads_who_wrote_what_when_and_about_which_advertisement() {
        InboundMessage message = message(fixture("text"));
        assertThat(message.text()).isEqualTo("Ещё продаёте?");
        assertThat(message.chatId()).isEqualTo("u2i-1b3dKq~2a0b1c");
        assertThat(message.userId()).isEqualTo("5550001");
        assertThat(message.sentAt()).isEqualTo(Instant.ofEpochSecond(1782900001));
        assertThat(message.meta("ad_channel")).contains("avito");
        assertThat(message.meta("ad_id")).contains("1768287444");
        assertThat(message(fixture("without-item")).meta("ad_id")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "image, PHOTO, https://img.avito.example/1280x960/1.jpg",
        "voice, VOICE, b5f0a1c2-1111-4222-8333-444455556666",
        "location, LOCATION, ''",
        "item, OTHER, ''",
        "video, VIDEO, ''",
        "file, DOCUMENT, ''",
        "unknown-kind, OTHER, ''",
    })
    void types_what_comes_besides_words(String fixture, Kind kind, String reference) {
        Attachment attachment = message(fixture(fixture)).attachments().getFirst();
        assertThat(attachment.kind()).isEqualTo(kind);
        assertThat(attachment.reference()).isEqualTo(reference);
    }

    @Test
    void tells_what_is_known_of_an_advertisement_a_place_and_a_link() {
        InboundMessage item = message(fixture("item"));
        assertThat(item.meta("ad_title")).contains("Смартфон");
        assertThat(item.attachments().getFirst().detail("price")).contains("12 000 ₽");
        assertThat(message(fixture("location")).attachments().getFirst().detail("address"))
                .contains("пр. Абая, 150");
        assertThat(message(fixture("link")).text()).isEqualTo("https://example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "call", "app-call", "from-avito"})
    void ignores_with_a_reason_what_nobody_waits_to_have_answered(String fixture) {
        assertThat(parse(fixture(fixture)))
                .isInstanceOfSatisfying(
                        Parsed.Events.class,
                        events -> assertThat(events.events()).singleElement().isInstanceOf(InboundEvent.Ignored.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"another-account", "unknown-payload", "without-chat"})
    void what_is_not_understood_or_not_ours_goes_to_a_person(String fixture) {
        assertThat(parse(fixture(fixture))).isInstanceOf(Parsed.Unreadable.class);
    }

    // ── tokens ───────────────────────────────────────────────────────────────

    @Test
    void one_token_serves_all_and_is_asked_for_once() throws InterruptedException {
        List<Thread> senders = IntStream.range(0, 8)
                .mapToObj(i -> Thread.ofVirtual().start(() -> send("hello " + i, "k" + i)))
                .toList();
        for (Thread sender : senders) {
            sender.join();
        }
        assertThat(provider.taken()).hasSize(8);
        assertThat(provider.simulator.tokensGiven()).isEqualTo(1);
    }

    @Test
    void a_token_that_ends_in_the_middle_is_renewed_and_the_message_goes_once() {
        send("one", "k1");
        provider.simulator.expireTokens();
        assertThat(send("two", "k2")).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(provider.taken()).containsExactly("one", "two");
        assertThat(provider.simulator.tokensGiven()).isEqualTo(2);
    }

    @Test
    void new_credentials_never_meet_the_old_token() {
        send("one", "k1");
        assertThat(adapter().send(text("two", "k2"), wrong("client_secret"))).isInstanceOf(SendOutcome.Rejected.class);
        assertThat(provider.taken()).containsExactly("one");
    }

    // ── what we say ──────────────────────────────────────────────────────────

    @Test
    void a_message_nobody_answered_for_is_looked_for_before_it_is_sent_again() {
        provider.next(Fault.PAGE_WITH_200);
        assertThat(send("hello", "k1")).isInstanceOf(SendOutcome.Uncertain.class);
        provider.simulator.stands(AvitoUnderTest.CHAT, "hello");
        assertThat(send("hello", "k1")).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(provider.taken()).as("it stood there already").isEmpty();
    }

    @Test
    void the_same_words_sent_before_by_whichever_node_are_not_taken_for_it() {
        provider.simulator.stands(AvitoUnderTest.CHAT, "hello");
        provider.stored.add("by-hand-1");
        assertThat(send("hello", "k1"))
                .isInstanceOfSatisfying(
                        SendOutcome.Accepted.class, one -> provider.stored.add(one.providerMessageId()));
        provider.next(Fault.PAGE_WITH_200);
        assertThat(send("hello", "k2")).isInstanceOf(SendOutcome.Uncertain.class);
        assertThat(send("hello", "k2")).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(provider.taken()).containsExactly("hello", "hello");
    }

    @Test
    void a_picture_is_uploaded_and_its_words_follow_once() {
        provider.next(Fault.BROKEN);
        assertThat(picture("смотрите")).isInstanceOf(SendOutcome.RetryLater.class);
        assertThat(provider.simulator.sent()).isEmpty();
        assertThat(picture("смотрите")).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(provider.taken()).containsExactly("", "смотрите");
        assertThat(provider.simulator.sent().getFirst().whole().path("image_id").asString())
                .startsWith("12345.image");
    }

    @Test
    void a_picture_whose_words_failed_is_not_sent_twice() {
        provider.simulator.breakTexts(1);
        assertThat(picture("слова")).isInstanceOf(SendOutcome.RetryLater.class);
        assertThat(picture("слова")).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(provider.taken()).containsExactly("", "слова");
    }

    private SendOutcome picture(String words) {
        Attachment file = Attachment.of(Kind.PHOTO, provider.simulator.address() + "/public/1.jpg");
        OutboundMessage message = new OutboundMessage("k", provider.chat(), words, List.of(file), List.of());
        return adapter().send(message, provider.account());
    }

    @Test
    void of_any_other_file_the_address_goes_and_short_answers_stand_below() {
        Attachment file = Attachment.of(Kind.DOCUMENT, "https://example.com/price.pdf");
        say(new OutboundMessage("k1", provider.chat(), "прайс", List.of(file), List.of()));
        say(new OutboundMessage("k2", provider.chat(), "Когда?", List.of(), List.of("Сегодня", "Завтра")));
        assertThat(provider.taken())
                .containsExactly("прайс\nhttps://example.com/price.pdf", "Когда?\n\nСегодня\nЗавтра");
    }

    private void say(OutboundMessage message) {
        assertThat(adapter().send(message, provider.account())).isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    void a_subscription_nobody_paid_for_is_said_so() {
        provider.simulator.paid(false);
        assertThat(send("hello", "k")).isInstanceOf(SendOutcome.Rejected.class);
        assertThat(adapter().check(provider.account()))
                .isInstanceOfSatisfying(
                        AccountCheck.Broken.class,
                        broken -> assertThat(broken.advice()).contains("paid"));
    }

    @Test
    void a_chat_that_could_lead_elsewhere_is_refused() {
        for (String chat : List.of("../../core/v1", "a/b", "a?b", "a b", "..")) {
            OutboundMessage message = OutboundMessage.text("k", chat, "hello");
            assertThat(adapter().send(message, provider.account())).as(chat).isInstanceOf(SendOutcome.Rejected.class);
        }
        assertThat(provider.taken()).isEmpty();
    }

    // ── files, health, webhook ───────────────────────────────────────────────

    @Test
    void fetches_a_voice_message_by_its_id_and_a_picture_from_where_it_lies() {
        Media.Limits limits = new Media.Limits(100, Duration.ofSeconds(2));
        Attachment voice = message(fixture("voice")).attachments().getFirst();
        assertThat(adapter().fetch(voice, provider.account(), limits)).isInstanceOf(Media.Fetched.class);
        Attachment picture = Attachment.of(Kind.PHOTO, provider.simulator.address() + "/public/1.jpg");
        assertThat(adapter().fetch(picture, provider.account(), limits)).isInstanceOf(Media.Fetched.class);
        assertThat(adapter().fetch(Attachment.of(Kind.VOICE, ""), provider.account(), limits))
                .isInstanceOf(Media.Missing.class);
    }

    @Test
    void the_check_names_the_account_and_sees_credentials_of_another() {
        assertThat(adapter().check(provider.account())).isEqualTo(new AccountCheck.Working("Салон"));
        assertThat(adapter().check(with("user_id", "1"))).isInstanceOf(AccountCheck.Broken.class);
    }

    @Test
    void tells_avito_an_address_with_the_secret_in_it_and_takes_it_back() {
        URI address = URI.create("https://example.com/webhook/avito/" + AvitoUnderTest.OWNER);
        assertThat(provider.adapter.register(provider.account(), address)).isEqualTo(new AccountCheck.Working("Салон"));
        assertThat(provider.simulator.webhook()).hasToString(address + "?webhook_secret=" + provider.secret());
        assertThat(provider.adapter.unregister(provider.account())).isEqualTo(new AccountCheck.Working("Салон"));
        assertThat(provider.simulator.webhook()).isNull();
    }
}
