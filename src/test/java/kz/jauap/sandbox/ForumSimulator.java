package kz.jauap.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.sandbox.TelegramSimulator.BadCall;
import kz.jauap.sandbox.TelegramSimulator.Call;
import kz.jauap.shared.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The Bot API of one bot that is an administrator of one supergroup with topics. Starts when made, on any free port of
/// loopback; its time is the clock's. What people do in the group is done through [ForumPeople].
public final class ForumSimulator implements AutoCloseable {

    public static final long BOT = 1000000002L;
    private static final Pattern PATH = Pattern.compile("/bot([^/]+)/(\\w+)");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    final TelegramForum forum;
    final TelegramUpdates updates;
    final Map<String, Boolean> presses;
    final Map<String, byte[]> files;
    private final String token;
    private final SimulatorHttp http;
    private final Queue<Fault> next = new ConcurrentLinkedQueue<>();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final LongAdder failed = new LongAdder();
    private final Random random = new Random(1);
    private volatile Chances chances = Chances.NONE;
    private final ForumPeople people;
    private final Map<Long, ForumSimulator> neighbours = new ConcurrentHashMap<>();
    private final Map<Long, List<JsonNode>> privately = new ConcurrentHashMap<>();

    public ForumSimulator(String token, long chatId, Clock clock) {
        this.token = token;
        this.updates = new TelegramUpdates();
        this.presses = new ConcurrentHashMap<>();
        this.files = new ConcurrentHashMap<>();
        this.forum = new TelegramForum(chatId, clock);
        this.people = new ForumPeople(this);
        try {
            this.http = new SimulatorHttp(0, this::handle);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private ForumSimulator(ForumSimulator first, TelegramForum forum) {
        this.token = first.token;
        this.updates = first.updates;
        this.presses = first.presses;
        this.files = first.files;
        this.http = first.http;
        this.forum = forum;
        this.people = new ForumPeople(this);
    }

    public URI address() {
        return http.address();
    }

    /// A second group the same bot is in.
    public ForumPeople besides(long chatId, Clock clock) {
        ForumSimulator other = new ForumSimulator(this, new TelegramForum(chatId, clock));
        neighbours.put(chatId, other);
        return other.people;
    }

    /// Those who are in the group besides the bot.
    public ForumPeople people() {
        return people;
    }

    /// A person has started the bot: it may write to them alone.
    public void startedBy(long person) {
        privately.putIfAbsent(person, new java.util.concurrent.CopyOnWriteArrayList<>());
    }

    /// What the bot wrote to a person alone.
    public List<JsonNode> toldAlone(long person) {
        return List.copyOf(privately.getOrDefault(person, List.of()));
    }

    /// The faults of the next calls that put something into the group, one each.
    public void next(Fault... faults) {
        next.addAll(List.of(faults));
    }

    /// How likely are faults of such calls from now on.
    public void chances(Chances value) {
        chances = value;
    }

    /// Calls that were answered with a fault or not at all.
    public long failed() {
        return failed.sum();
    }

    /// The houses behind the webhook's address, which are told in turns.
    public void doors(List<URI> houses) {
        updates.doors(houses);
    }

    /// Whether twenty messages a minute is the most.
    public void limits(boolean on) {
        locked(() -> {
            forum.limits.on(on);
            return on;
        });
    }

    /// The most the bot has put into the group within one minute.
    public int mostInAMinute() {
        return locked(forum.limits::most);
    }

    public void goDown() {
        http.goDown();
    }

    public void comeBack() {
        try {
            http.comeBack();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /// Calls of one method that were taken.
    public long taken(String method) {
        return calls.stream()
                .filter(call -> call.method().equals(method))
                .filter(call ->
                        call.answer() != null && call.answer().path("ok").asBoolean())
                .count();
    }

    public List<JsonNode> updates() {
        return updates.all();
    }

    public int waiting() {
        return updates.waiting();
    }

    @Override
    public void close() {
        updates.close();
        http.close();
    }

    <T> T locked(Supplier<T> work) {
        forum.lock.lock();
        try {
            return work.get();
        } finally {
            forum.lock.unlock();
        }
    }

    static ObjectNode user(long id, String name, boolean bot) {
        return NODES.objectNode().put("id", id).put("is_bot", bot).put("first_name", name);
    }

    private SimulatorHttp.Reply handle(SimulatorHttp.Request request) throws InterruptedException {
        String file = "/file/bot" + token + "/files/";
        if (request.path().startsWith(file)) {
            byte[] bytes = files.get(request.path().substring(file.length()));
            return bytes == null
                    ? TelegramSimulator.error(new BadCall(404, "Not Found"))
                    : new SimulatorHttp.Reply.Answer(200, bytes);
        }
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return TelegramSimulator.error(new BadCall(404, "Not Found"));
        }
        String method = path.group(2);
        JsonNode parameters = parameters(request);
        try {
            if (!path.group(1).equals(token)) {
                throw new BadCall(401, "Unauthorized");
            }
            Fault fault = puts(method) ? fault() : null;
            return fault == null ? answered(method, parameters) : faulty(fault, method, parameters);
        } catch (BadCall refusal) {
            SimulatorHttp.Reply.Answer reply = TelegramSimulator.error(refusal);
            calls.add(new Call(method, parameters, Json.tree(new String(reply.json(), StandardCharsets.UTF_8))));
            return reply;
        }
    }

    /// A form's file becomes the address of what was uploaded.
    private JsonNode parameters(SimulatorHttp.Request request) {
        String type = request.headers().getOrDefault("content-type", "");
        return type.startsWith("multipart/form-data")
                ? ForumForm.read(type, request.body(), this::keepFile)
                : TelegramSimulator.parameters(request);
    }

    private String keepFile(byte[] bytes) {
        String id = "uploaded" + files.size();
        files.put(id, bytes);
        return "https://uploaded.invalid/" + id;
    }

    /// A file by the id it was sent with.
    public byte[] uploaded(String fileId) {
        return files.getOrDefault(fileId.replaceAll(".*/", ""), new byte[0]);
    }

    /// By chance nothing is final, and nobody is kept waiting: whose answer is lost is hung up on.
    private @org.jspecify.annotations.Nullable Fault fault() {
        if (!next.isEmpty()) {
            return next.poll();
        }
        Fault rolled = chances.roll(random);
        return rolled == Fault.REFUSED_WITH_200
                ? Fault.BROKEN
                : rolled == Fault.SILENT_AFTER_ACCEPTANCE ? Fault.HANG_UP_AFTER_ACCEPTANCE : rolled;
    }

    private static boolean puts(String method) {
        return method.startsWith("send") || method.startsWith("edit") || method.equals("createForumTopic");
    }

    private SimulatorHttp.Reply answered(String method, JsonNode parameters) throws InterruptedException {
        ObjectNode body = NODES.objectNode();
        body.put("ok", true);
        ForumSimulator there =
                neighbours.getOrDefault(parameters.path("chat_id").asLong(0), this);
        JsonNode result = method.equals("getUpdates")
                ? updates.poll(parameters)
                : there.locked(() -> there.result(method, parameters));
        body.set("result", result.deepCopy());
        calls.add(new Call(method, parameters, body));
        return SimulatorHttp.Reply.json(200, Json.write(body));
    }

    private JsonNode result(String method, JsonNode parameters) {
        List<JsonNode> alone = privately.get(parameters.path("chat_id").asLong(0));
        if (alone != null && method.equals("sendMessage")) {
            ObjectNode message = forum.message(0, bot());
            message.putObject("chat")
                    .put("id", parameters.path("chat_id").asLong())
                    .put("type", "private");
            message.setAll(ForumContent.text(parameters));
            alone.add(message);
            return message;
        }
        if (alone != null && method.equals("deleteMessage")) {
            return NODES.booleanNode(
                    alone.removeIf(one -> one.path("message_id").asLong()
                            == parameters.path("message_id").asLong()));
        }
        if (method.endsWith("ForumTopic") || puts(method) || parameters.has("chat_id")) {
            forum.enter(parameters);
        }
        return switch (method) {
            case "getMe" -> me();
            case "setWebhook" -> updates.setWebhook(parameters);
            case "deleteWebhook" -> updates.deleteWebhook(parameters);
            case "getWebhookInfo" -> updates.webhookInfo();
            case "getChat" -> chatInfo();
            case "getChatMember" -> people.member();
            case "createForumTopic" -> forum.createTopic(parameters);
            case "editForumTopic", "closeForumTopic", "reopenForumTopic", "deleteForumTopic" ->
                forum.changeTopic(parameters, method);
            case "sendMessage" -> forum.send(parameters, ForumContent.text(parameters), bot());
            case "sendPhoto", "sendVoice", "sendDocument", "sendSticker", "sendVideo", "sendAudio" ->
                forum.send(parameters, ForumContent.media(method, parameters), bot());
            case "editMessageText" -> forum.edit(parameters, ForumContent.text(parameters));
            case "editMessageReplyMarkup" -> forum.edit(parameters, NODES.objectNode());
            case "setMessageReaction" -> yes(() -> forum.react(parameters));
            case "deleteMessage" -> yes(() -> forum.delete(parameters));
            case "pinChatMessage" -> yes(() -> forum.pin(parameters, true));
            case "unpinChatMessage" -> yes(() -> forum.pin(parameters, false));
            case "answerCallbackQuery" -> answer(parameters);
            case "getFile" -> file(parameters.path("file_id").asString(""));
            default -> throw new BadCall(404, "Not Found");
        };
    }

    private static JsonNode yes(Runnable work) {
        work.run();
        return NODES.booleanNode(true);
    }

    private JsonNode answer(JsonNode parameters) {
        if (presses.remove(parameters.path("callback_query_id").asString("")) == null) {
            throw new BadCall(400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
        }
        return NODES.booleanNode(true);
    }

    private JsonNode file(String id) {
        if (!files.containsKey(id)) {
            throw new BadCall(400, "Bad Request: invalid file_id");
        }
        return NODES.objectNode()
                .put("file_id", id)
                .put("file_unique_id", id)
                .put("file_size", files.get(id).length)
                .put("file_path", "files/" + id);
    }

    static ObjectNode bot() {
        return user(BOT, "Desk", true).put("username", "desk_bot");
    }

    private static ObjectNode me() {
        return bot().put("can_join_groups", true)
                .put("can_read_all_group_messages", true)
                .put("supports_inline_queries", false);
    }

    private ObjectNode chatInfo() {
        ObjectNode chat = forum.chat();
        chat.put("accent_color_id", 1).put("max_reaction_count", 11);
        chat.putObject("accepted_gift_types")
                .put("unlimited_gifts", false)
                .put("limited_gifts", false)
                .put("unique_gifts", false)
                .put("premium_subscription", false)
                .put("gifts_from_channels", false);
        return chat;
    }

    private SimulatorHttp.Reply faulty(Fault fault, String method, JsonNode parameters) throws InterruptedException {
        failed.increment();
        return switch (fault) {
            case THROTTLED -> throw new BadCall(429, "Too Many Requests: retry after 3", 3);
            case BROKEN -> throw new BadCall(500, "Internal Server Error");
            case FORBIDDEN -> throw new BadCall(403, "Forbidden: bot was kicked from the supergroup chat");
            case REFUSED_WITH_200 ->
                SimulatorHttp.Reply.json(
                        200, "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: chat not found\"}");
            case PAGE_WITH_200 -> SimulatorHttp.Reply.json(200, "<html>a proxy's page</html>");
            case SILENT_AFTER_ACCEPTANCE -> {
                answered(method, parameters);
                yield new SimulatorHttp.Reply.Silence();
            }
            case HANG_UP_AFTER_ACCEPTANCE -> {
                answered(method, parameters);
                yield new SimulatorHttp.Reply.HangUp();
            }
        };
    }
}
