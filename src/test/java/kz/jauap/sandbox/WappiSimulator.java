package kz.jauap.sandbox;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.jauap.shared.Json;
import org.jspecify.annotations.Nullable;

/// Wappi for one profile: texts and files by address, a webhook that carries the `auth` it was registered with, both
/// shapes of delivery.
public final class WappiSimulator extends ProviderSimulator {

    private final String token;
    private final String profile;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private volatile @Nullable URI callback;
    private volatile String auth = "";
    private volatile boolean paid = true;
    private volatile boolean connected = true;

    public WappiSimulator(int port, String token, String profile) throws IOException {
        super(port);
        this.token = token;
        this.profile = profile;
    }

    public void paid(boolean value) {
        paid = value;
    }

    public void connected(boolean value) {
        connected = value;
    }

    public @Nullable URI callback() {
        return callback;
    }

    /// A file of that message.
    public void file(String messageId, byte[] bytes) {
        files.put(messageId, bytes);
    }

    public void customerWrites(String phone, String id, String text) {
        post(java.util.Objects.requireNonNull(callback), written(auth, phone, id, text));
    }

    /// What is posted when a customer writes.
    public Posting written(String secret, String phone, String id, String text) {
        return new Posting(
                Map.of("Authorization", secret),
                wrapped(phone, id, Map.of("wh_type", "incoming_message", "type", "chat", "body", text)));
    }

    /// The picture is given by the message's id.
    public void customerShows(String phone, String id, byte[] picture) {
        files.put(id, picture);
        Map<String, Object> image =
                Map.of("wh_type", "incoming_message", "type", "image", "body", "", "mimetype", "image/jpeg");
        post(java.util.Objects.requireNonNull(callback), Map.of("Authorization", auth), wrapped(phone, id, image));
    }

    /// News of a message that was sent, in Wappi's words.
    public void tells(Sent message, String status) {
        Map<String, Object> news = Map.of("wh_type", "delivery_status", "type", "chat", "body", "", "status", status);
        post(
                java.util.Objects.requireNonNull(callback),
                Map.of("Authorization", auth),
                wrapped(message.chat(), message.id(), news));
    }

    /// The older, flat shape; answers the status.
    public int customerWritesFlat(URI webhook, String phone, String id, String text) {
        Map<String, Object> flat = Map.of(
                "type",
                "incoming_message",
                "content_type",
                "text",
                "profile_id",
                profile,
                "message_id",
                id,
                "from",
                phone + "@s.whatsapp.net",
                "chat_id",
                phone + "@s.whatsapp.net",
                "body",
                text,
                "sender_name",
                "Customer",
                "timestamp",
                System.currentTimeMillis() / 1000);
        return postOnce(webhook, Map.of("Authorization", auth), Json.write(flat));
    }

    private String wrapped(String phone, String id, Map<String, Object> content) {
        Map<String, Object> one = new HashMap<>(content);
        one.put("profile_id", profile);
        one.put("id", id);
        one.put("from", phone + "@c.us");
        one.put("chatId", phone + "@c.us");
        one.put("senderName", "Customer");
        one.put("is_me", false);
        one.put("chat_type", "dialog");
        one.put("time", System.currentTimeMillis() / 1000);
        return Json.write(Map.of("messages", List.of(one)));
    }

    @Override
    protected boolean sends(Call call) {
        return call.path().endsWith("/send");
    }

    @Override
    protected Told answer(Call call) {
        if (call.path().startsWith("/files/")) {
            return bytes(call.path().substring(7));
        }
        if (!token.equals(call.headers().get("authorization"))) {
            return no(401, "Unauthorized");
        }
        if (!profile.equals(call.query().get("profile_id"))) {
            return no(400, "Wrong profile_id");
        }
        if (!paid) {
            return no(402, "Payment required");
        }
        return switch (call.path()) {
            case "/api/sync/get/status" ->
                Told.json(
                        200,
                        Map.of(
                                "app_status",
                                "open",
                                "authorized",
                                connected,
                                "payment_expired_at",
                                "2027-01-01T00:00:00Z",
                                "profile_id",
                                profile));
            case "/api/webhook/url/set" -> subscribe(call);
            case "/api/webhook/types/set" -> Told.json(200, Map.of("status", "done"));
            case "/api/sync/message/media/download" -> media(call.query().getOrDefault("message_id", ""));
            case "/api/sync/message/send" -> message(call, "body");
            case "/api/sync/message/file/url/send" -> message(call, "url");
            default -> no(404, "Not found");
        };
    }

    private Told subscribe(Call call) {
        String url = call.query().getOrDefault("url", "");
        callback = url.isEmpty() ? null : URI.create(url);
        auth = call.query().getOrDefault("auth", "");
        return Told.json(200, Map.of("status", "done"));
    }

    private Told media(String id) {
        return files.containsKey(id)
                ? Told.json(200, Map.of("status", "done", "file_link", address() + "/files/" + id))
                : no(404, "Message not found");
    }

    private Told bytes(String id) {
        byte @Nullable [] file = files.get(id);
        return file == null ? no(404, "Not found") : new Told(200, file);
    }

    private Told message(Call call, String needed) {
        String recipient = call.body().path("recipient").asString("");
        if (recipient.isEmpty() || call.body().path(needed).asString("").isBlank()) {
            return no(400, "recipient and " + needed + " are required");
        }
        if (!connected) {
            return Told.json(200, Map.of("status", "error", "detail", "You are not authorized"));
        }
        String id = "3EB0SIM" + nextNumber();
        String text =
                call.body().path("body").asString(call.body().path("caption").asString(""));
        take(new Sent(recipient, text, id, call.body()));
        return Told.json(
                200,
                Map.of("status", "done", "timestamp", 1782900000, "message_id", id, "task_id", "t-" + nextNumber()));
    }

    @Override
    protected Told throttled() {
        return no(429, "Too many requests");
    }

    @Override
    protected Told broken() {
        return no(500, "Internal error");
    }

    @Override
    protected Told forbidden() {
        return no(403, "Forbidden");
    }

    @Override
    protected Told refusedWith200() {
        return Told.json(200, Map.of("status", "error", "detail", "You are not authorized"));
    }

    private static Told no(int status, String words) {
        return Told.json(status, Map.of("status", "error", "detail", words));
    }
}
