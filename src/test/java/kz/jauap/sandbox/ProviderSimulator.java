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
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import kz.jauap.shared.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// What simulated providers share: calls written down, faults on demand, webhooks posted until they are taken. What a
/// call means and what is wrong with it says each provider itself.
public abstract class ProviderSimulator implements AutoCloseable {

    private final SimulatorHttp http;
    private final Webhooks webhooks = new Webhooks();
    private final Queue<Fault> next = new ConcurrentLinkedQueue<>();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final Queue<Instant> unanswered = new ConcurrentLinkedQueue<>();
    private final Map<String, byte[]> published = new ConcurrentHashMap<>();
    private final LongAdder failed = new LongAdder();
    private final Random random = new Random(1);
    private volatile Chances chances = Chances.NONE;
    private final AtomicLong number = new AtomicLong();

    /// A call and its answer.
    ///
    /// @param body as JSON, missing where it is none
    /// @param answer what was said to it, "" where nothing was
    public record Call(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            byte[] raw,
            JsonNode body,
            int status,
            String answer) {

        /// Fields of a URL-encoded form.
        public Map<String, String> form() {
            return decoded(new String(raw, StandardCharsets.UTF_8));
        }
    }

    /// A message that was taken.
    ///
    /// @param whole everything the provider was told of it
    public record Sent(String chat, String text, String id, JsonNode whole, Instant at) {

        public Sent(String chat, String text, String id, JsonNode whole) {
            this(chat, text, id, whole, Instant.now());
        }
    }

    /// A webhook before it is posted.
    public record Posting(Map<String, String> headers, String json) {}

    protected ProviderSimulator(int port) throws IOException {
        this.http = new SimulatorHttp(port, this::handle);
    }

    /// Whether this call sends a message, so that faults concern it.
    protected abstract boolean sends(Call call);

    /// Carries the call out and answers it; `status` and `answer` of the call are not known yet.
    protected abstract Told answer(Call call) throws InterruptedException;

    /// What the provider says when a call comes too soon.
    protected abstract Told throttled();

    /// What it says when it is broken.
    protected abstract Told broken();

    /// A final no, with the words 403 and Forbidden.
    protected abstract Told forbidden();

    /// A no with status 200, where the provider says such.
    protected Told refusedWith200() {
        return forbidden();
    }

    /// An answer.
    protected record Told(int status, byte[] body) {

        public static Told json(int status, String text) {
            return new Told(status, text.getBytes(StandardCharsets.UTF_8));
        }

        public static Told json(int status, Object value) {
            return json(status, Json.write(value));
        }
    }

    /// The base for an account's `api_base`.
    public URI address() {
        return http.address();
    }

    /// The faults of the next sending calls, one each.
    public void next(Fault... faults) {
        next.addAll(List.of(faults));
    }

    /// How likely are faults of sending calls from now on; where several are due, those asked for come first.
    public void chances(Chances value) {
        chances = value;
    }

    /// Sending calls that were answered with a fault or not at all.
    public long failed() {
        return failed.sum();
    }

    /// When messages were taken of which nobody was told.
    public List<Instant> unanswered() {
        return List.copyOf(unanswered);
    }

    /// A file anybody may fetch from here; answers its address.
    public URI publish(byte[] file) {
        String path = "/public/" + nextNumber() + ".jpg";
        published.put(path, file);
        return address().resolve(path);
    }

    /// Every call so far, in order.
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /// Messages that were taken, in order.
    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    /// Texts one chat was sent, in order.
    public List<String> texts(String chat) {
        return sent().stream()
                .filter(one -> one.chat().equals(chat))
                .map(Sent::text)
                .toList();
    }

    /// Posts a webhook until it is taken.
    protected void post(URI webhook, Map<String, String> headers, String json) {
        try {
            webhooks.untilTaken(webhook, headers, json);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    protected void post(URI webhook, Posting posting) {
        post(webhook, posting.headers(), posting.json());
    }

    /// Posts it once; answers the status.
    protected int postOnce(URI webhook, Map<String, String> headers, String json) {
        try {
            return webhooks.once(webhook, headers, json);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    protected long nextNumber() {
        return number.incrementAndGet();
    }

    protected void take(Sent message) {
        sent.add(message);
    }

    /// Breaks every connection and refuses new ones.
    public void goDown() {
        http.goDown();
    }

    public void comeBack() throws IOException {
        http.comeBack();
    }

    @Override
    public void close() {
        webhooks.close();
        http.close();
    }

    private SimulatorHttp.Reply handle(SimulatorHttp.Request request) throws InterruptedException {
        Call call = new Call(
                request.method(),
                request.path(),
                decoded(request.query()),
                request.headers(),
                request.body(),
                json(request.body()),
                0,
                "");
        byte[] file = published.get(request.path());
        if (file != null) {
            return new SimulatorHttp.Reply.Answer(200, file);
        }
        @Nullable Fault fault = sends(call) ? fault() : null;
        return fault == null ? told(call, answer(call)) : faulty(fault, call);
    }

    /// What is final at most providers is no matter of chance.
    private @Nullable Fault fault() {
        if (!next.isEmpty()) {
            return next.poll();
        }
        @Nullable Fault rolled = chances.roll(random);
        return rolled == Fault.REFUSED_WITH_200 ? Fault.BROKEN : rolled;
    }

    private SimulatorHttp.Reply faulty(Fault fault, Call call) throws InterruptedException {
        failed.increment();
        return switch (fault) {
            case THROTTLED -> told(call, throttled());
            case BROKEN -> told(call, broken());
            case FORBIDDEN -> told(call, forbidden());
            case REFUSED_WITH_200 -> told(call, refusedWith200());
            case PAGE_WITH_200 -> told(call, Told.json(200, "<html>a proxy's page</html>"));
            case SILENT_AFTER_ACCEPTANCE -> {
                answer(call);
                unanswered.add(Instant.now());
                calls.add(call);
                yield new SimulatorHttp.Reply.Silence();
            }
            case HANG_UP_AFTER_ACCEPTANCE -> {
                answer(call);
                unanswered.add(Instant.now());
                calls.add(call);
                yield new SimulatorHttp.Reply.HangUp();
            }
        };
    }

    private SimulatorHttp.Reply told(Call call, Told told) {
        calls.add(new Call(
                call.method(),
                call.path(),
                call.query(),
                call.headers(),
                call.raw(),
                call.body(),
                told.status(),
                new String(told.body(), StandardCharsets.UTF_8)));
        return new SimulatorHttp.Reply.Answer(told.status(), told.body());
    }

    private static JsonNode json(byte[] body) {
        try {
            return Json.tree(new String(body, StandardCharsets.UTF_8));
        } catch (tools.jackson.core.JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private static Map<String, String> decoded(String encoded) {
        Map<String, String> values = new HashMap<>();
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }
}
