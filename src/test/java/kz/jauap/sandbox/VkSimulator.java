package kz.jauap.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import kz.jauap.shared.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// VK for one community: errors with status 200, doubles dropped by `random_id`, uploads in three steps, callback
/// servers
/// that must answer the confirmation, events with the secret in their body.
public final class VkSimulator extends ProviderSimulator {

    private static final String CODE = "5f0a1c2d";

    private final String token;
    private final long group;
    private final Map<String, Long> byRandomId = new ConcurrentHashMap<>();
    private final Queue<String> randomIds = new ConcurrentLinkedQueue<>();
    private final Queue<JsonNode> events = new ConcurrentLinkedQueue<>();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private final List<JsonNode> polled = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger pollKeys = new AtomicInteger(1);
    private final AtomicInteger polls = new AtomicInteger();
    private volatile @Nullable Server server;

    /// Where events go, and the secret they carry.
    public record Server(int id, URI url, String title, String secret, boolean confirmed) {}

    public VkSimulator(int port, String token, long group) throws IOException {
        super(port);
        this.token = token;
        this.group = group;
    }

    /// The person allows the community no messages.
    public void deniedBy(long person) {
        denied.add(Long.toString(person));
    }

    public @Nullable Server server() {
        return server;
    }

    /// The `random_id` of every sending call, in order.
    public List<String> randomIds() {
        return List.copyOf(randomIds);
    }

    /// Every event posted so far.
    public List<JsonNode> events() {
        return List.copyOf(events);
    }

    public void customerWrites(URI webhook, String secret, long person, int number, String text) {
        post(webhook, written(secret, person, number, text));
    }

    /// What is posted when a customer writes.
    public Posting written(String secret, long person, int number, String text) {
        return new Posting(Map.of(), event(secret, person, number, text, List.of()));
    }

    public void customerShows(URI webhook, String secret, long person, int number, byte[] picture) {
        Map<String, Object> size = Map.of(
                "type",
                "x",
                "width",
                640,
                "height",
                480,
                "url",
                publish(picture).toString());
        Map<String, Object> photo = Map.of(
                "album_id",
                -3,
                "date",
                1782900000,
                "id",
                number,
                "owner_id",
                person,
                "sizes",
                List.of(size),
                "text",
                "",
                "has_tags",
                false);
        String event = event(secret, person, number, "", List.of(Map.of("type", "photo", "photo", photo)));
        post(webhook, Map.of(), event);
    }

    /// Posts it once; answers the status.
    public int customerWritesOnce(URI webhook, String secret, long person, int number, String text) {
        return postOnce(webhook, Map.of(), written(secret, person, number, text).json());
    }

    private String event(String secret, long person, int number, String text, List<Map<String, Object>> attachments) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("date", System.currentTimeMillis() / 1000);
        message.put("from_id", person);
        message.put("id", 1000 + number);
        message.put("out", 0);
        message.put("version", 10000000 + number);
        message.put("attachments", attachments);
        message.put("conversation_message_id", number);
        message.put("fwd_messages", List.of());
        message.put("important", false);
        message.put("is_hidden", false);
        message.put("peer_id", person);
        message.put("random_id", 0);
        message.put("text", text);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("group_id", group);
        event.put("type", "message_new");
        event.put("event_id", "e" + nextNumber());
        event.put("v", "5.199");
        event.put("object", Map.of("message", message, "client_info", Map.of("lang_id", 0)));
        if (!secret.isEmpty()) {
            event.put("secret", secret);
        }
        events.add(Json.mapper().valueToTree(event));
        return Json.write(event);
    }

    /// A customer writes to a community that is polled.
    public void customerWrites(long person, int number, String text) {
        polled.add(Json.tree(event("", person, number, text, List.of())));
        synchronized (polled) {
            polled.notifyAll();
        }
    }

    /// Questions for events so far.
    public int polls() {
        return polls.get();
    }

    /// The key of the server of events ends.
    public void expireKey() {
        pollKeys.incrementAndGet();
    }

    /// Events from `ts` on, or nothing after `wait` seconds.
    private Told poll(Map<String, String> query) throws InterruptedException {
        polls.incrementAndGet();
        int from = Integer.parseInt(query.getOrDefault("ts", "0"));
        if (!("key" + pollKeys.get()).equals(query.get("key"))) {
            return Told.json(200, Map.of("failed", 2));
        }
        if (from > polled.size()) {
            return Told.json(200, Map.of("failed", 1, "ts", polled.size()));
        }
        long until = System.nanoTime() + Long.parseLong(query.getOrDefault("wait", "0")) * 1_000_000_000L;
        synchronized (polled) {
            while (polled.size() <= from && System.nanoTime() < until) {
                polled.wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
            }
            List<JsonNode> news = List.copyOf(polled.subList(from, polled.size()));
            return Told.json(200, Map.of("ts", Integer.toString(polled.size()), "updates", news));
        }
    }

    @Override
    protected boolean sends(Call call) {
        return call.path().endsWith("/messages.send");
    }

    @Override
    protected Told answer(Call call) throws InterruptedException {
        if (call.path().startsWith("/public/")) {
            return Told.json(200, "a file anybody may read");
        }
        if (call.path().startsWith("/upload/")) {
            return call.path().endsWith("photo")
                    ? Told.json(200, Map.of("server", 1, "photo", "[]", "hash", "h"))
                    : Told.json(200, Map.of("file", "f"));
        }
        if (call.path().equals("/events")) {
            return poll(call.query());
        }
        Map<String, String> form = call.form();
        if (!token.equals(form.get("access_token"))) {
            return error(5, "User authorization failed: invalid access_token (4).");
        }
        return method(call.path().substring(call.path().lastIndexOf('/') + 1), form);
    }

    private Told method(String name, Map<String, String> form) throws InterruptedException {
        return switch (name) {
            case "messages.send" -> send(form);
            case "messages.setActivity" -> response(1);
            case "groups.getLongPollServer" ->
                response(Map.of(
                        "key",
                        "key" + pollKeys.get(),
                        "server",
                        address() + "/events",
                        "ts",
                        Integer.toString(polled.size())));
            case "groups.getById" -> response(Map.of("groups", List.of(Map.of("id", group, "name", "Салон"))));
            case "groups.getCallbackConfirmationCode" -> response(Map.of("code", CODE));
            case "groups.getCallbackServers" -> servers();
            case "groups.addCallbackServer", "groups.editCallbackServer" -> subscribe(form);
            case "groups.setCallbackSettings" -> response(1);
            case "groups.deleteCallbackServer" -> {
                server = null;
                yield response(1);
            }
            case "photos.getMessagesUploadServer" -> response(Map.of("upload_url", address() + "/upload/photo"));
            case "docs.getMessagesUploadServer" -> response(Map.of("upload_url", address() + "/upload/doc"));
            case "photos.saveMessagesPhoto" -> response(List.of(Map.of("id", 7, "owner_id", -group)));
            case "docs.save" -> response(Map.of("type", "doc", "doc", Map.of("id", 8, "owner_id", -group)));
            default -> error(3, "Unknown method passed");
        };
    }

    private Told send(Map<String, String> form) {
        String random = form.getOrDefault("random_id", "");
        randomIds.add(random);
        String peer = form.getOrDefault("peer_id", "");
        String text = form.getOrDefault("message", "");
        if (denied.contains(peer)) {
            return error(901, "Can't send messages for users without permission");
        }
        if (!random.matches("-?[0-9]+") || peer.isEmpty() || text.isBlank() && !form.containsKey("attachment")) {
            return error(100, "One of the parameters specified was missing or invalid");
        }
        if (text.length() > 4096) {
            return error(914, "Message is too long");
        }
        boolean again = byRandomId.containsKey(peer + "/" + random);
        long id = byRandomId.computeIfAbsent(peer + "/" + random, unused -> nextNumber());
        if (!again) {
            take(new Sent(peer, text, Long.toString(id), Json.mapper().valueToTree(form)));
        }
        return response(id);
    }

    private Told servers() {
        @Nullable Server known = server;
        return response(
                known == null
                        ? Map.of("count", 0, "items", List.of())
                        : Map.of("count", 1, "items", List.of(Map.of("id", known.id(), "title", known.title()))));
    }

    /// VK asks the new address for the community's code.
    private Told subscribe(Map<String, String> form) throws InterruptedException {
        URI url = URI.create(form.getOrDefault("url", ""));
        String title = form.getOrDefault("title", "");
        if (title.isEmpty()
                || title.length() > 14
                || form.getOrDefault("secret_key", "").length() > 50) {
            return error(100, "One of the parameters specified was missing or invalid: title or secret_key");
        }
        server = new Server(1, url, title, form.getOrDefault("secret_key", ""), CODE.equals(asked(url)));
        return response(Map.of("server_id", 1));
    }

    private String asked(URI url) throws InterruptedException {
        String body = Json.write(Map.of("type", "confirmation", "group_id", group, "event_id", "e0", "v", "5.199"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(url)
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    protected Told throttled() {
        return error(6, "Too many requests per second");
    }

    @Override
    protected Told broken() {
        return error(10, "Internal server error");
    }

    @Override
    protected Told forbidden() {
        return Told.json(403, Map.of("error", Map.of("error_code", 15, "error_msg", "Forbidden: access denied")));
    }

    @Override
    protected Told refusedWith200() {
        return error(901, "Can't send messages for users without permission");
    }

    private static Told response(Object value) {
        return Told.json(200, Map.of("response", value));
    }

    private static Told error(int code, String words) {
        return Told.json(
                200, Map.of("error", Map.of("error_code", code, "error_msg", words, "request_params", List.of())));
    }
}
