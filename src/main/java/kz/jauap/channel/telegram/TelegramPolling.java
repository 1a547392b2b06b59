package kz.jauap.channel.telegram;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.PolledChannel;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.shared.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Long polling of one bot. Each update is handed over, in order; the question for the next ones, which makes Telegram
/// forget it, is asked only after it was received. A restart therefore loses nothing: Telegram offers again what was
/// not confirmed.
final class TelegramPolling implements PolledChannel.Poll {

    private static final Logger log = LoggerFactory.getLogger(TelegramPolling.class);

    private final TelegramApi api;
    private final ChannelAccount account;
    private final PolledChannel.Receiver receiver;
    private final Patience patience;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile String trouble = "";
    private final ReentrantLock receiving = new ReentrantLock();
    private long offset;
    private int failures;

    /// @param question how long one question stays open
    /// @param first wait after the first error, doubled by each further one
    /// @param longest wait after an error, and after every conflict with another poller or a webhook
    record Patience(Duration question, Duration first, Duration longest) {}

    TelegramPolling(TelegramApi api, ChannelAccount account, PolledChannel.Receiver receiver, Patience patience) {
        this.api = api;
        this.account = account;
        this.receiver = receiver;
        this.patience = patience;
        this.thread = Thread.ofVirtual().name("poll " + account).unstarted(this::run);
    }

    TelegramPolling start() {
        thread.start();
        return this;
    }

    @Override
    public String trouble() {
        return trouble;
    }

    @Override
    public void close() {
        stopped.countDown();
        if (receiving.tryLock()) {
            try {
                thread.interrupt();
            } finally {
                receiving.unlock();
            }
        }
    }

    /// Waits until it has stopped.
    void join() throws InterruptedException {
        thread.join();
    }

    private void run() {
        while (stopped.getCount() > 0) {
            Duration pause = ask();
            if (!pause.isZero() && !rest(pause)) {
                return;
            }
        }
    }

    /// Asks once; answers how long to wait before the next question.
    private Duration ask() {
        Map<String, Object> question = Map.of(
                "offset", offset, "timeout", patience.question().toSeconds(), "allowed_updates", UpdateReader.WANTED);
        TelegramReply reply =
                api.call(account, "getUpdates", question, patience.question().plusSeconds(10));
        return switch (reply) {
            case TelegramReply.Ok(JsonNode updates) -> receive(updates);
            case TelegramReply.Refused refused -> refused(refused);
            case TelegramReply.NotSent(String reason) -> failed(reason, Duration.ZERO);
            case TelegramReply.NoAnswer(String reason) -> failed(reason, Duration.ZERO);
        };
    }

    private Duration receive(JsonNode updates) {
        for (JsonNode update : updates) {
            receiving.lock();
            try {
                if (stopped.getCount() == 0) {
                    return Duration.ZERO;
                }
                receiver.receive(account, request(update));
            } catch (RuntimeException e) {
                return failed("an update could not be stored: " + e.getClass().getSimpleName(), Duration.ZERO);
            } finally {
                receiving.unlock();
            }
            offset = update.path("update_id").asLong(offset - 1) + 1;
        }
        failures = 0;
        trouble = "";
        return Duration.ZERO;
    }

    private static WebhookRequest request(JsonNode update) {
        byte[] body = Json.write(update).getBytes(StandardCharsets.UTF_8);
        return new WebhookRequest("POST", Map.of(), Map.of(), body);
    }

    private Duration refused(TelegramReply.Refused refused) {
        String reason = refused.code() + " " + refused.description();
        return refused.code() == 409 || refused.code() == 401
                ? failed(reason, patience.longest())
                : failed(reason, refused.retryAfter());
    }

    private Duration failed(String reason, Duration wish) {
        if (stopped.getCount() == 0) {
            return Duration.ZERO;
        }
        Duration backoff = patience.first().multipliedBy(1L << Math.min(failures, 10));
        failures++;
        Duration longest = backoff.compareTo(patience.longest()) > 0 ? patience.longest() : backoff;
        Duration pause = wish.isPositive() ? wish : longest;
        trouble = reason;
        log.atWarn().log("polling of {} is interrupted ({}); asking again in {}", account, reason, pause);
        return pause;
    }

    /// False when it was stopped meanwhile.
    private boolean rest(Duration pause) {
        try {
            return !stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false; // closed
        }
    }
}
