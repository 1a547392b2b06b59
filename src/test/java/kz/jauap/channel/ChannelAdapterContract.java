package kz.jauap.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookReply;
import kz.jauap.channel.spi.WebhookRequest;
import org.junit.jupiter.api.Test;

/// What every channel promises. A test class implements this, or [ProviderContract] where messages leave the house,
/// names
/// its provider, and is done when all of it passes.
public interface ChannelAdapterContract extends SampleContract {

    @Override
    ProviderUnderTest provider();

    // ── who may speak ────────────────────────────────────────────────────────

    @Test
    default void accepts_a_webhook_with_the_secret() {
        byte[] body = provider().message(1, "hello");
        assertThat(verify(provider().genuine(body), provider().account())).isInstanceOf(Verification.Genuine.class);
    }

    @Test
    default void refuses_a_webhook_without_a_secret() {
        assertThat(verify(
                        provider().withSecret(provider().message(1, "hello"), ""),
                        provider().account()))
                .isInstanceOf(Verification.Forged.class);
    }

    @Test
    default void refuses_a_webhook_with_another_secret_and_does_not_show_the_right_one() {
        byte[] body = provider().message(1, "hello");
        String right = provider().secret();
        for (String secret :
                List.of("guess", right + "x", right.substring(1), right.toUpperCase(java.util.Locale.ROOT))) {
            Verification verification =
                    verify(provider().withSecret(body, secret), provider().account());
            assertThat(verification).as(secret).isInstanceOf(Verification.Forged.class);
            assertThat(verification.toString()).doesNotContain(right);
        }
    }

    @Test
    default void refuses_everything_for_an_account_that_has_no_secret() {
        ChannelAccount account = without(provider().secretName());
        byte[] body = provider().message(1, "hello");
        assertThat(verify(provider().genuine(body), account)).isInstanceOf(Verification.Forged.class);
        assertThat(verify(provider().withSecret(body, ""), account)).isInstanceOf(Verification.Forged.class);
    }

    // ── what was said ────────────────────────────────────────────────────────

    @Test
    default void a_redelivery_has_the_mark_of_the_first_delivery() {
        for (String name : provider().messages()) {
            byte[] body = fixture(name);
            assertThat(message(body).mark()).as(name).isEqualTo(message(body).mark());
        }
    }

    @Test
    default void different_messages_have_different_marks() {
        List<String> marks = provider().messages().stream()
                .map(name -> message(fixture(name)).mark())
                .toList();
        assertThat(marks).hasSizeGreaterThan(5).doesNotHaveDuplicates();
        assertThat(message(provider().message(1, "yes")).mark())
                .isNotEqualTo(message(provider().message(2, "yes")).mark());
    }

    @Test
    default void a_message_that_comes_late_is_the_same_message() {
        String first = message(provider().message(1, "one")).mark();
        String second = message(provider().message(2, "two")).mark();
        assertThat(message(provider().message(2, "two")).mark()).isEqualTo(second);
        assertThat(message(provider().message(1, "one")).mark()).isEqualTo(first);
    }

    @Test
    default void a_message_of_a_customer_is_of_their_chat() {
        assertThat(message(provider().message(1, "hello")).chatId())
                .isEqualTo(provider().chat());
    }

    @Test
    default void marks_chats_and_users_can_be_stored_and_indexed() {
        for (String name : provider().messages()) {
            InboundMessage message = message(fixture(name));
            assertThat(List.of(message.mark(), message.chatId(), message.userId()))
                    .as(name)
                    .allSatisfy(
                            id -> assertThat(id).hasSizeLessThanOrEqualTo(300).doesNotContain("\0"));
        }
    }

    @Test
    default void every_fixture_is_read_as_events_or_refused_with_a_reason() {
        String channel = provider().adapter().kind().name();
        for (String name : Fixtures.names(channel)) {
            switch (parse(fixture(name))) {
                case Parsed.Events(var events) -> assertThat(events).as(name).isNotEmpty();
                case Parsed.Unreadable(String reason) ->
                    assertThat(reason).as(name).isNotBlank();
            }
        }
    }

    @Test
    default void keeps_any_text_exactly() {
        String wild =
                "a\0b\u0001\u001b[31m\u202e<script>alert(1)</script>&amp;\ud800 \udc00 👩‍👩‍👧 \u200f \r\n\t\"\\";
        for (String text : List.of(wild, "ы".repeat(100_000), "'; drop table inbox; --", "﷽".repeat(50))) {
            assertThat(message(provider().message(7, text)).text()).isEqualTo(text);
        }
    }

    @Test
    default void an_unknown_shape_is_unreadable_and_says_why() {
        for (String body : List.of(
                "{}", "[]", "[{}]", "null", "42", "\"text\"", "{\"a\":{\"b\":[1,2]}}", "{", "<xml/>", "{\"x\":1}{}")) {
            assertThat(parse(body.getBytes(StandardCharsets.UTF_8)))
                    .as(body)
                    .isInstanceOfSatisfying(
                            Parsed.Unreadable.class,
                            unreadable -> assertThat(unreadable.reason()).isNotBlank());
        }
    }

    @Test
    default void never_throws_on_garbage() {
        Random random = new Random(42);
        for (String name : Fixtures.names(provider().adapter().kind().name())) {
            byte[] good = fixture(name);
            for (int round = 0; round < 40; round++) {
                byte[] bad = good.clone();
                IntStream.range(0, 1 + random.nextInt(8))
                        .forEach(i -> bad[random.nextInt(bad.length)] = (byte) random.nextInt(256));
                assertThat(parse(bad)).isNotNull();
                assertThat(parse(java.util.Arrays.copyOf(good, random.nextInt(good.length))))
                        .isNotNull();
            }
        }
        byte[] deep = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        assertThat(parse(deep)).isInstanceOf(Parsed.Unreadable.class);
    }

    @Test
    default void never_throws_on_values_of_the_wrong_kind() {
        List<String> wrong =
                List.of("null", "true", "-1", "1e999", "123456789012345678901234567890", "\"\"", "[]", "{}", "[{}]");
        for (String name : Fixtures.names(provider().adapter().kind().name())) {
            String good = new String(fixture(name), StandardCharsets.UTF_8);
            for (String value : wrong) {
                for (String bad : Mutations.eachValueReplacedBy(good, value)) {
                    assertThat(parse(bad.getBytes(StandardCharsets.UTF_8))).isNotNull();
                }
            }
        }
    }

    @Test
    default void acknowledges_with_200_in_the_words_the_provider_expects() {
        WebhookReply reply =
                adapter().acknowledgement(provider().genuine(provider().message(1, "hello")));
        assertThat(reply.status()).isEqualTo(200);
        boolean json = reply.contentType().startsWith("application/json");
        assertThat(
                        json
                                ? kz.jauap.shared.Json.tree(reply.body()).isObject()
                                : reply.body().equals("ok"))
                .isTrue();
    }

    @Test
    default void capabilities_are_possible() {
        var capabilities = adapter().capabilities();
        assertThat(capabilities.maxTextLength()).isPositive();
        assertThat(capabilities.perSecond()).isPositive();
        assertThat(capabilities.perChatPerSecond()).isPositive();
        assertThat(capabilities.sendTimeout()).isPositive();
    }

    @Test
    default void typing_never_throws() {
        adapter().typing(provider().chat(), provider().account());
        adapter().typing(provider().chat(), with("api_base", "not an address"));
        assertThat(provider().taken()).isEmpty();
    }

    // ── shorthand ────────────────────────────────────────────────────────────

    default ChannelAdapter adapter() {
        return provider().adapter();
    }

    default Verification verify(WebhookRequest request, ChannelAccount account) {
        return adapter().verify(request, account);
    }

    default Parsed parse(byte[] body) {
        return adapter().parse(provider().genuine(body), provider().account());
    }

    default byte[] fixture(String name) {
        return Fixtures.read(adapter().kind().name(), name);
    }

    /// The only event in `body`, which is a message.
    default InboundMessage message(byte[] body) {
        if (parse(body) instanceof Parsed.Events(var events)
                && events.size() == 1
                && events.getFirst() instanceof InboundMessage message) {
            return message;
        }
        throw new AssertionError("expected one message, got " + parse(body));
    }

    default SendOutcome send(String text, String key) {
        return adapter().send(text(text, key), provider().account());
    }

    default OutboundMessage text(String text, String key) {
        return OutboundMessage.text(key, provider().chat(), text);
    }

    default ChannelAccount without(String secret) {
        return changed(secret, "");
    }

    /// The account with the last character of a secret changed.
    default ChannelAccount wrong(String secret) {
        String right = provider().account().secret(secret).orElseThrow();
        return changed(secret, right.substring(0, right.length() - 1) + (right.endsWith("x") ? "y" : "x"));
    }

    default ChannelAccount changed(String secret, String value) {
        Map<String, String> secrets = new HashMap<>(provider().account().secrets());
        secrets.put(secret, value);
        return copy(provider().account().config(), secrets);
    }

    default ChannelAccount with(String setting, String value) {
        Map<String, String> config = new HashMap<>(provider().account().config());
        config.put(setting, value);
        return copy(config, provider().account().secrets());
    }

    private ChannelAccount copy(Map<String, String> config, Map<String, String> secrets) {
        ChannelAccount account = provider().account();
        return new ChannelAccount(
                account.tenant(),
                account.channel(),
                account.kind(),
                account.account(),
                account.active(),
                Collections.unmodifiableMap(config),
                secrets);
    }
}
