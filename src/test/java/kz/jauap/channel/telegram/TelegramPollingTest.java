package kz.jauap.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.PolledChannel;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.sandbox.RequestLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TelegramPollingTest {

    private static final TelegramPolling.Patience PATIENCE =
            new TelegramPolling.Patience(Duration.ofSeconds(20), Duration.ofMillis(5), Duration.ofMillis(40));

    private final TelegramUnderTest telegram = new TelegramUnderTest();
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void hands_over_every_update_in_order_and_confirms_it_afterwards() throws Exception {
        telegram.simulator.customerWrites(TelegramUnderTest.CHAT, "one");
        telegram.simulator.customerWrites(TelegramUnderTest.CHAT, "two");
        try (PolledChannel.Poll _ = poll(this::remember)) {
            telegram.simulator.customerWrites(TelegramUnderTest.CHAT, "three");
            assertThat(take()).isEqualTo("one");
            assertThat(take()).isEqualTo("two");
            assertThat(take()).isEqualTo("three");
            telegram.simulator.customerWrites(TelegramUnderTest.CHAT, "four");
            assertThat(take()).isEqualTo("four");
        }
        assertThat(telegram.simulator.waiting()).isLessThanOrEqualTo(1);
    }

    @Test
    void an_update_that_was_not_stored_comes_again_and_blocks_the_next() throws Exception {
        AtomicInteger failures = new AtomicInteger(3);
        telegram.simulator.customerWrites(TelegramUnderTest.CHAT, "one");
        telegram.simulator.customerWrites(TelegramUnderTest.CHAT, "two");
        try (PolledChannel.Poll _ = poll((account, update) -> {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("the database is down");
            }
            remember(account, update);
        })) {
            assertThat(take()).isEqualTo("one");
            assertThat(take()).isEqualTo("two");
        }
        assertThat(texts).isEmpty();
    }

    @Test
    void what_was_received_but_not_confirmed_comes_again_after_a_restart() throws Exception {
        telegram.simulator.customerWrites(TelegramUnderTest.CHAT, "one");
        for (int run = 0; run < 2; run++) {
            BlockingQueue<PolledChannel.Poll> own = new LinkedBlockingQueue<>();
            own.add(poll((account, update) -> {
                remember(account, update);
                own.peek().close();
            }));
            assertThat(take()).isEqualTo("one");
        }
    }

    @Test
    void waits_while_a_webhook_is_set_and_says_so() throws Exception {
        URI address = URI.create("http://127.0.0.1:1/telegram-webhook");
        assertThat(telegram.adapter.register(telegram.account(), address)).isInstanceOf(AccountCheck.Working.class);
        try (PolledChannel.Poll poll = poll(this::remember)) {
            await(() -> poll.trouble().startsWith("409 Conflict: can't use getUpdates"));
            telegram.simulator.customerWrites(TelegramUnderTest.CHAT, "one");
            assertThat(telegram.adapter.unregister(telegram.account())).isInstanceOf(AccountCheck.Working.class);
            assertThat(take()).isEqualTo("one");
            await(() -> poll.trouble().isEmpty());
        }
    }

    @Test
    void the_older_of_two_pollers_ends_in_a_conflict() throws Exception {
        try (PolledChannel.Poll first = poll(this::remember);
                PolledChannel.Poll second = poll(this::remember)) {
            await(() -> (first.trouble() + second.trouble()).contains("terminated by other getUpdates"));
        }
    }

    @Test
    void stops_at_once_in_the_middle_of_a_question() throws Exception {
        TelegramPolling poll = poll(this::remember);
        await(() -> telegram.simulator.polls() > 0);
        long before = System.nanoTime();
        poll.close();
        poll.join();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_webhook_is_registered_with_the_secret_and_updates_come_with_it() throws Exception {
        BlockingQueue<WebhookRequest> requests = new LinkedBlockingQueue<>();
        try (RequestLog sink = new RequestLog(
                seen -> requests.add(new WebhookRequest("POST", seen.headers(), Map.of(), seen.body())))) {
            assertThat(telegram.adapter.register(telegram.account(), sink.address()))
                    .isEqualTo(new AccountCheck.Working("@simulated_bot"));
            telegram.simulator.customerWrites(TelegramUnderTest.CHAT, "привет");
            WebhookRequest refusedOnce = requests.poll(10, TimeUnit.SECONDS);
            WebhookRequest request = requests.poll(10, TimeUnit.SECONDS);
            assertThat(refusedOnce).isNotNull();
            assertThat(request).isNotNull();
            assertThat(telegram.adapter.verify(request, telegram.account()))
                    .isInstanceOf(kz.jauap.channel.spi.Verification.Genuine.class);
            remember(telegram.account(), request);
            assertThat(take()).isEqualTo("привет");
            await(() -> telegram.simulator.waiting() == 0);
        }
    }

    @Test
    void a_webhook_secret_telegram_would_refuse_is_refused_before_the_call() {
        var account = new kz.jauap.channel.ChannelAccount(
                telegram.account().tenant(),
                telegram.account().channel(),
                telegram.account().kind(),
                "bot",
                true,
                telegram.account().config(),
                Map.of("bot_token", telegram.account().secret("bot_token").orElseThrow(), "webhook_secret", "a b"));
        assertThat(telegram.adapter.register(account, URI.create("https://example.com/telegram-webhook")))
                .isInstanceOf(AccountCheck.Broken.class);
        assertThat(telegram.simulator.calls()).isEmpty();
    }

    private TelegramPolling poll(PolledChannel.Receiver receiver) {
        TelegramApi api = new TelegramApi(new TelegramProperties(
                telegram.simulator.address(), Duration.ofSeconds(5), Duration.ofSeconds(20), 30, 1));
        return new TelegramPolling(api, telegram.account(), receiver, PATIENCE).start();
    }

    private void remember(kz.jauap.channel.ChannelAccount account, WebhookRequest update) {
        if (telegram.adapter.parse(update, account) instanceof Parsed.Events(var events)) {
            events.forEach(event -> texts.add(((InboundMessage) event).text()));
        }
    }

    private @org.jspecify.annotations.Nullable String take() throws InterruptedException {
        return texts.poll(10, TimeUnit.SECONDS);
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
    }
}
