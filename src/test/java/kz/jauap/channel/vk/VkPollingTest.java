package kz.jauap.channel.vk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.PolledChannel;
import kz.jauap.channel.spi.WebhookRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VkPollingTest {

    private final VkUnderTest vk = new VkUnderTest();
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        vk.close();
    }

    @Test
    void hands_over_every_event_in_order() throws Exception {
        try (PolledChannel.Poll poll = poll(this::remember)) {
            entered();
            for (int i = 1; i <= 3; i++) {
                vk.simulator.customerWrites(VkUnderTest.PERSON, i, "message " + i);
                assertThat(take()).isEqualTo("message " + i);
            }
            assertThat(poll.trouble()).isEmpty();
        }
    }

    @Test
    void an_event_that_was_not_stored_comes_again_and_blocks_the_next() throws Exception {
        AtomicInteger failures = new AtomicInteger(2);
        try (PolledChannel.Poll _ = poll((account, event) -> {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("the database is down");
            }
            remember(account, event);
        })) {
            entered();
            vk.simulator.customerWrites(VkUnderTest.PERSON, 1, "one");
            vk.simulator.customerWrites(VkUnderTest.PERSON, 2, "two");
            assertThat(take()).isEqualTo("one");
            assertThat(take()).isEqualTo("two");
        }
        assertThat(texts).isEmpty();
    }

    @Test
    void a_key_that_ended_is_taken_anew_and_nothing_is_lost() throws Exception {
        try (PolledChannel.Poll _ = poll(this::remember)) {
            entered();
            vk.simulator.customerWrites(VkUnderTest.PERSON, 1, "one");
            assertThat(take()).isEqualTo("one");
            vk.simulator.expireKey();
            vk.simulator.customerWrites(VkUnderTest.PERSON, 2, "two");
            vk.simulator.customerWrites(VkUnderTest.PERSON, 3, "three");
            assertThat(take()).isEqualTo("two");
            assertThat(take()).isEqualTo("three");
        }
    }

    @Test
    void a_key_of_the_community_that_is_wrong_is_said_so() {
        ChannelAccount wrong = new ChannelAccount(
                vk.account().tenant(),
                vk.account().channel(),
                vk.account().kind(),
                vk.account().account(),
                true,
                vk.account().config(),
                java.util.Map.of("access_token", "vk1.a.wrong"));
        try (PolledChannel.Poll poll = vk.adapter.poll(wrong, this::remember)) {
            await(() -> poll.trouble().contains("code 5"));
        }
    }

    private PolledChannel.Poll poll(PolledChannel.Receiver receiver) {
        return vk.adapter.poll(vk.account(), receiver);
    }

    /// Until it asks for events; what was before is none of its.
    private void entered() {
        await(() -> vk.simulator.polls() > 0);
    }

    private void remember(ChannelAccount account, WebhookRequest event) {
        if (vk.adapter.parse(event, account) instanceof Parsed.Events(var events)) {
            events.forEach(one -> texts.add(((InboundMessage) one).text()));
        }
    }

    private @org.jspecify.annotations.Nullable String take() throws InterruptedException {
        return texts.poll(10, TimeUnit.SECONDS);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
