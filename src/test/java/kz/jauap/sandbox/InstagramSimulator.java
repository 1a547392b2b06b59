package kz.jauap.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.jauap.shared.Json;
import tools.jackson.databind.JsonNode;

/// Instagram's messaging for one account: texts of up to 1,000 bytes, files by address, quick replies, the 24-hour
/// window
/// and the tag that opens it, signed webhooks.
public final class InstagramSimulator extends ProviderSimulator {

    private final String token;
    private final String appSecret;
    private final String account;
    private final Set<String> outsideWindow = ConcurrentHashMap.newKeySet();

    public InstagramSimulator(int port, String token, String appSecret, String account) throws IOException {
        super(port);
        this.token = token;
        this.appSecret = appSecret;
        this.account = account;
    }

    /// A customer who wrote more than 24 hours ago.
    public void windowClosedFor(String customer) {
        outsideWindow.add(customer);
    }

    public void customerWrites(URI webhook, String customer, String mid, String text) {
        post(webhook, written(customer, mid, text));
    }

    /// What is posted when a customer writes.
    public Posting written(String customer, String mid, String text) {
        return posting(customer, "message", Map.of("mid", mid, "text", text));
    }

    public void customerShows(URI webhook, String customer, String mid, byte[] picture) {
        Map<String, Object> payload = Map.of("url", publish(picture).toString());
        Map<String, Object> image = Map.of("type", "image", "payload", payload);
        post(webhook, posting(customer, "message", Map.of("mid", mid, "attachments", List.of(image))));
    }

    /// The customer has seen a message.
    public void customerSees(URI webhook, Sent message) {
        post(webhook, posting(message.chat(), "read", Map.of("mid", message.id())));
    }

    private Posting posting(String customer, String what, Map<String, Object> content) {
        String json = delivery(customer, what, content);
        return new Posting(signed(json), json);
    }

    private String delivery(String customer, String what, Map<String, Object> content) {
        long now = System.currentTimeMillis();
        Map<String, Object> event = Map.of(
                "sender", Map.of("id", customer), "recipient", Map.of("id", account), "timestamp", now, what, content);
        Map<String, Object> entry = Map.of("id", account, "time", now, "messaging", List.of(event));
        return Json.write(Map.of("object", "instagram", "entry", List.of(entry)));
    }

    private Map<String, String> signed(String json) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] hash = mac.doFinal(json.getBytes(StandardCharsets.UTF_8));
            return Map.of("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(hash));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected boolean sends(Call call) {
        return call.path().endsWith("/messages");
    }

    @Override
    protected Told answer(Call call) {
        if (call.path().startsWith("/public/")) {
            return Told.json(200, "a file anybody may read");
        }
        if (!("Bearer " + token).equals(call.headers().get("authorization"))) {
            return error(401, 190, "Error validating access token");
        }
        if (!call.path().contains("/" + account)) {
            return error(400, 100, "Unsupported request: object does not exist");
        }
        if (call.path().endsWith("/messages")) {
            return message(call.body());
        }
        return call.path().endsWith("/subscribed_apps")
                ? Told.json(200, Map.of("success", true))
                : Told.json(200, Map.of("id", account, "name", "Салон"));
    }

    private Told message(JsonNode body) {
        String to = body.path("recipient").path("id").asString("");
        JsonNode message = body.path("message");
        String text = message.path("text").asString("");
        boolean tagged = body.path("tag").asString("").equals("HUMAN_AGENT");
        if (outsideWindow.contains(to) && !tagged) {
            return error(400, 10, "(#10) This message is sent outside of allowed window.");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > 1000) {
            return error(400, 100, "(#100) Length of param message[text] must be less than or equal to 1000");
        }
        boolean either = text.isBlank() == message.has("attachment");
        boolean replies = message.path("quick_replies")
                .valueStream()
                .allMatch(one -> one.path("title").asString("").length() <= 20);
        if (!either || !replies || message.path("quick_replies").size() > 13) {
            return error(400, 100, "(#100) Invalid parameter");
        }
        String id = "aWdfZAG1faXRlbToxOk" + nextNumber();
        take(new Sent(to, text, id, body));
        return Told.json(200, Map.of("recipient_id", to, "message_id", id));
    }

    @Override
    protected Told throttled() {
        return error(400, 613, "(#613) Calls to this api have exceeded the rate limit.");
    }

    @Override
    protected Told broken() {
        return error(500, 2, "An unexpected error has occurred. Please retry your request later.");
    }

    @Override
    protected Told forbidden() {
        return error(403, 200, "Forbidden: permissions error");
    }

    private static Told error(int status, int code, String message) {
        return Told.json(
                status,
                Map.of("error", Map.of("message", message, "type", "OAuthException", "code", code, "fbtrace_id", "A")));
    }
}
