package kz.jauap.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import kz.jauap.shared.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// MAX for one bot, as its OpenAPI description says: the token bare in `Authorization`, texts up to 4,000, uploads that
/// are not ready at once, one subscription with its secret, updates.
public final class MaxSimulator extends ProviderSimulator {

    private static final long BOT = 900001;

    private final String token;
    private final boolean httpsOnly;
    private final Queue<JsonNode> updates = new ConcurrentLinkedQueue<>();
    private final Set<String> working = ConcurrentHashMap.newKeySet();
    private final Set<Long> stopped = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Subscription subscription;

    /// Where updates go, and the secret they carry.
    public record Subscription(URI url, String secret) {}

    /// @param httpsOnly whether it insists on https for a webhook, as the real one does
    public MaxSimulator(int port, String token, boolean httpsOnly) throws IOException {
        super(port);
        this.token = token;
        this.httpsOnly = httpsOnly;
    }

    public @Nullable Subscription subscription() {
        return subscription;
    }

    /// Every update made so far.
    public List<JsonNode> updates() {
        return List.copyOf(updates);
    }

    /// The customer has stopped the bot.
    public void stoppedBy(long chat) {
        stopped.add(chat);
    }

    public void customerWrites(Subscription to, long chat, String mid, String text) {
        post(to.url(), written(to.secret(), chat, mid, text));
    }

    /// What is posted when a customer writes.
    public Posting written(String secret, long chat, String mid, String text) {
        return new Posting(Map.of("X-Max-Bot-Api-Secret", secret), created(chat, mid, text, null));
    }

    public void customerShows(Subscription to, long chat, String mid, byte[] picture) {
        Map<String, Object> payload =
                Map.of("photo_id", 11, "token", "t", "url", publish(picture).toString());
        String update = created(chat, mid, "", List.of(Map.of("type", "image", "payload", payload)));
        post(to.url(), Map.of("X-Max-Bot-Api-Secret", to.secret()), update);
    }

    /// Posts it once with any secret; answers the status.
    public int customerWritesOnce(Subscription to, String secret, long chat, String mid, String text) {
        Posting posting = written(secret, chat, mid, text);
        return postOnce(to.url(), posting.headers(), posting.json());
    }

    private String created(long chat, String mid, String text, @Nullable List<Map<String, Object>> attachments) {
        Map<String, Object> update = new LinkedHashMap<>();
        update.put("update_type", "message_created");
        update.put("timestamp", System.currentTimeMillis());
        Map<String, Object> message = new HashMap<>(message(chat, mid, text, user(chat, false), BOT));
        if (attachments != null) {
            Map<String, @Nullable Object> body = body(mid, text);
            body.put("attachments", attachments);
            message.put("body", body);
        }
        update.put("message", message);
        update.put("user_locale", "ru");
        updates.add(Json.mapper().valueToTree(update));
        return Json.write(update);
    }

    private static Map<String, Object> message(
            long chat, String mid, String text, Map<String, Object> sender, long receiver) {
        return Map.of(
                "sender",
                sender,
                "recipient",
                Map.of("chat_id", chat, "chat_type", "dialog", "user_id", receiver),
                "timestamp",
                System.currentTimeMillis(),
                "body",
                body(mid, text));
    }

    private static Map<String, @Nullable Object> body(String mid, String text) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("mid", mid);
        body.put("seq", 1);
        body.put("text", text);
        body.put("attachments", null);
        return body;
    }

    private static Map<String, Object> user(long id, boolean bot) {
        return Map.of(
                "user_id",
                id,
                "first_name",
                bot ? "Салон" : "Айгерим",
                "name",
                bot ? "Салон" : "Айгерим",
                "username",
                bot ? "salon_bot" : "aigerim",
                "is_bot",
                bot,
                "last_activity_time",
                System.currentTimeMillis());
    }

    @Override
    protected boolean sends(Call call) {
        return call.path().equals("/messages");
    }

    @Override
    protected Told answer(Call call) {
        if (call.path().startsWith("/public/")) {
            return Told.json(200, "a file anybody may read");
        }
        if (call.path().startsWith("/upload/")) {
            return uploaded(call);
        }
        if (!token.equals(call.headers().get("authorization"))) {
            return error(401, "verify.token", "Invalid access_token");
        }
        return switch (call.path()) {
            case "/me" -> Told.json(200, user(BOT, true));
            case "/messages" -> send(call);
            case "/uploads" -> place(call);
            case "/subscriptions" -> subscriptions(call);
            default ->
                call.path().endsWith("/actions")
                        ? Told.json(200, Map.of("success", true))
                        : error(404, "not.found", "Not found");
        };
    }

    private Told send(Call call) {
        long chat = Long.parseLong(call.query().getOrDefault("chat_id", "0"));
        String text = call.body().path("text").asString("");
        JsonNode attachments = call.body().path("attachments");
        if (stopped.contains(chat)) {
            return error(403, "chat.denied", "The bot was stopped by the user");
        }
        if (text.length() > 4000) {
            return error(400, "proto.payload", "text: size must be between 0 and 4000");
        }
        if (text.isBlank() && attachments.isEmpty()) {
            return error(400, "proto.payload", "Message must have text or attachments");
        }
        for (JsonNode attachment : attachments) {
            if (working.remove(attachment.path("payload").path("token").asString(""))) {
                return error(400, "attachment.not.ready", "Key: errors.process.attachment.file.not.processed");
            }
        }
        String mid = "mid.sim" + nextNumber();
        take(new Sent(Long.toString(chat), text, mid, call.body()));
        return Told.json(200, Map.of("message", message(chat, mid, text, user(BOT, true), chat)));
    }

    private Told place(Call call) {
        String type = call.query().getOrDefault("type", "");
        if (!Set.of("image", "video", "audio", "file").contains(type)) {
            return error(400, "proto.payload", "type: unknown");
        }
        String id = type + nextNumber();
        Map<String, Object> told = new HashMap<>(Map.of("url", address() + "/upload/" + id));
        if (type.equals("audio") || type.equals("video")) {
            working.add("token-" + id);
            told.put("token", "token-" + id);
        }
        return Told.json(200, told);
    }

    /// Sound and moving pictures got their token before; others get it now, and are worked on for a while.
    private Told uploaded(Call call) {
        String id = call.path().substring("/upload/".length());
        boolean whole = new String(call.raw(), StandardCharsets.ISO_8859_1).contains("name=\"data\"");
        if (!whole) {
            return error(400, "upload.error", "no data");
        }
        working.add("token-" + id);
        return id.startsWith("file")
                ? Told.json(200, Map.of("fileId", 1, "token", "token-" + id))
                : Told.json(200, "<retval>1</retval>");
    }

    private Told subscriptions(Call call) {
        return switch (call.method()) {
            case "POST" -> subscribe(call.body());
            case "DELETE" -> {
                subscription = null;
                yield Told.json(200, Map.of("success", true));
            }
            default -> Told.json(200, Map.of("subscriptions", known()));
        };
    }

    private List<Map<String, Object>> known() {
        @Nullable Subscription one = subscription;
        return one == null
                ? List.of()
                : List.of(Map.of("url", one.url().toString(), "time", 1, "update_types", List.of("message_created")));
    }

    private Told subscribe(JsonNode body) {
        String url = body.path("url").asString("");
        Set<String> types = new HashSet<>();
        body.path("update_types").forEach(type -> types.add(type.asString("")));
        if (httpsOnly && !url.startsWith("https://")) {
            return Told.json(200, Map.of("success", false, "message", "Subscription url must be https"));
        }
        if (!types.contains("message_created")) {
            return Told.json(200, Map.of("success", false, "message", "nothing to hear"));
        }
        subscription = new Subscription(URI.create(url), body.path("secret").asString(""));
        return Told.json(200, Map.of("success", true));
    }

    @Override
    protected Told throttled() {
        return error(429, "too.many.requests", "Too many requests");
    }

    @Override
    protected Told broken() {
        return error(503, "service.unavailable", "Service unavailable");
    }

    @Override
    protected Told forbidden() {
        return error(403, "chat.denied", "Forbidden: the bot was stopped by the user");
    }

    private static Told error(int status, String code, String words) {
        return Told.json(status, Map.of("code", code, "message", words));
    }
}
