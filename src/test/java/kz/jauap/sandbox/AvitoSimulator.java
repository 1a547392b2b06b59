package kz.jauap.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import kz.jauap.shared.Json;
import org.jspecify.annotations.Nullable;

/// Avito for one account: tokens that end, texts up to 1,000, pictures in two steps, chats that can be read, webhooks
/// of
/// version 3 whose only proof is their address.
public final class AvitoSimulator extends ProviderSimulator {

    private final String clientId;
    private final String clientSecret;
    private final long owner;
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicLong tokensGiven = new AtomicLong();
    private final AtomicInteger brokenTexts = new AtomicInteger();
    private final Queue<Map<String, Object>> history = new ConcurrentLinkedQueue<>();
    private final Set<String> images = ConcurrentHashMap.newKeySet();
    private volatile @Nullable URI webhook;
    private volatile boolean paid = true;
    private volatile String title = "";

    public AvitoSimulator(int port, String clientId, String clientSecret, long owner) throws IOException {
        super(port);
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.owner = owner;
    }

    /// Every token given so far is worth nothing from now on.
    public void expireTokens() {
        tokens.clear();
    }

    /// The next so many texts fail; pictures go.
    public void breakTexts(int number) {
        brokenTexts.set(number);
    }

    public long tokensGiven() {
        return tokensGiven.get();
    }

    public void paid(boolean value) {
        paid = value;
    }

    /// What the advertisement of every chat is called.
    public void advertises(String words) {
        title = words;
    }

    public @Nullable URI webhook() {
        return webhook;
    }

    /// Words of ours that stand in a chat already, as if sent by hand.
    public void stands(String chat, String text) {
        remember(chat, "by-hand-" + nextNumber(), text);
    }

    public void customerWrites(URI to, String chat, long author, String id, String text) {
        post(to, written(chat, author, id, text));
    }

    /// What is posted when a customer writes.
    public Posting written(String chat, long author, String id, String text) {
        return new Posting(Map.of(), delivery(chat, author, id, "text", Map.of("text", text)));
    }

    public void customerShows(URI to, String chat, long author, String id, byte[] picture) {
        Map<String, Object> sizes = Map.of("1280x960", publish(picture).toString());
        post(to, Map.of(), delivery(chat, author, id, "image", Map.of("image", Map.of("sizes", sizes))));
    }

    /// Posts it once; answers the status.
    public int customerWritesOnce(URI to, String chat, long author, String id, String text) {
        return postOnce(to, Map.of(), written(chat, author, id, text).json());
    }

    private String delivery(String chat, long author, String id, String type, Map<String, Object> content) {
        long now = System.currentTimeMillis() / 1000;
        Map<String, Object> value = new HashMap<>();
        value.put("id", id);
        value.put("chat_id", chat);
        value.put("user_id", owner);
        value.put("author_id", author);
        value.put("created", now);
        value.put("published_at", java.time.Instant.ofEpochSecond(now).toString());
        value.put("type", type);
        value.put("chat_type", "u2i");
        value.put("item_id", 1768287444);
        value.put("content", content);
        return Json.write(Map.of(
                "id",
                "w" + nextNumber(),
                "version",
                "v3.0.0",
                "timestamp",
                now,
                "payload",
                Map.of("type", "message", "value", value)));
    }

    @Override
    protected boolean sends(Call call) {
        return call.method().equals("POST")
                && (call.path().endsWith("/messages") || call.path().endsWith("/messages/image"));
    }

    @Override
    protected Told answer(Call call) {
        String path = call.path();
        if (path.startsWith("/public/")) {
            return Told.json(200, "a file anybody may read");
        }
        if (path.equals("/token") || path.equals("/token/")) {
            return token(call.form());
        }
        String given = call.headers().getOrDefault("authorization", "").replace("Bearer ", "");
        if (!tokens.contains(given)) {
            return error(401, "invalid access token");
        }
        if (!paid) {
            return error(402, "the subscription does not include the Messenger API");
        }
        return switch (path) {
            case "/core/v1/accounts/self" -> Told.json(200, Map.of("id", owner, "name", "Салон", "email", "a@b.c"));
            case "/messenger/v3/webhook" -> {
                webhook = URI.create(call.body().path("url").asString(""));
                yield Told.json(200, Map.of("ok", true));
            }
            case "/messenger/v1/subscriptions" -> Told.json(200, Map.of("subscriptions", subscriptions()));
            case "/messenger/v1/webhook/unsubscribe" ->
                unsubscribe(call.body().path("url").asString(""));
            default -> ofTheAccount(call, path);
        };
    }

    private Told token(Map<String, String> form) {
        boolean right = clientId.equals(form.get("client_id")) && clientSecret.equals(form.get("client_secret"));
        if (!right || !"client_credentials".equals(form.get("grant_type"))) {
            return Told.json(400, Map.of("error", "invalid_client", "error_description", "wrong credentials"));
        }
        String token = "token" + tokensGiven.incrementAndGet();
        tokens.add(token);
        return Told.json(200, Map.of("access_token", token, "expires_in", 86400, "token_type", "Bearer"));
    }

    private List<Map<String, Object>> subscriptions() {
        @Nullable URI one = webhook;
        return one == null ? List.of() : List.of(Map.of("url", one.toString(), "version", "3"));
    }

    private Told unsubscribe(String url) {
        if (!url.equals(String.valueOf(webhook))) {
            return error(400, "no such subscription");
        }
        webhook = null;
        return Told.json(200, Map.of("ok", true));
    }

    private Told ofTheAccount(Call call, String path) {
        String v1 = "/messenger/v1/accounts/" + owner + "/";
        String v3 = "/messenger/v3/accounts/" + owner + "/chats/";
        if (path.startsWith(v3) && path.endsWith("/messages/")) {
            return Told.json(200, chat(path.substring(v3.length(), path.length() - "/messages/".length())));
        }
        String v2 = "/messenger/v2/accounts/" + owner + "/chats/";
        if (path.startsWith(v2)) {
            return Told.json(200, about(path.substring(v2.length())));
        }
        if (path.equals(v1 + "uploadImages")) {
            return upload(call);
        }
        if (path.equals(v1 + "getVoiceFiles")) {
            String id = call.query().getOrDefault("voice_ids", "");
            return Told.json(200, Map.of("voices_urls", Map.of(id, address() + "/public/" + id + ".mp4")));
        }
        if (path.startsWith(v1 + "chats/") && path.contains("/messages")) {
            String chat = path.substring((v1 + "chats/").length(), path.indexOf("/messages"));
            return path.endsWith("/image") ? image(call, chat) : text(call, chat);
        }
        return error(404, "resource not found");
    }

    private Map<String, Object> about(String chat) {
        return Map.of(
                "id",
                chat,
                "context",
                Map.of(
                        "type",
                        "item",
                        "value",
                        Map.of(
                                "id",
                                1768287444,
                                "title",
                                title,
                                "price_string",
                                "1 ₽",
                                "url",
                                "https://avito.example/1")));
    }

    private List<Map<String, Object>> chat(String chat) {
        List<Map<String, Object>> newest = new ArrayList<>(
                history.stream().filter(one -> chat.equals(one.get("chat"))).toList());
        java.util.Collections.reverse(newest);
        return newest;
    }

    private Told upload(Call call) {
        boolean whole = new String(call.raw(), StandardCharsets.ISO_8859_1).contains("name=\"uploadfile[]\"");
        if (!whole) {
            return error(400, "uploadfile[] is required");
        }
        String id = "12345.image" + nextNumber();
        images.add(id);
        return Told.json(200, Map.of(id, Map.of("1280x960", "https://img.avito.example/1.jpg")));
    }

    private Told text(Call call, String chat) {
        if (brokenTexts.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return broken();
        }
        String text = call.body().path("message").path("text").asString("");
        if (!call.body().path("type").asString("").equals("text") || text.isBlank() || text.length() > 1000) {
            return error(400, "message.text must have 1 to 1000 characters");
        }
        return taken(chat, text, call);
    }

    private Told image(Call call, String chat) {
        return images.contains(call.body().path("image_id").asString(""))
                ? taken(chat, "", call)
                : error(400, "no such image");
    }

    private Told taken(String chat, String text, Call call) {
        String id = "m" + nextNumber();
        take(new Sent(chat, text, id, call.body()));
        return Told.json(200, remember(chat, id, text));
    }

    private Map<String, Object> remember(String chat, String id, String text) {
        Map<String, Object> message = Map.of(
                "chat",
                chat,
                "id",
                id,
                "author_id",
                owner,
                "created",
                System.currentTimeMillis() / 1000,
                "direction",
                "out",
                "type",
                text.isEmpty() ? "image" : "text",
                "content",
                text.isEmpty() ? Map.of() : Map.of("text", text));
        history.add(message);
        return message;
    }

    @Override
    protected Told throttled() {
        return error(429, "too many requests");
    }

    @Override
    protected Told broken() {
        return error(500, "internal error");
    }

    @Override
    protected Told forbidden() {
        return error(403, "Forbidden");
    }

    private static Told error(int code, String words) {
        return Told.json(code, Map.of("error", Map.of("code", code, "message", words)));
    }
}
