package kz.jauap.channel.vk;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.PolledChannel;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Long polling of one community, for an installation without a public address. Each event is handed over, in order;
/// VK's
/// counter moves on only after it was received. VK keeps no place for us: what happens while nobody asks is lost to it.
final class VkPolling implements PolledChannel.Poll {

    private static final Logger log = LoggerFactory.getLogger(VkPolling.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final VkApi api;
    private final ChannelAccount account;
    private final PolledChannel.Receiver receiver;
    private final String group;
    private final Duration question;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ReentrantLock receiving = new ReentrantLock();
    private final Thread thread;
    private volatile String trouble = "";
    private Optional<Place> place = Optional.empty();
    private int failures;

    /// Where to ask, and from which event on.
    private record Place(String server, String key, String ts) {}

    VkPolling(VkApi api, ChannelAccount account, PolledChannel.Receiver receiver, String group, Duration question) {
        this.api = api;
        this.account = account;
        this.receiver = receiver;
        this.group = group;
        this.question = question;
        this.thread = Thread.ofVirtual().name("poll " + account).unstarted(this::run);
    }

    VkPolling start() {
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

    private void run() {
        while (stopped.getCount() > 0) {
            Duration pause = place.isEmpty() ? enter("") : ask(place.get());
            if (!pause.isZero() && !rest(pause)) {
                return;
            }
        }
    }

    /// Asks VK where to ask.
    ///
    /// @param ts to go on from, "" for now
    private Duration enter(String ts) {
        return switch (api.call(account, "groups.getLongPollServer", Map.of("group_id", group))) {
            case VkReply.Ok(JsonNode told) -> {
                String from = ts.isEmpty() ? Wire.id(told.path("ts")).orElse("") : ts;
                place = Optional.of(new Place(Wire.text(told.path("server")), Wire.text(told.path("key")), from));
                yield Duration.ZERO;
            }
            case VkReply.Refused refused -> failed(refused.reason());
            case VkReply.NotSent(String reason) -> failed(reason);
            case VkReply.NoAnswer(String reason) -> failed(reason);
        };
    }

    private Duration ask(Place now) {
        Optional<JsonNode> answer = api.longPoll(now.server(), now.key(), now.ts(), question);
        if (answer.isEmpty()) {
            return failed("VK's server of events does not answer");
        }
        return switch (answer.get().path("failed").asInt(0)) {
            case 0 -> receive(answer.get(), now);
            case 1 -> goOn(now, answer.get());
            case 2 -> enter(now.ts());
            default -> enter("");
        };
    }

    private Duration receive(JsonNode answer, Place now) {
        for (JsonNode event : answer.path("updates")) {
            receiving.lock();
            try {
                if (stopped.getCount() == 0) {
                    return Duration.ZERO;
                }
                receiver.receive(account, request(event));
            } catch (RuntimeException e) {
                return failed("an event could not be stored: " + e.getClass().getSimpleName());
            } finally {
                receiving.unlock();
            }
        }
        failures = 0;
        trouble = "";
        return goOn(now, answer);
    }

    private Duration goOn(Place now, JsonNode answer) {
        String next = Wire.id(answer.path("ts")).orElse(now.ts());
        place = Optional.of(new Place(now.server(), now.key(), next));
        return Duration.ZERO;
    }

    private static WebhookRequest request(JsonNode event) {
        return new WebhookRequest("POST", Map.of(), Map.of(), Json.write(event).getBytes(StandardCharsets.UTF_8));
    }

    private Duration failed(String reason) {
        if (stopped.getCount() == 0) {
            return Duration.ZERO;
        }
        Duration backoff = Duration.ofMillis(100L << Math.min(failures, 10));
        failures++;
        Duration pause = backoff.compareTo(LONGEST) > 0 ? LONGEST : backoff;
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
