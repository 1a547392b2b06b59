package kz.jauap.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kz.jauap.channel.ChannelAdapterContract;
import kz.jauap.channel.ConversationKey;
import kz.jauap.channel.DeliveryReceipt;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.ProviderUnderTest;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Verification;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.Test;

class WebchatAdapterTest implements ChannelAdapterContract {

    private final WebchatUnderTest provider = new WebchatUnderTest();

    @Override
    public ProviderUnderTest provider() {
        return provider;
    }

    @Test
    void the_same_id_of_another_visitor_is_another_message() {
        String other = Visitors.newPass(provider.account());
        byte[] body = provider.message(1, "hello");
        Parsed theirs = provider.adapter.parse(provider.withSecret(body, other), provider.account());
        assertThat(theirs)
                .isInstanceOfSatisfying(
                        Parsed.Events.class,
                        events -> assertThat(events.events()).noneMatch(message(body)::equals));
        assertThat(message(body).chatId()).isEqualTo(provider.chat()).doesNotContain(".");
    }

    @Test
    void a_pass_is_not_stored_and_cannot_be_made_from_what_is_stored() {
        String stored = message(provider.message(1, "hello")).toString();
        assertThat(stored).doesNotContain(provider.pass, provider.pass.substring(0, provider.pass.indexOf('.')));
    }

    @Test
    void only_our_own_page_and_listed_sites_may_write() {
        byte[] body = provider.message(1, "hello");
        for (String origin : List.of(
                "http://jauap.example",
                "https://jauap.example",
                "https://shop.example",
                "https://other.example:8443")) {
            assertThat(from(origin, body)).as(origin).isInstanceOf(Verification.Genuine.class);
        }
        for (String origin : List.of(
                "https://shop.example.evil",
                "http://shop.example",
                "https://shop.example:444",
                "https://other.example",
                "https://evil.example",
                "null",
                "https://jauap.example.evil",
                "not an origin",
                "https://user@jauap.example")) {
            assertThat(from(origin, body)).as(origin).isInstanceOf(Verification.Forged.class);
        }
    }

    private Verification from(String origin, byte[] body) {
        return provider.adapter.verify(
                provider.with(Map.of("x-visitor", provider.pass, "origin", origin), body), provider.account());
    }

    @Test
    void a_visitor_who_writes_too_often_is_told_how_long_to_wait() {
        byte[] body = provider.message(1, "hello");
        for (int i = 0; i < WebchatUnderTest.PER_MINUTE; i++) {
            assertThat(verify(provider.genuine(body), provider.account())).isInstanceOf(Verification.Genuine.class);
        }
        assertThat(verify(provider.genuine(body), provider.account()))
                .isInstanceOfSatisfying(
                        Verification.Throttled.class,
                        throttled ->
                                assertThat(throttled.after()).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(1)));
        String other = Visitors.newPass(provider.account());
        assertThat(verify(provider.withSecret(body, other), provider.account()))
                .isInstanceOf(Verification.Genuine.class);
    }

    @Test
    void what_has_been_read_does_not_count_as_writing() {
        byte[] seen = fixture("seen");
        for (int i = 0; i < WebchatUnderTest.PER_MINUTE; i++) {
            assertThat(verify(provider.genuine(seen), provider.account())).isInstanceOf(Verification.Genuine.class);
        }
        assertThat(verify(provider.genuine(provider.message(1, "hello")), provider.account()))
                .isInstanceOf(Verification.Genuine.class);
    }

    @Test
    void reads_which_answers_were_seen_and_passes_over_names_we_never_gave() {
        String seen = Json.write(
                Map.of("seen", List.of("01a1fcaf-d56a-7000-afdf-9c5c6402978c", "", "a\0b", "x".repeat(5000), "no")));
        assertThat(parse(seen.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Parsed.Events.class,
                        events -> assertThat(events.events())
                                .singleElement()
                                .isInstanceOfSatisfying(DeliveryReceipt.class, receipt -> {
                                    assertThat(receipt.providerMessageId())
                                            .isEqualTo("01a1fcaf-d56a-7000-afdf-9c5c6402978c");
                                    assertThat(receipt.status()).isEqualTo(DeliveryReceipt.Status.READ);
                                }));
    }

    @Test
    void an_id_that_cannot_be_stored_is_unreadable() {
        for (String id : List.of("a\0b", "\ud800", "a b", "я".repeat(65), "a".repeat(65), "", "\n")) {
            String body = Json.write(Map.of("id", id, "text", "hello"));
            assertThat(parse(body.getBytes(StandardCharsets.UTF_8))).as(id).isInstanceOf(Parsed.Unreadable.class);
        }
    }

    @Test
    void sending_wakes_the_visitors_pages() throws InterruptedException {
        try (OpenPages.Page page =
                provider.pages.open(ConversationKey.of(provider.account().channel(), provider.chat()))) {
            assertThat(send("hello", "key-1")).isEqualTo(new SendOutcome.Accepted("key-1"));
            assertThat(page.awaitNews(Duration.ofSeconds(5))).isTrue();
            assertThat(page.awaitNews(Duration.ZERO)).isFalse();
        }
        assertThat(provider.pages.count()).isZero();
    }

    @Test
    void a_channel_without_its_key_is_broken_and_says_what_to_do() {
        assertThat(provider.adapter.check(provider.account())).isInstanceOf(AccountCheck.Working.class);
        assertThat(provider.adapter.check(without(Visitors.KEY)))
                .isInstanceOfSatisfying(
                        AccountCheck.Broken.class,
                        broken -> assertThat(broken.advice()).isNotBlank());
    }

    @Test
    void what_the_pages_address_tells_goes_along_and_nothing_else_does() {
        InboundMessage message = message(fixture("from-advertisement"));
        assertThat(message.meta())
                .isEqualTo(java.util.Map.of(
                        "utm_source", "instagram",
                        "utm_medium", "cpc",
                        "utm_campaign", "may-nails",
                        "page", "https://salon.example/nails",
                        "ad_channel", "instagram",
                        "ad_id", "may-nails"));
        byte[] much = ("{\"id\":\"a\",\"text\":\"b\",\"from\":{\"utm_term\":\"" + "x".repeat(5_000) + "\\u0000\"}}")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(message(much).meta("utm_term")).contains("x".repeat(200));
        assertThat(message(fixture("text")).meta()).isEmpty();
    }
}
