package kz.jauap.channel.max;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.ProviderUnderTest;
import kz.jauap.channel.Sample;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.channel.spi.PublicFiles;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.sandbox.Fault;
import kz.jauap.sandbox.MaxSimulator;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;

/// The MAX adapter beside a simulated MAX.
final class MaxUnderTest implements ProviderUnderTest {

    static final long CHAT = 7770001;
    private static final String TOKEN = "f9LHodD0cOLtest-token_of_a_bot";
    private static final String SECRET = "webhook-secret_of-tests";

    final MaxSimulator simulator;
    final MaxAdapter adapter = new MaxAdapter(
            new MaxProperties(
                    URI.create("http://127.0.0.1:1"), null, Duration.ofMillis(400), Duration.ofSeconds(3), 30, 2),
            Clock.systemUTC(),
            new PublicFiles(new ProviderHttp()));

    MaxUnderTest() {
        try {
            simulator = new MaxSimulator(0, TOKEN, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public MaxAdapter adapter() {
        return adapter;
    }

    @Override
    public ChannelAccount account() {
        return new ChannelAccount(
                new TenantId(new UUID(0, 1)),
                new ChannelId(new UUID(0, 2)),
                new ChannelKind("max"),
                "salon_bot",
                true,
                Map.of("api_base", simulator.address().toString()),
                Map.of("access_token", TOKEN, "webhook_secret", SECRET));
    }

    @Override
    public String chat() {
        return Long.toString(CHAT);
    }

    @Override
    public WebhookRequest genuine(byte[] body) {
        return withSecret(body, SECRET);
    }

    @Override
    public WebhookRequest withSecret(byte[] body, String secret) {
        Map<String, String> headers = secret.isEmpty() ? Map.of() : Map.of("x-max-bot-api-secret", secret);
        return new WebhookRequest("POST", headers, Map.of(), body);
    }

    @Override
    public byte[] message(int number, String text) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("mid", "mid." + number);
        body.put("seq", number);
        body.put("text", text);
        body.put("attachments", null);
        Map<String, Object> message = Map.of(
                "sender",
                Map.of("user_id", 5550001, "first_name", "A", "is_bot", false),
                "recipient",
                Map.of("chat_id", CHAT, "chat_type", "dialog", "user_id", 900001),
                "timestamp",
                1782900000000L,
                "body",
                body);
        return Json.write(Map.of("update_type", "message_created", "timestamp", 1782900000000L, "message", message))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> messages() {
        return List.of(
                "text",
                "text-second",
                "image-with-words",
                "voice",
                "video",
                "file",
                "sticker",
                "location",
                "contact-own",
                "contact-of-another",
                "share",
                "reply",
                "forwarded",
                "edited",
                "callback",
                "started",
                "started-by-a-link");
    }

    @Override
    public Map<Sample, byte[]> samples() {
        Map<Sample, byte[]> samples = fixtures(Map.ofEntries(
                Map.entry(Sample.ECHO, "echo"),
                Map.entry(Sample.GROUP, "in-a-chat"),
                Map.entry(Sample.EDIT, "edited"),
                Map.entry(Sample.DELETE, "removed"),
                Map.entry(Sample.UNKNOWN_TYPE, "unknown-type"),
                Map.entry(Sample.BUTTON, "callback"),
                Map.entry(Sample.LEAD, "started-by-a-link"),
                Map.entry(Sample.PHOTO, "image-with-words"),
                Map.entry(Sample.VOICE, "voice"),
                Map.entry(Sample.VIDEO, "video"),
                Map.entry(Sample.DOCUMENT, "file"),
                Map.entry(Sample.STICKER, "sticker"),
                Map.entry(Sample.LOCATION, "location"),
                Map.entry(Sample.CONTACT, "contact-own"),
                Map.entry(Sample.UNKNOWN_CONTENT, "share")));
        return samples;
    }

    @Override
    public Set<Sample> never() {
        return EnumSet.of(
                Sample.OUTSIDE,
                Sample.BATCH_OF_THREE,
                Sample.PARTLY_UNREADABLE,
                Sample.REACTION,
                Sample.AUDIO,
                Sample.DELIVERED,
                Sample.READ,
                Sample.FAILED);
    }

    @Override
    public void next(Fault fault) {
        simulator.next(fault);
    }

    @Override
    public List<String> taken() {
        return simulator.sent().stream().map(one -> one.text()).toList();
    }

    @Override
    public List<String> keys() {
        return simulator.calls().stream().map(call -> "").toList();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
