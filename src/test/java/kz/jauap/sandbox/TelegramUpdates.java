package kz.jauap.sandbox;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import kz.jauap.sandbox.TelegramSimulator.BadCall;
import kz.jauap.shared.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The updates of a simulated bot: kept until confirmed by a poll with a higher offset, or until the webhook took them,
/// in order. Polling and a webhook exclude each other; of two polls the older ends in a conflict.
final class TelegramUpdates implements AutoCloseable {

    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<ObjectNode> waiting = new ArrayList<>();
    private final List<JsonNode> all = new ArrayList<>();
    private final Webhooks webhooks = new Webhooks();
    private String webhook = "";
    private String secret = "";
    private List<URI> doors = List.of();
    private int tries;
    private long lastId = 700_000_000;
    private long pollers;
    private boolean closed;

    TelegramUpdates() {
        Thread.ofVirtual().name("telegram webhooks").start(this::deliver);
    }

    void add(String type, JsonNode content) {
        lock.lock();
        try {
            ObjectNode update = NODES.objectNode();
            update.put("update_id", ++lastId);
            update.set(type, content);
            waiting.add(update);
            all.add(update);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    List<JsonNode> all() {
        lock.lock();
        try {
            return List.copyOf(all);
        } finally {
            lock.unlock();
        }
    }

    long polls() {
        lock.lock();
        try {
            return pollers;
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    JsonNode poll(JsonNode parameters) throws InterruptedException {
        lock.lock();
        try {
            refuseWithWebhook();
            long me = ++pollers;
            changed.signalAll();
            confirm(parameters.path("offset").asLong(0));
            long nanos = TimeUnit.SECONDS.toNanos(parameters.path("timeout").asLong(0));
            while (waiting.isEmpty() && nanos > 0 && !closed) {
                nanos = changed.awaitNanos(nanos);
                refuseWithWebhook();
                if (me != pollers) {
                    throw new BadCall(
                            409,
                            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is"
                                    + " running");
                }
            }
            ArrayNode result = NODES.arrayNode();
            waiting.stream().limit(limit(parameters)).forEach(result::add);
            return result;
        } finally {
            lock.unlock();
        }
    }

    JsonNode setWebhook(JsonNode parameters) {
        String url = parameters.path("url").asString("");
        String token = parameters.path("secret_token").asString("");
        if (url.isEmpty()) {
            return deleteWebhook(parameters);
        }
        if (!url.startsWith("https://") && !url.startsWith("http://127.0.0.1:")) {
            throw new BadCall(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
        }
        if (!token.isEmpty() && !SECRET.matcher(token).matches()) {
            throw new BadCall(400, "Bad Request: secret token contains unallowed characters");
        }
        return change(url, token, parameters);
    }

    /// The houses that stand behind the webhook's address: each try goes to the next of them.
    void doors(List<URI> houses) {
        lock.lock();
        try {
            doors = List.copyOf(houses);
        } finally {
            lock.unlock();
        }
    }

    private URI door(String url) {
        URI address = URI.create(url);
        return doors.isEmpty() ? address : doors.get(tries++ % doors.size()).resolve(address.getPath());
    }

    JsonNode deleteWebhook(JsonNode parameters) {
        return change("", "", parameters);
    }

    JsonNode webhookInfo() {
        lock.lock();
        try {
            ObjectNode info = NODES.objectNode();
            info.put("url", webhook);
            info.put("has_custom_certificate", false);
            info.put("pending_update_count", waiting.size());
            return info;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        webhooks.close();
    }

    private JsonNode change(String url, String token, JsonNode parameters) {
        lock.lock();
        try {
            webhook = url;
            secret = token;
            if (parameters.path("drop_pending_updates").asBoolean(false)) {
                waiting.clear();
            }
            changed.signalAll();
            return NODES.booleanNode(true);
        } finally {
            lock.unlock();
        }
    }

    private static long limit(JsonNode parameters) {
        return Math.clamp(parameters.path("limit").asLong(100), 1, 100);
    }

    private void refuseWithWebhook() {
        if (!webhook.isEmpty()) {
            throw new BadCall(
                    409,
                    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the"
                            + " webhook first");
        }
    }

    /// A positive offset confirms everything below it; a negative one everything but the last so many.
    private void confirm(long offset) {
        if (offset > 0) {
            waiting.removeIf(update -> update.path("update_id").asLong() < offset);
        } else if (offset < 0 && waiting.size() > -offset) {
            waiting.subList(0, waiting.size() + (int) offset).clear();
        }
    }

    private void deliver() {
        try {
            while (true) {
                ObjectNode update = nextForWebhook();
                if (update == null) {
                    return;
                }
                post(update);
            }
        } catch (InterruptedException | IllegalStateException e) {
            // closed
        }
    }

    private void post(ObjectNode update) throws InterruptedException {
        Optional<URI> url;
        Map<String, String> headers;
        lock.lock();
        try {
            url = webhook.isEmpty() ? Optional.empty() : Optional.of(door(webhook));
            headers = secret.isEmpty() ? Map.of() : Map.of("X-Telegram-Bot-Api-Secret-Token", secret);
        } finally {
            lock.unlock();
        }
        boolean taken = url.isPresent() && webhooks.once(url.get(), headers, Json.write(update)) / 100 == 2;
        lock.lock();
        try {
            if (taken) {
                waiting.remove(update);
            } else if (!closed) {
                changed.await(100, TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    private @org.jspecify.annotations.Nullable ObjectNode nextForWebhook() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && (webhook.isEmpty() || waiting.isEmpty())) {
                changed.await();
            }
            return closed ? null : waiting.getFirst();
        } finally {
            lock.unlock();
        }
    }
}
