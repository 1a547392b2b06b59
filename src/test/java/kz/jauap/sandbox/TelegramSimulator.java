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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.shared.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The Bot API of one bot, and the people who write to it. Starts when made; a port of 0 is any free one. Unlike the
/// real
/// one it accepts webhooks without TLS on loopback.
public final class TelegramSimulator implements AutoCloseable {

    private static final Pattern PATH = Pattern.compile("/bot([^/]+)/(\\w+)");

    private final String token;
    private final SimulatorHttp http;
    private final TelegramUpdates updates = new TelegramUpdates();
    private final TelegramChats chats = new TelegramChats(System::nanoTime);
    private final Queue<Fault> next = new ConcurrentLinkedQueue<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final TelegramBusiness business = new TelegramBusiness();
    private final Queue<Taken> taken = new ConcurrentLinkedQueue<>();
    private final Queue<Instant> unanswered = new ConcurrentLinkedQueue<>();
    private final LongAdder failed = new LongAdder();
    private final Random random = new Random(1);
    private volatile Chances chances = Chances.NONE;

    /// One call and what was answered: null where nothing was.
    public record Call(
            String method, JsonNode parameters, @Nullable JsonNode answer) {}

    /// A refusal as the Bot API words it.
    static final class BadCall extends RuntimeException {

        private final int code;
        private final int retryAfter;
        private final long migratedTo;

        BadCall(int code, String description) {
            this(code, description, 0, 0);
        }

        BadCall(int code, String description, int retryAfter) {
            this(code, description, retryAfter, 0);
        }

        /// @param migratedTo the group's new chat id, or 0
        BadCall(int code, String description, int retryAfter, long migratedTo) {
            super(description);
            this.code = code;
            this.retryAfter = retryAfter;
            this.migratedTo = migratedTo;
        }
    }

    public TelegramSimulator(int port, String token) throws IOException {
        this.token = token;
        this.http = new SimulatorHttp(port, this::handle);
    }

    /// The base for an account's `api_base`.
    public URI address() {
        return http.address();
    }

    /// The faults of the next sending calls, one each.
    public void next(Fault... faults) {
        next.addAll(List.of(faults));
    }

    /// Whether one message a second to a chat and thirty a second in all is the limit, as the documents say.
    public void limits(boolean on) {
        chats.limits(on);
    }

    /// The user stops the bot: it may not write to them any more.
    public void blockedBy(long chatId) {
        chats.block(chatId);
    }

    /// A private chat exists: its user has started the bot.
    public void startedBy(long chatId) {
        chats.know(chatId);
    }

    /// A customer writes; the update goes to the webhook, or waits for a poll. Answers its message id.
    public long customerWrites(long chatId, String text) {
        ObjectNode message = chats.incoming(chatId);
        message.put("text", text);
        updates.add("message", message);
        return message.path("message_id").asLong();
    }

    /// A customer sends a voice message of so many seconds.
    public void customerSpeaks(long chatId, byte[] voice, int seconds) {
        String id = "voice" + files.size();
        files.put(id, voice);
        ObjectNode message = chats.incoming(chatId);
        message.putObject("voice")
                .put("file_id", id)
                .put("file_unique_id", id)
                .put("duration", seconds)
                .put("mime_type", "audio/ogg")
                .put("file_size", voice.length);
        updates.add("message", message);
    }

    /// A customer sends a picture; answers the number of the message.
    ///
    /// @param connection of the personal account it was sent to, "" for the bot itself
    public long customerShows(long chatId, String connection, byte[] picture) {
        String id = "photo" + files.size();
        files.put(id, picture);
        ObjectNode message = chats.incoming(chatId);
        message.putArray("photo")
                .addObject()
                .put("file_id", id)
                .put("file_unique_id", id)
                .put("width", 640)
                .put("height", 480)
                .put("file_size", picture.length);
        if (!connection.isEmpty()) {
            message.put("business_connection_id", connection);
        }
        updates.add(connection.isEmpty() ? "message" : "business_message", message);
        return message.path("message_id").asLong();
    }

    /// How likely are faults of sending calls from now on.
    public void chances(Chances value) {
        chances = value;
    }

    /// Sending calls that were answered with a fault or not at all.
    public long failed() {
        return failed.sum();
    }

    /// A text that was taken, and when.
    public record Taken(long chat, String text, Instant at) {}

    /// Texts that were taken, in order.
    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    /// When messages were taken of which nobody was told.
    public List<Instant> unanswered() {
        return List.copyOf(unanswered);
    }

    /// Breaks every connection and refuses new ones.
    public void goDown() {
        http.goDown();
    }

    public void comeBack() throws IOException {
        http.comeBack();
    }

    /// The personal account that has connected the bot.
    public TelegramBusiness business() {
        return business;
    }

    /// A customer writes to the owner of the personal account; answers the number of the message.
    public long customerWritesToOwner(long chatId, String text) {
        ObjectNode message = chats.incoming(chatId);
        message.put("text", text);
        message.put("business_connection_id", TelegramBusiness.CONNECTION);
        updates.add("business_message", message);
        return message.path("message_id").asLong();
    }

    /// The owner answers a customer themselves.
    public void ownerWrites(long chatId, String text) {
        ObjectNode message = chats.incoming(chatId);
        message.put("text", text);
        message.put("business_connection_id", TelegramBusiness.CONNECTION);
        ((ObjectNode) message.path("from")).put("id", TelegramBusiness.OWNER);
        updates.add("business_message", message);
    }

    /// A customer changes an earlier message.
    public void customerEdits(long chatId, long messageId, String text) {
        ObjectNode message = chats.incoming(chatId);
        message.put("message_id", messageId);
        message.put("edit_date", message.path("date").asLong());
        message.put("text", text);
        updates.add("edited_message", message);
    }

    /// Any other update: its type and content.
    public void happens(String type, JsonNode content) {
        updates.add(type, content);
    }

    /// Messages that were taken, in order, as the chat shows them.
    public List<JsonNode> sent() {
        return chats.sent();
    }

    /// Every call so far, for checking against the Bot API's description.
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /// Every update made so far.
    public List<JsonNode> updates() {
        return updates.all();
    }

    /// Questions for updates so far.
    public long polls() {
        return updates.polls();
    }

    /// Updates nobody has confirmed yet.
    public int waiting() {
        return updates.waiting();
    }

    @Override
    public void close() {
        updates.close();
        http.close();
    }

    private SimulatorHttp.Reply handle(SimulatorHttp.Request request) throws InterruptedException {
        if (request.path().startsWith("/file/bot" + token + "/")) {
            byte[] voice = files.get(request.path().replaceAll(".*/|[.]oga$|[.]jpg$", ""));
            return voice == null ? error(new BadCall(404, "Not Found")) : new SimulatorHttp.Reply.Answer(200, voice);
        }
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return error(new BadCall(404, "Not Found"));
        }
        String method = path.group(2);
        JsonNode parameters = parameters(request);
        try {
            if (!path.group(1).equals(token)) {
                throw new BadCall(401, "Unauthorized");
            }
            Fault fault = method.startsWith("send") && !method.equals("sendChatAction") ? fault() : null;
            return fault == null ? answered(method, parameters) : faulty(fault, method, parameters);
        } catch (BadCall refusal) {
            SimulatorHttp.Reply.Answer reply = error(refusal);
            calls.add(new Call(method, parameters, Json.tree(new String(reply.json(), StandardCharsets.UTF_8))));
            return reply;
        }
    }

    /// What is final here is no matter of chance.
    private @Nullable Fault fault() {
        if (!next.isEmpty()) {
            return next.poll();
        }
        Fault rolled = chances.roll(random);
        return rolled == Fault.REFUSED_WITH_200 ? Fault.BROKEN : rolled;
    }

    private SimulatorHttp.Reply answered(String method, JsonNode parameters) throws InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("ok", true);
        body.set("result", result(method, parameters));
        calls.add(new Call(method, parameters, body));
        return SimulatorHttp.Reply.json(200, Json.write(body));
    }

    private JsonNode result(String method, JsonNode parameters) throws InterruptedException {
        business.demand(method, parameters);
        return switch (method) {
            case "getMe" -> chats.bot();
            case "getUpdates" -> updates.poll(parameters);
            case "setWebhook" -> updates.setWebhook(parameters);
            case "deleteWebhook" -> updates.deleteWebhook(parameters);
            case "getWebhookInfo" -> updates.webhookInfo();
            case "getFile" -> file(parameters.path("file_id").asString(""));
            case "sendMessage" -> text(parameters);
            case "sendPhoto", "sendDocument", "sendVideo", "sendAudio", "sendVoice" -> chats.media(method, parameters);
            case "editMessageText" -> chats.edit(parameters);
            case "deleteMessage" -> chats.delete(parameters);
            case "sendChatAction" -> chats.action(parameters);
            case "getBusinessConnection" -> business.connection(parameters);
            case "answerCallbackQuery" -> JsonNodeFactory.instance.booleanNode(true);
            default -> throw new BadCall(404, "Not Found");
        };
    }

    private JsonNode text(JsonNode parameters) {
        JsonNode message = chats.text(parameters);
        taken.add(new Taken(
                message.path("chat").path("id").asLong(), message.path("text").asString(), Instant.now()));
        return message;
    }

    private JsonNode file(String id) {
        byte[] voice = files.get(id);
        if (voice == null) {
            throw new BadCall(400, "Bad Request: invalid file_id");
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("file_id", id)
                .put("file_unique_id", id)
                .put("file_size", voice.length)
                .put("file_path", id.startsWith("photo") ? "photos/" + id + ".jpg" : "voice/" + id + ".oga");
    }

    private SimulatorHttp.Reply faulty(Fault fault, String method, JsonNode parameters) throws InterruptedException {
        failed.increment();
        return switch (fault) {
            case THROTTLED -> throw new BadCall(429, "Too Many Requests: retry after 3", 3);
            case BROKEN -> throw new BadCall(500, "Internal Server Error");
            case FORBIDDEN -> throw new BadCall(403, "Forbidden: bot was blocked by the user");
            case REFUSED_WITH_200 ->
                SimulatorHttp.Reply.json(
                        200, "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: chat not found\"}");
            case PAGE_WITH_200 -> SimulatorHttp.Reply.json(200, "<html>a proxy's page</html>");
            case SILENT_AFTER_ACCEPTANCE -> {
                result(method, parameters);
                unanswered.add(Instant.now());
                yield new SimulatorHttp.Reply.Silence();
            }
            case HANG_UP_AFTER_ACCEPTANCE -> {
                result(method, parameters);
                unanswered.add(Instant.now());
                yield new SimulatorHttp.Reply.HangUp();
            }
        };
    }

    static SimulatorHttp.Reply.Answer error(BadCall refusal) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("ok", false);
        body.put("error_code", refusal.code);
        body.put("description", refusal.getMessage());
        if (refusal.retryAfter > 0) {
            body.putObject("parameters").put("retry_after", refusal.retryAfter);
        } else if (refusal.migratedTo != 0) {
            body.putObject("parameters").put("migrate_to_chat_id", refusal.migratedTo);
        }
        return new SimulatorHttp.Reply.Answer(refusal.code, Json.write(body).getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode parameters(SimulatorHttp.Request request) {
        if (request.body().length > 0) {
            return Json.tree(new String(request.body(), StandardCharsets.UTF_8));
        }
        Map<String, String> query = new HashMap<>();
        for (String pair : request.query().split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return Json.mapper().valueToTree(query);
    }
}
