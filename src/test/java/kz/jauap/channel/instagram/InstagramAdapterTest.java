package kz.jauap.channel.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.WebhookReply;
import kz.jauap.channel.spi.WebhookRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstagramAdapterTest implements ProviderContract {

    private final InstagramUnderTest provider = new InstagramUnderTest();

    @Override
    public InstagramUnderTest provider() {
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

    @Test
    void gives_meta_its_challenge_back() {
        Map<String, String> query = Map.of(
                "hub.mode", "subscribe", "hub.verify_token", "verify-token_of-tests", "hub.challenge", "1158201444");
        WebhookRequest asked = new WebhookRequest("GET", Map.of(), query, new byte[0]);
        assertThat(adapter().handshake(asked, provider.account())).contains(WebhookReply.text(200, "1158201444"));
        assertThat(adapter()
                        .handshake(asked, wrong("webhook_secret"))
                        .orElseThrow()
                        .status())
                .isEqualTo(403);
    }

    @Test
    void reads_who_wrote_what_and_when() {
        InboundMessage message = message(fixture("text"));
        assertThat(message.text()).isEqualTo("Сколько стоит маникюр?");
        assertThat(message.chatId()).isEqualTo(InstagramUnderTest.CUSTOMER);
        assertThat(message.sentAt()).isEqualTo(Instant.ofEpochMilli(1782900001000L));
    }

    @Test
    void a_quick_reply_keeps_its_words_and_its_payload() {
        InboundMessage reply = message(fixture("quick-reply"));
        assertThat(reply.text()).isEqualTo("Завтра");
        assertThat(reply.meta("callback")).contains("1");
        assertThat(message(fixture("postback")).text()).isEqualTo("Записаться");
        assertThat(message(fixture("postback")).meta("callback")).contains("BOOK");
    }

    @Test
    void tells_the_story_and_the_advertisement() {
        assertThat(message(fixture("story-reply")).meta("story")).contains("https://lookaside.fbsbx.com/story");
        assertThat(message(fixture("story-mention")).attachments().getFirst().detail("type"))
                .contains("story_mention");
        InboundMessage led = message(fixture("from-advertisement"));
        assertThat(led.meta("ad_id")).contains("120226305854810726");
        assertThat(led.meta("ad_title")).contains("Маникюр за час");
        assertThat(led.meta("start")).contains("may");
    }

    @ParameterizedTest
    @ValueSource(strings = {"comment-of-the-instagram-login", "comment-of-the-facebook-login", "followed-link"})
    void ignores_with_a_reason_what_nobody_waits_to_have_answered(String fixture) {
        assertThat(parse(fixture(fixture)))
                .isInstanceOfSatisfying(
                        Parsed.Events.class,
                        events -> assertThat(events.events()).singleElement().isInstanceOf(InboundEvent.Ignored.class));
    }

    @Test
    void what_is_of_another_account_goes_to_a_person() {
        assertThat(parse(fixture("another-account"))).isInstanceOf(Parsed.Unreadable.class);
    }

    @Test
    void a_cyrillic_text_is_cut_by_its_bytes() {
        String text = "Слово за слово и ещё слово. ".repeat(60).strip();
        List<String> parts = adapter().parts(text);
        assertThat(parts)
                .allSatisfy(part ->
                        assertThat(part.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(1000));
        assertThat(String.join(" ", parts)).isEqualTo(text);
        assertThat(send("ы".repeat(501), "k")).isInstanceOf(SendOutcome.Rejected.class);
        assertThat(send("ы".repeat(500), "k")).isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    void a_file_goes_alone_and_beside_words_by_its_address() {
        Attachment file = Attachment.of(Kind.PHOTO, "https://example.com/1.jpg");
        say(new OutboundMessage("k1", provider.chat(), "", List.of(file), List.of()));
        say(new OutboundMessage("k2", provider.chat(), "смотрите", List.of(file), List.of()));
        assertThat(provider.simulator
                        .sent()
                        .getFirst()
                        .whole()
                        .path("message")
                        .path("attachment")
                        .path("type")
                        .asString())
                .isEqualTo("image");
        assertThat(provider.taken().getLast()).isEqualTo("смотрите\nhttps://example.com/1.jpg");
    }

    private void say(OutboundMessage message) {
        assertThat(adapter().send(message, provider.account())).isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    void outside_the_window_a_person_is_told_so_and_people_may_answer_with_the_tag() {
        provider.simulator.windowClosedFor(provider.chat());
        assertThat(send("hello", "k"))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("24 hours"));
        assertThat(provider.taken()).isEmpty();
        assertThat(adapter().send(text("hello", "k"), with("human_agent", "true")))
                .isInstanceOf(SendOutcome.Accepted.class);
        assertThat(provider.simulator.sent().getFirst().whole().path("tag").asString())
                .isEqualTo("HUMAN_AGENT");
    }

    @Test
    void an_account_of_the_facebook_login_speaks_as_its_page() {
        assertThat(adapter().send(text("hello", "k"), with("page_id", "99"))).isInstanceOf(SendOutcome.Rejected.class);
        assertThat(provider.simulator.calls().getFirst().path()).isEqualTo("/v25.0/99/messages");
    }

    @Test
    void the_check_names_the_account_and_the_subscription_holds_until_taken_back() {
        assertThat(adapter().check(provider.account())).isEqualTo(new AccountCheck.Working("Салон"));
        URI address = URI.create("https://example.com/webhook/instagram/1");
        assertThat(provider.adapter.register(provider.account(), address)).isInstanceOf(AccountCheck.Working.class);
        assertThat(provider.adapter.unregister(provider.account())).isInstanceOf(AccountCheck.Working.class);
        assertThat(provider.simulator.calls())
                .filteredOn(call -> call.path().endsWith("/subscribed_apps"))
                .extracting(call -> call.method())
                .containsExactly("POST", "DELETE");
    }

    @Test
    void fetches_a_file_from_where_it_lies() {
        Attachment file = Attachment.of(Kind.VOICE, provider.simulator.address() + "/public/voice");
        Media.Limits limits = new Media.Limits(100, Duration.ofSeconds(2));
        assertThat(adapter().fetch(file, provider.account(), limits)).isInstanceOf(Media.Fetched.class);
        assertThat(adapter().fetch(Attachment.of(Kind.OTHER, ""), provider.account(), limits))
                .isInstanceOf(Media.Missing.class);
    }
}
