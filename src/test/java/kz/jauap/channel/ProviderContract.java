package kz.jauap.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.sandbox.Fault;
import org.junit.jupiter.api.Test;

/// What a channel promises besides, when a provider outside the house carries its messages.
public interface ProviderContract extends ChannelAdapterContract {

    // ── what we say ──────────────────────────────────────────────────────────

    @Test
    default void sends_a_text_as_it_is() {
        String text = "<b>5 000 ₸</b> & \"жауап\" + 100% #1?\nсегодня 👩‍👩‍👧";
        assertThat(send(text, "k1"))
                .isInstanceOfSatisfying(
                        SendOutcome.Accepted.class,
                        accepted -> assertThat(accepted.providerMessageId()).isNotBlank());
        assertThat(provider().taken()).containsExactly(text);
    }

    @Test
    default void sends_text_that_no_provider_could_read_in_a_readable_form() {
        assertThat(send("a\ud800b\0c", "k1")).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(provider().taken()).containsExactly("a\ufffdbc");
    }

    @Test
    default void a_long_text_goes_out_in_parts_that_each_fit() {
        String text = "Слово за слово 👩‍👩‍👧 и ещё. ".repeat(500).strip();
        List<String> parts = adapter().parts(text);
        assertThat(parts).hasSizeGreaterThan(2);
        for (int i = 0; i < parts.size(); i++) {
            assertThat(send(parts.get(i), "k" + i)).isInstanceOf(SendOutcome.Accepted.class);
        }
        assertThat(provider().taken()).isEqualTo(parts);
        assertThat(String.join(" ", provider().taken())).isEqualTo(text);
    }

    @Test
    default void a_text_over_the_limit_is_rejected_without_a_call() {
        String text = "a".repeat(adapter().capabilities().maxTextLength() + 1);
        assertThat(send(text, "k1")).isInstanceOf(SendOutcome.Rejected.class);
        assertThat(send(" ", "k2")).isInstanceOf(SendOutcome.Rejected.class);
        assertThat(provider().taken()).isEmpty();
    }

    @Test
    default void no_part_ends_in_the_middle_of_an_emoji() {
        int limit = adapter().capabilities().maxTextLength();
        for (int shift = 0; shift < 3; shift++) {
            String text = "a".repeat(limit - 1 - shift) + "👩‍👩‍👧" + "b".repeat(50);
            assertThat(adapter().parts(text)).hasSize(2).allSatisfy(part -> {
                assertThat(part.length()).isLessThanOrEqualTo(limit);
                assertThat(Character.isHighSurrogate(part.charAt(part.length() - 1)))
                        .isFalse();
            });
            assertThat(String.join("", adapter().parts(text))).isEqualTo(text);
        }
    }

    @Test
    default void a_throttled_provider_is_asked_again_later() {
        provider().next(Fault.THROTTLED);
        assertThat(send("hello", "k1")).isInstanceOf(SendOutcome.RetryLater.class);
        assertThat(provider().taken()).isEmpty();
        assertThat(send("hello", "k1")).isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    default void a_broken_provider_is_asked_again_later() {
        provider().next(Fault.BROKEN);
        assertThat(send("hello", "k1")).isInstanceOf(SendOutcome.RetryLater.class);
        assertThat(provider().taken()).isEmpty();
        assertThat(send("hello", "k1")).isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    default void wrong_credentials_send_nothing_and_nobody_doubts_it() {
        for (String secret : credentials()) {
            assertThat(adapter().send(text("hello", "k1"), wrong(secret)))
                    .as(secret)
                    .isInstanceOfAny(SendOutcome.Rejected.class, SendOutcome.RetryLater.class);
            assertThat(adapter().send(text("hello", "k1"), without(secret)))
                    .as(secret)
                    .isInstanceOf(SendOutcome.Rejected.class);
        }
        assertThat(provider().taken()).isEmpty();
    }

    @Test
    default void credentials_that_end_in_the_middle_leave_no_doubt_and_new_ones_work_at_once() {
        assertThat(send("one", "k1")).isInstanceOf(SendOutcome.Accepted.class);
        for (String secret : credentials()) {
            assertThat(adapter().send(text("two", "k2"), wrong(secret)))
                    .isInstanceOfAny(SendOutcome.Rejected.class, SendOutcome.RetryLater.class);
        }
        assertThat(send("two", "k2")).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(provider().taken()).containsExactly("one", "two");
    }

    @Test
    default void a_credential_that_could_break_a_header_or_an_address_breaks_nothing() {
        for (String secret : credentials()) {
            ChannelAccount odd = changed(secret, "a\r\nX-Evil: 1\n/../?x=#");
            assertThat(adapter().send(text("hello", "k1"), odd)).isInstanceOf(SendOutcome.Rejected.class);
            assertThat(adapter().check(odd)).isInstanceOf(AccountCheck.Broken.class);
        }
        assertThat(provider().taken()).isEmpty();
    }

    @Test
    default void a_chat_that_is_none_is_rejected_without_a_message() {
        for (String chat : List.of("../../x", " ", "a\nb", "?x=1")) {
            assertThat(adapter()
                            .send(
                                    OutboundMessage.text("k1", chat, "hello"),
                                    provider().account()))
                    .as(chat)
                    .isInstanceOf(SendOutcome.Rejected.class);
        }
        assertThat(provider().taken()).isEmpty();
    }

    @Test
    default void a_file_without_an_address_is_rejected_without_a_message() {
        Attachment nothing = Attachment.of(Attachment.Kind.DOCUMENT, " ");
        OutboundMessage message = new OutboundMessage("k1", provider().chat(), "", List.of(nothing), List.of());
        assertThat(adapter().send(message, provider().account())).isInstanceOf(SendOutcome.Rejected.class);
        assertThat(provider().taken()).isEmpty();
    }

    @Test
    default void short_answers_never_cost_the_words() {
        for (List<String> replies :
                List.of(List.of("Да", "Нет"), List.of("д".repeat(200)), List.of("1", "2", "3", "4", "5", "6"))) {
            OutboundMessage message =
                    new OutboundMessage("k-" + replies.size(), provider().chat(), "Когда?", List.of(), replies);
            assertThat(adapter().send(message, provider().account())).isInstanceOf(SendOutcome.Accepted.class);
            assertThat(provider().taken().getLast()).startsWith("Когда?");
        }
    }

    @Test
    default void a_provider_that_is_gone_is_a_broken_account_with_advice() {
        assertThat(adapter().check(with("api_base", "http://127.0.0.1:1")))
                .isInstanceOfSatisfying(
                        AccountCheck.Broken.class,
                        broken -> assertThat(broken.advice()).isNotBlank());
    }

    @Test
    default void a_final_no_is_rejected_with_the_providers_words() {
        provider().next(Fault.FORBIDDEN);
        assertThat(send("hello", "k1"))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("403", "Forbidden"));
    }

    @Test
    default void what_is_no_answer_of_the_provider_is_uncertain() {
        provider().next(Fault.PAGE_WITH_200);
        assertThat(send("hello", "k1")).isInstanceOf(SendOutcome.Uncertain.class);
    }

    @Test
    default void silence_and_a_hang_up_after_acceptance_are_uncertain_and_are_not_repeated_behind_our_back() {
        Class<? extends SendOutcome> known =
                provider().readsBack() ? SendOutcome.Accepted.class : SendOutcome.Uncertain.class;
        provider().next(Fault.SILENT_AFTER_ACCEPTANCE);
        assertThat(send("one", "k1")).isInstanceOf(known);
        provider().next(Fault.HANG_UP_AFTER_ACCEPTANCE);
        assertThat(send("two", "k2")).isInstanceOf(known);
        assertThat(provider().taken()).containsExactly("one", "two");
    }

    @Test
    default void a_refused_connection_is_tried_again_later() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        ChannelAccount nowhere = with("api_base", "http://127.0.0.1:" + closed);
        assertThat(adapter().send(text("hello", "k1"), nowhere))
                .isInstanceOfSatisfying(
                        SendOutcome.RetryLater.class,
                        later -> assertThat(later.reason()).contains("no connection could be made"))
                .extracting(outcome -> ((SendOutcome.RetryLater) outcome).after())
                .isEqualTo(Duration.ZERO);
    }

    @Test
    default void a_retry_carries_the_same_key() {
        provider().next(Fault.BROKEN);
        send("hello", "key-1");
        send("hello", "key-1");
        assertThat(provider().keys()).containsOnly(adapter().capabilities().idempotent() ? "key-1" : "");
    }

    @Test
    default void a_provider_that_knows_the_key_takes_an_uncertain_message_once() {
        provider().next(Fault.SILENT_AFTER_ACCEPTANCE);
        SendOutcome first = send("hello", "key-1");
        if (!provider().readsBack()) {
            assertThat(first).isInstanceOf(SendOutcome.Uncertain.class);
            assertThat(send("hello", "key-1")).isInstanceOf(SendOutcome.Accepted.class);
        }
        boolean once = adapter().capabilities().idempotent() || provider().readsBack();
        assertThat(provider().taken()).hasSize(once ? 1 : 2);
    }

    // ── secrets and health ───────────────────────────────────────────────────

    @Test
    default void working_credentials_are_told_from_broken_ones() {
        assertThat(adapter().check(provider().account())).isInstanceOf(AccountCheck.Working.class);
        for (String secret : credentials()) {
            assertThat(adapter().check(without(secret))).as(secret).isInstanceOf(AccountCheck.Broken.class);
            assertThat(adapter().check(wrong(secret)))
                    .as(secret)
                    .isInstanceOfSatisfying(
                            AccountCheck.Broken.class,
                            broken -> assertThat(broken.advice()).isNotBlank());
        }
    }

    @Test
    default void secrets_are_in_no_outcome() throws Exception {
        StringBuilder everything = new StringBuilder(provider().account().toString());
        for (Fault fault : Fault.values()) {
            provider().next(fault);
            everything.append(send("hello", "k-" + fault));
        }
        for (String secret : credentials()) {
            ChannelAccount odd = changed(secret, "bad token {with} spaces and secrets");
            everything
                    .append(adapter().send(text("hello", "odd"), odd))
                    .append(adapter().check(odd));
        }
        ChannelAccount badBase = with("api_base", "not an address");
        everything
                .append(adapter().send(text("hello", "odd"), badBase))
                .append(adapter().check(badBase));
        assertThat(everything).doesNotContain("bad token", "{with}");
        provider()
                .account()
                .secrets()
                .values()
                .forEach(secret -> assertThat(everything).doesNotContain(secret));
    }

    /// The secrets without which nothing can be sent.
    default List<String> credentials() {
        return provider().account().secrets().keySet().stream()
                .filter(name -> !name.startsWith("webhook_secret"))
                .toList();
    }
}
