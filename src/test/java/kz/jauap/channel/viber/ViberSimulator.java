package kz.jauap.channel.viber;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.jauap.sandbox.ProviderSimulator;
import kz.jauap.shared.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Viber for one bot, by its documents: the token in a header, errors as numbers with status 200, texts up to 7,000, a
/// webhook that is asked before it is taken, callbacks signed with the token.
public final class ViberSimulator extends ProviderSimulator {

    private static final int LONGEST = 30 * 1024;
    private static final long FIRST_TOKEN = 5741311803571721000L;

    private final String token;
    private final boolean httpsOnly;
    private final Set<String> left = ConcurrentHashMap.newKeySet();
    private volatile @Nullable URI webhook;

    /// @param httpsOnly whether it insists on https for a webhook, as the real one does
    public ViberSimulator(String token, boolean httpsOnly) throws IOException {
        super(0);
        this.token = token;
        this.httpsOnly = httpsOnly;
    }

    public @Nullable URI webhook() {
        return webhook;
    }

    /// The customer has unsubscribed.
    void leaves(String customer) {
        left.add(customer);
    }

    public void customerWrites(URI to, String customer, long number, String text) {
        post(to, written(customer, number, text));
    }

    /// What is posted when a customer writes; `number` makes the message's token.
    public Posting written(String customer, long number, String text) {
        String json = message(customer, number, Map.of("type", "text", "text", text));
        return new Posting(signed(json, token), json);
    }

    /// The mark of a message, of which there are a million numbers.
    public static String mark(long number) {
        return Long.toString(FIRST_TOKEN - 1_000_000 + number);
    }

    /// The customer sends a picture, which lies at a public address for a while.
    public void customerShows(URI to, String customer, long number, byte[] picture) {
        Map<String, Object> shown = Map.of(
                "type", "picture",
                "media", publish(picture).toString(),
                "file_name", "picture.png",
                "text", "");
        String json = message(customer, number, shown);
        post(to, signed(json, token), json);
    }

    /// Posts it once, signed with any token; answers the status.
    int customerWritesOnce(URI to, String key, String customer, long number, String text) {
        String json = message(customer, number, Map.of("type", "text", "text", text));
        return postOnce(to, signed(json, key), json);
    }

    /// News of a message that was sent; answers the status.
    public int tells(URI to, String event, Sent about) {
        String json = Json.write(Map.of(
                "event",
                event,
                "timestamp",
                System.currentTimeMillis(),
                "message_token",
                Long.parseLong(about.id()),
                "user_id",
                about.chat()));
        return postOnce(to, signed(json, token), json);
    }

    private static String message(String customer, long number, Map<String, Object> content) {
        Map<String, Object> callback = new LinkedHashMap<>();
        callback.put("event", "message");
        callback.put("timestamp", System.currentTimeMillis());
        callback.put("message_token", FIRST_TOKEN - 1_000_000 + number);
        callback.put(
                "sender",
                Map.of("id", customer, "name", "Айгерим", "language", "ru", "country", "KZ", "api_version", 10));
        callback.put("message", content);
        callback.put("silent", false);
        return Json.write(callback);
    }

    static Map<String, String> signed(String json, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] hash = mac.doFinal(json.getBytes(StandardCharsets.UTF_8));
            return Map.of("X-Viber-Content-Signature", HexFormat.of().formatHex(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected boolean sends(Call call) {
        return call.path().equals("/send_message");
    }

    @Override
    protected Told answer(Call call) {
        if (call.path().startsWith("/public/")) {
            return Told.json(200, "a file anybody may read");
        }
        if (!token.equals(call.headers().get("x-viber-auth-token"))) {
            return no(2, "invalidAuthToken");
        }
        return switch (call.path()) {
            case "/get_account_info" ->
                Told.json(
                        200,
                        Map.of("status", 0, "status_message", "ok", "id", "pa:1", "name", "Салон", "uri", "salon"));
            case "/set_webhook" -> webhook(call.body());
            case "/send_message" -> send(call);
            default -> Told.json(404, Map.of("error", "Not found"));
        };
    }

    private Told webhook(JsonNode body) {
        String url = body.path("url").asString("");
        if (url.isEmpty()) {
            webhook = null;
            return Told.json(200, Map.of("status", 0, "status_message", "ok"));
        }
        if (httpsOnly && !url.startsWith("https://")) {
            return no(1, "invalidUrl");
        }
        if (!httpsOnly && asked(URI.create(url)) != 200) {
            return no(1, "result is invalid. [\"answer is not 200\"]");
        }
        webhook = URI.create(url);
        return Told.json(
                200,
                Map.of("status", 0, "status_message", "ok", "event_types", List.of("delivered", "seen", "failed")));
    }

    /// The real one asks an https address too, which nothing here can answer.
    private int asked(URI url) {
        String json = Json.write(
                Map.of("event", "webhook", "timestamp", System.currentTimeMillis(), "message_token", FIRST_TOKEN));
        return postOnce(url, signed(json, token), json);
    }

    private Told send(Call call) {
        JsonNode body = call.body();
        String name = body.path("sender").path("name").asString("");
        String type = body.path("type").asString("");
        String text = body.path("text").asString("");
        String receiver = body.path("receiver").asString("");
        if (receiver.isEmpty()
                || name.isEmpty()
                || !body.path("min_api_version").isIntegralNumber()) {
            return no(4, "missingData");
        }
        boolean bad = call.raw().length > LONGEST
                || name.length() > 28
                || text.length() > 7000
                || !complete(type, body)
                || badKeyboard(body.path("keyboard"));
        if (bad) {
            return no(3, "badData");
        }
        if (left.contains(receiver)) {
            return no(6, "receiverNotSubscribed");
        }
        String id = Long.toString(FIRST_TOKEN + nextNumber());
        take(new Sent(receiver, text, id, body));
        return Told.json(
                200,
                "{\"status\":0,\"status_message\":\"ok\",\"message_token\":" + id
                        + ",\"chat_hostname\":\"SN-CHAT-05_\",\"billing_status\":1}");
    }

    private static boolean complete(String type, JsonNode body) {
        boolean media = body.path("media").asString("").startsWith("http");
        return switch (type) {
            case "text" -> !body.path("text").asString("").isBlank();
            case "picture" -> media && body.path("text").asString("").length() <= 120;
            case "video" -> media && body.path("size").isIntegralNumber();
            case "file" ->
                media
                        && body.path("size").isIntegralNumber()
                        && !body.path("file_name").asString("").isEmpty();
            default -> false;
        };
    }

    private static boolean badKeyboard(JsonNode keyboard) {
        return keyboard.isObject()
                && (!keyboard.path("Type").asString("").equals("keyboard")
                        || keyboard.path("Buttons").isEmpty()
                        || keyboard.path("Buttons")
                                .valueStream()
                                .anyMatch(button ->
                                        button.path("ActionBody").asString("").isEmpty()));
    }

    private static Told no(int status, String words) {
        return Told.json(200, Map.of("status", status, "status_message", words));
    }

    @Override
    protected Told throttled() {
        return no(12, "tooManyRequests");
    }

    @Override
    protected Told broken() {
        return Told.json(503, "<html>Service unavailable</html>");
    }

    @Override
    protected Told forbidden() {
        return Told.json(403, Map.of("status", 7, "status_message", "Forbidden: the account is blocked"));
    }

    @Override
    protected Told refusedWith200() {
        return no(6, "receiverNotSubscribed");
    }
}
