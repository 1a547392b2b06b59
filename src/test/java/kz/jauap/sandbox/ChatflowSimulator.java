package kz.jauap.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import kz.jauap.shared.Json;

/// ChatFlow as it is seen on the wire: `send-text` and `send-image|audio|doc|video` by GET with everything in the
/// query,
/// failures with status 200, and webhooks in two shapes. Starts when made; a port of 0 is any free one.
public final class ChatflowSimulator implements AutoCloseable {

    private static final Map<String, String> MEDIA =
            Map.of("send-image", "imageurl", "send-audio", "audiourl", "send-doc", "docurl", "send-video", "videourl");

    private final Setup setup;
    private final SimulatorHttp http;
    private final Webhooks webhooks = new Webhooks();
    private final Queue<Fault> next = new ConcurrentLinkedQueue<>();
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final Queue<String> seenKeys = new ConcurrentLinkedQueue<>();
    private final Map<String, Boolean> keys = new ConcurrentHashMap<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Random random;
    private final LongAdder calls = new LongAdder();
    private final LongAdder taken = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile Chances chances = Chances.NONE;

    /// @param deduplicates whether a second message with a known `msg_id` is answered and dropped
    /// @param records whether messages are kept; with neither this nor `deduplicates` they are only counted
    /// @param seed of the random faults
    public record Setup(int port, String token, String instance, boolean deduplicates, boolean records, long seed) {

        /// Any port, deduplicating, recording.
        public static Setup of(String token, String instance) {
            return new Setup(0, token, instance, true, true, 1);
        }
    }

    /// A message that was taken.
    ///
    /// @param call `send-text` and its like
    /// @param key the `msg_id`, or ""
    public record Received(String call, String jid, String text, String mediaUrl, String key, Instant at) {}

    /// Which way a webhook is written.
    public enum Shape {
        DIRECT,
        WRAPPED
    }

    public ChatflowSimulator(Setup setup) throws IOException {
        this.setup = setup;
        this.random = new Random(setup.seed());
        this.http = new SimulatorHttp(setup.port(), this::handle);
    }

    /// The base for an account's `api_base`.
    public URI address() {
        return http.address();
    }

    /// The faults of the next calls, one each, before chance decides again.
    public void next(Fault... faults) {
        next.addAll(List.of(faults));
    }

    public void chances(Chances value) {
        chances = value;
    }

    /// What was taken, in order; empty unless `records`.
    public List<Received> received() {
        return List.copyOf(received);
    }

    /// The `msg_id` of every call, failed ones included, in order; empty unless `records`.
    public List<String> seenKeys() {
        return List.copyOf(seenKeys);
    }

    /// Calls that arrived.
    public long calls() {
        return calls.sum();
    }

    /// Messages taken, repeats dropped by their key not counted.
    public long taken() {
        return taken.sum();
    }

    /// Messages that came again with a known key.
    public long repeated() {
        return repeated.sum();
    }

    /// Calls that were answered with a fault or not at all.
    public long failed() {
        return failed.sum();
    }

    /// Posts a customer's message to `webhook`, again until it is taken; answers the number of tries.
    public int customerWrites(URI webhook, Shape shape, String jid, String id, String text)
            throws InterruptedException {
        return webhooks.untilTaken(webhook, Map.of(), webhook(shape, jid, id, text));
    }

    /// Posts it once, as a provider that lost our answer would; answers the status, or 0.
    public int customerWritesOnce(URI webhook, Shape shape, String jid, String id, String text)
            throws InterruptedException {
        return webhooks.once(webhook, Map.of(), webhook(shape, jid, id, text));
    }

    /// Breaks every connection and refuses new ones.
    public void goDown() {
        http.goDown();
    }

    /// Takes calls again at the same address.
    public void comeBack() throws IOException {
        http.comeBack();
    }

    @Override
    public void close() {
        webhooks.close();
        http.close();
    }

    /// A customer sends a picture, which lies with ChatFlow; answers the status.
    public int customerShows(URI webhook, String jid, String id, byte[] picture) throws InterruptedException {
        String name = "media/" + id + ".jpg";
        files.put("/" + name, picture);
        Map<String, Object> metadata = Map.of("sender", "Customer", "messageId", id, "remoteJid", jid);
        Map<String, Object> media =
                Map.of("url", address().resolve("/" + name).toString(), "mimetype", "image/jpeg", "fileName", "1.jpg");
        return webhooks.once(
                webhook,
                Map.of(),
                Json.write(Map.of("messageType", "image", "message", "", "metadata", metadata, "mediaData", media)));
    }

    private String webhook(Shape shape, String jid, String id, String text) {
        long seconds = System.currentTimeMillis() / 1000;
        Map<String, Object> metadata =
                Map.of("sender", "Customer", "messageId", id, "remoteJid", jid, "timestamp", seconds);
        Map<String, Object> message = Map.of("messageType", "text", "message", text, "metadata", metadata);
        return Json.write(
                switch (shape) {
                    case DIRECT -> message;
                    case WRAPPED -> Map.of("client_slug", "demo_salon", "body", message);
                });
    }

    private SimulatorHttp.Reply handle(SimulatorHttp.Request request) throws InterruptedException {
        byte[] file = files.get(request.path());
        if (file != null) {
            return new SimulatorHttp.Reply.Answer(200, file);
        }
        calls.increment();
        Map<String, String> query = query(request.query());
        if (setup.records()) {
            seenKeys.add(query.getOrDefault("msg_id", ""));
        }
        String call = request.path().substring(request.path().lastIndexOf('/') + 1);
        SimulatorHttp.Reply refusal = refusal(request.path(), call, query);
        if (refusal != null) {
            failed.increment();
            return refusal;
        }
        Fault fault = next.isEmpty() ? chances.roll(random) : next.poll();
        return fault == null ? accept(call, query) : faulty(fault, call, query);
    }

    private SimulatorHttp.@org.jspecify.annotations.Nullable Reply refusal(
            String path, String call, Map<String, String> query) {
        boolean known = call.equals("send-text") || MEDIA.containsKey(call);
        if (!path.startsWith("/api/v1/") || !known) {
            return no(404, "Not found");
        }
        if (!setup.token().equals(query.get("token"))) {
            return no(401, "Invalid token");
        }
        if (!setup.instance().equals(query.get("instance_id"))) {
            return no(200, "Instance not found");
        }
        if (!query.getOrDefault("jid", "").contains("@")) {
            return no(200, "jid is required");
        }
        return content(call, query);
    }

    private static SimulatorHttp.@org.jspecify.annotations.Nullable Reply content(
            String call, Map<String, String> query) {
        if (call.equals("send-text")) {
            return query.getOrDefault("msg", "").isBlank() ? no(200, "msg is required") : null;
        }
        if (query.getOrDefault(MEDIA.get(call), "").isBlank()) {
            return no(200, MEDIA.get(call) + " is required");
        }
        boolean captioned =
                call.equals("send-audio") || !query.getOrDefault("caption", "").isEmpty();
        return captioned ? null : no(200, "caption is required");
    }

    private SimulatorHttp.Reply accept(String call, Map<String, String> query) {
        long delay = chances.delayMillis();
        if (delay > 0) {
            LockSupport.parkNanos(delay * 1_000_000);
        }
        take(call, query);
        return SimulatorHttp.Reply.json(200, "{\"success\":true,\"message\":\"Message sent successfully\"}");
    }

    private void take(String call, Map<String, String> query) {
        String key = query.getOrDefault("msg_id", "");
        boolean watched = !key.isEmpty() && (setup.deduplicates() || setup.records());
        boolean again = watched && keys.put(key, true) != null;
        if (again) {
            repeated.increment();
        }
        if (again && setup.deduplicates()) {
            return;
        }
        taken.increment();
        if (setup.records()) {
            record(call, query, key);
        }
    }

    private void record(String call, Map<String, String> query, String key) {
        String text = query.getOrDefault("msg", query.getOrDefault("caption", ""));
        String media = MEDIA.containsKey(call) ? query.getOrDefault(MEDIA.get(call), "") : "";
        received.add(new Received(call, query.getOrDefault("jid", ""), text, media, key, Instant.now()));
    }

    private SimulatorHttp.Reply faulty(Fault fault, String call, Map<String, String> query) {
        failed.increment();
        return switch (fault) {
            case THROTTLED -> no(429, "Too many requests");
            case BROKEN -> no(500, "Internal error");
            case FORBIDDEN -> no(403, "Forbidden");
            case REFUSED_WITH_200 -> no(200, "Phone is not connected");
            case PAGE_WITH_200 -> SimulatorHttp.Reply.json(200, "<html>maintenance</html>");
            case SILENT_AFTER_ACCEPTANCE -> {
                take(call, query);
                yield new SimulatorHttp.Reply.Silence();
            }
            case HANG_UP_AFTER_ACCEPTANCE -> {
                take(call, query);
                yield new SimulatorHttp.Reply.HangUp();
            }
        };
    }

    private static SimulatorHttp.Reply no(int status, String reason) {
        return SimulatorHttp.Reply.json(status, "{\"success\":false,\"message\":\"" + reason + "\"}");
    }

    private static Map<String, String> query(String encoded) {
        Map<String, String> query = HashMap.newHashMap(8);
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }
}
