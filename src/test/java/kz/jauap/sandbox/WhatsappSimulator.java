package kz.jauap.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.jauap.shared.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Meta's Cloud API for one number, as its documents describe it: messages by type within their limits, the 24-hour
/// window, media by id at an address of its own, an app subscribed with a handshake, signed webhooks.
public final class WhatsappSimulator extends ProviderSimulator {

    private static final Set<String> MEDIA = Set.of("image", "audio", "video", "document", "sticker");

    private final String token;
    private final String appSecret;
    private final String phoneNumberId;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, String> elsewhere = new ConcurrentHashMap<>();
    private final Set<String> outsideWindow = ConcurrentHashMap.newKeySet();
    private volatile @Nullable URI callback;

    public WhatsappSimulator(int port, String token, String appSecret, String phoneNumberId) throws IOException {
        super(port);
        this.token = token;
        this.appSecret = appSecret;
        this.phoneNumberId = phoneNumberId;
    }

    /// A customer to whom nothing but a template may be sent.
    public void windowClosedFor(String customer) {
        outsideWindow.add(customer);
    }

    /// Where webhooks go since the last subscription, or null.
    public @Nullable URI callback() {
        return callback;
    }

    /// A file of a customer; answers its media id.
    public String file(byte[] bytes) {
        String id = "80000" + nextNumber();
        files.put(id, bytes);
        return id;
    }

    /// A file that is said to lie at another address; answers its media id.
    public String fileElsewhere(String address) {
        String id = file(new byte[1]);
        elsewhere.put(id, address);
        return id;
    }

    public void customerWrites(URI webhook, String customer, String id, String text) {
        post(webhook, written(customer, id, text));
    }

    /// What is posted when a customer writes.
    public Posting written(String customer, String id, String text) {
        return posting(customer, id, "text", Map.of("body", text));
    }

    public void customerShows(URI webhook, String customer, String id, byte[] picture) {
        post(webhook, posting(customer, id, "image", Map.of("id", file(picture), "mime_type", "image/jpeg")));
    }

    private Posting posting(String customer, String id, String type, Map<String, Object> content) {
        Map<String, Object> message =
                Map.of("from", customer, "id", id, "timestamp", seconds(), "type", type, type, content);
        String json = delivery("messages", customer, message);
        return new Posting(signed(json), json);
    }

    /// Posts a signed delivery once; answers the status.
    public int deliver(URI webhook, String json) {
        return postOnce(webhook, signed(json), json);
    }

    /// News of a sent message, with the key it was sent with.
    public int status(URI webhook, Sent message, String status) {
        Map<String, Object> news = Map.of(
                "id", message.id(),
                "status", status,
                "timestamp", seconds(),
                "recipient_id", message.chat(),
                "biz_opaque_callback_data",
                        message.whole().path("biz_opaque_callback_data").asString(""));
        return deliver(webhook, delivery("statuses", message.chat(), news));
    }

    private String delivery(String what, String customer, Map<String, Object> one) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("messaging_product", "whatsapp");
        value.put("metadata", Map.of("display_phone_number", "77010000000", "phone_number_id", phoneNumberId));
        if (what.equals("messages")) {
            value.put("contacts", List.of(Map.of("profile", Map.of("name", "Customer"), "wa_id", customer)));
        }
        value.put(what, List.of(one));
        Map<String, Object> entry =
                Map.of("id", "1001", "changes", List.of(Map.of("field", "messages", "value", value)));
        return Json.write(Map.of("object", "whatsapp_business_account", "entry", List.of(entry)));
    }

    private static String seconds() {
        return Long.toString(System.currentTimeMillis() / 1000);
    }

    private Map<String, String> signed(String json) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] hash = mac.doFinal(json.getBytes(StandardCharsets.UTF_8));
            return Map.of("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected boolean sends(Call call) {
        return call.path().endsWith("/messages");
    }

    @Override
    protected Told answer(Call call) throws InterruptedException {
        if (call.path().startsWith("/public/")) {
            return Told.json(200, "a file anybody may read");
        }
        if (!("Bearer " + token).equals(call.headers().get("authorization"))) {
            return error(401, 190, "Invalid OAuth access token - Cannot parse access token", "OAuthException");
        }
        String[] path = call.path().split("/");
        String last = path[path.length - 1];
        return switch (last) {
            case "messages" -> message(call);
            case "media" -> upload(call);
            case "subscribed_apps" -> Told.json(200, "{\"success\":true}");
            default ->
                call.body().has("webhook_configuration")
                        ? direct(call.body().path("webhook_configuration"))
                        : path[1].equals("files") ? bytes(last) : object(last);
        };
    }

    private Told object(String id) {
        if (id.equals(phoneNumberId)) {
            return Told.json(
                    200,
                    Map.of("verified_name", "Salon", "display_phone_number", "+7 701 000-00-00", "id", phoneNumberId));
        }
        byte @Nullable [] file = files.get(id);
        return file == null
                ? error(404, 100, "Unsupported get request", "GraphMethodException")
                : Told.json(
                        200,
                        Map.of(
                                "messaging_product",
                                "whatsapp",
                                "url",
                                elsewhere.getOrDefault(id, address() + "/files/" + id),
                                "mime_type",
                                "audio/ogg",
                                "sha256",
                                "0".repeat(64),
                                "file_size",
                                file.length,
                                "id",
                                id));
    }

    private Told bytes(String id) {
        byte @Nullable [] file = files.get(id);
        return file == null ? Told.json(404, "{}") : new Told(200, file);
    }

    private Told message(Call call) {
        JsonNode body = call.body();
        String to = body.path("to").asString(body.path("recipient").asString(""));
        String type = body.path("type").asString("text");
        if (!call.path().contains("/" + phoneNumberId + "/")) {
            return error(400, 100, "Unsupported post request. Object does not exist", "GraphMethodException");
        }
        if (!body.path("messaging_product").asString("").equals("whatsapp") || to.isEmpty()) {
            return error(400, 100, "The parameter messaging_product and to are required.", "OAuthException");
        }
        String problem = problem(type, body.path(type));
        if (!problem.isEmpty()) {
            return error(400, 131009, "Parameter value is not valid: " + problem, "OAuthException");
        }
        if (outsideWindow.contains(to) && !type.equals("template")) {
            return error(400, 131047, "Re-engagement message", "OAuthException");
        }
        String id = "wamid.SIM" + nextNumber();
        take(new Sent(to, text(type, body.path(type)), id, body));
        return Told.json(
                200,
                Map.of(
                        "messaging_product",
                        "whatsapp",
                        "contacts",
                        List.of(Map.of("input", to, "wa_id", to)),
                        "messages",
                        List.of(Map.of("id", id))));
    }

    private String problem(String type, JsonNode content) {
        if (MEDIA.contains(type)) {
            boolean known =
                    content.has("link") || files.containsKey(content.path("id").asString(""));
            return !known ? "no such media" : type.equals("audio") && content.has("caption") ? "caption" : "";
        }
        return switch (type) {
            case "text" -> fits(content.path("body").asString(""), 4096) ? "" : "text.body";
            case "interactive" -> interactive(content);
            case "template" -> content.path("name").asString("").isEmpty() ? "template.name" : parameters(content);
            default -> "type";
        };
    }

    private static String interactive(JsonNode content) {
        List<String> titles = content.path("action")
                .path("buttons")
                .valueStream()
                .map(button -> button.path("reply").path("title").asString(""))
                .toList();
        boolean good = fits(content.path("body").path("text").asString(""), 1024)
                && !titles.isEmpty()
                && titles.size() <= 3
                && titles.stream().allMatch(title -> fits(title, 20))
                && Set.copyOf(titles).size() == titles.size();
        return good ? "" : "interactive";
    }

    private static String parameters(JsonNode template) {
        return template.path("components")
                .valueStream()
                .flatMap(component -> component.path("parameters").valueStream())
                .map(parameter -> parameter.path("text").asString(""))
                .filter(text -> text.matches("(?s).*(?:[\\n\\t]| {5}).*"))
                .findFirst()
                .map(text -> "a parameter with line breaks")
                .orElse("");
    }

    private static boolean fits(String text, int limit) {
        return !text.isBlank() && text.length() <= limit;
    }

    private static String text(String type, JsonNode content) {
        return switch (type) {
            case "text" -> content.path("body").asString("");
            case "interactive" -> content.path("body").path("text").asString("");
            case "template" ->
                content.path("components")
                        .path(0)
                        .path("parameters")
                        .path(0)
                        .path("text")
                        .asString("");
            default -> content.path("caption").asString("");
        };
    }

    private Told upload(Call call) {
        String form = new String(call.raw(), StandardCharsets.ISO_8859_1);
        boolean whole = form.contains("name=\"messaging_product\"") && form.contains("name=\"file\"");
        return whole
                ? Told.json(200, Map.of("id", file(call.raw())))
                : error(400, 100, "(#100) The parameter file is required.", "OAuthException");
    }

    /// Meta asks the address for its challenge before it believes it; no address takes the number's own back.
    private Told direct(JsonNode where) throws InterruptedException {
        String given = where.path("override_callback_uri").asString("");
        if (given.isEmpty()) {
            callback = null;
            return Told.json(200, "{\"success\":true}");
        }
        Map<String, String> query = new HashMap<>();
        query.put("hub.mode", "subscribe");
        query.put("hub.challenge", "1158201444");
        query.put("hub.verify_token", where.path("verify_token").asString(""));
        if (!"1158201444".equals(asked(given, query))) {
            return error(400, 2200, "(#2200) Callback verification failed", "OAuthException");
        }
        callback = URI.create(given);
        return Told.json(200, "{\"success\":true}");
    }

    private static String asked(String address, Map<String, String> query) throws InterruptedException {
        StringBuilder target = new StringBuilder(address).append('?');
        query.forEach((name, value) -> target.append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&'));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(target.toString())).build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? answer.body() : "";
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    protected Told throttled() {
        return error(429, 130429, "(#130429) Rate limit hit", "OAuthException");
    }

    @Override
    protected Told broken() {
        return error(500, 131000, "Something went wrong", "OAuthException");
    }

    @Override
    protected Told forbidden() {
        return error(403, 131031, "Forbidden: the business account has been locked", "OAuthException");
    }

    /// An answer with the error of that code, for one sending call.
    public static String errorBody(int code, String message) {
        return Json.write(Map.of("error", Map.of("message", message, "type", "OAuthException", "code", code)));
    }

    private static Told error(int status, int code, String message, String type) {
        return Told.json(
                status,
                Map.of("error", Map.of("message", message, "type", type, "code", code, "fbtrace_id", "A1b2C3d4")));
    }
}
