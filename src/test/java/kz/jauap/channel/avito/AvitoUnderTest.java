package kz.jauap.channel.avito;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.ProviderUnderTest;
import kz.jauap.channel.Sample;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.channel.spi.PublicFiles;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.sandbox.AvitoSimulator;
import kz.jauap.sandbox.Fault;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;

/// The Avito adapter beside a simulated Avito.
final class AvitoUnderTest implements ProviderUnderTest {

    static final long OWNER = 94235311;
    static final String CHAT = "u2i-1b3dKq~2a0b1c";
    private static final String CLIENT_SECRET = "avito-client-secret-of-tests";
    private static final String SECRET = "webhook-secret_of-tests";

    final AvitoSimulator simulator;

    /// What is stored as sent.
    final Set<String> stored = ConcurrentHashMap.newKeySet();

    final AvitoAdapter adapter = new AvitoAdapter(
            new AvitoProperties(
                    URI.create("http://127.0.0.1:1"), Duration.ofMillis(400), Duration.ofSeconds(2), 1.5, 1),
            Clock.systemUTC(),
            new PublicFiles(new ProviderHttp()),
            (tenant, channel, id) -> stored.contains(id));

    AvitoUnderTest() {
        try {
            simulator = new AvitoSimulator(0, "client-1", CLIENT_SECRET, OWNER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public AvitoAdapter adapter() {
        return adapter;
    }

    @Override
    public ChannelAccount account() {
        return new ChannelAccount(
                new TenantId(new UUID(0, 1)),
                new ChannelId(new UUID(0, 2)),
                new ChannelKind("avito"),
                Long.toString(OWNER),
                true,
                Map.of("api_base", simulator.address().toString(), "client_id", "client-1"),
                Map.of("client_secret", CLIENT_SECRET, "webhook_secret", SECRET));
    }

    @Override
    public String chat() {
        return CHAT;
    }

    @Override
    public WebhookRequest genuine(byte[] body) {
        return withSecret(body, SECRET);
    }

    @Override
    public WebhookRequest withSecret(byte[] body, String secret) {
        Map<String, String> query = secret.isEmpty() ? Map.of() : Map.of("webhook_secret", secret);
        return new WebhookRequest("POST", Map.of(), query, body);
    }

    @Override
    public byte[] message(int number, String text) {
        Map<String, Object> value = Map.of(
                "id",
                "m" + number,
                "chat_id",
                CHAT,
                "user_id",
                OWNER,
                "author_id",
                5550001,
                "created",
                1782900000,
                "type",
                "text",
                "chat_type",
                "u2i",
                "item_id",
                1,
                "content",
                Map.of("text", text));
        return Json.write(Map.of(
                        "id",
                        "w" + number,
                        "version",
                        "v3.0.0",
                        "timestamp",
                        1782900000,
                        "payload",
                        Map.of("type", "message", "value", value)))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> messages() {
        return List.of(
                "text",
                "text-second",
                "without-item",
                "image",
                "voice",
                "location",
                "item",
                "link",
                "video",
                "file",
                "unknown-kind");
    }

    @Override
    public Map<Sample, byte[]> samples() {
        Map<Sample, byte[]> samples = fixtures(Map.ofEntries(
                Map.entry(Sample.ECHO, "own-echo"),
                Map.entry(Sample.OUTSIDE, "own-echo"),
                Map.entry(Sample.DELETE, "deleted"),
                Map.entry(Sample.UNKNOWN_TYPE, "unknown-payload"),
                Map.entry(Sample.LEAD, "text"),
                Map.entry(Sample.PHOTO, "image"),
                Map.entry(Sample.VOICE, "voice"),
                Map.entry(Sample.VIDEO, "video"),
                Map.entry(Sample.DOCUMENT, "file"),
                Map.entry(Sample.LOCATION, "location"),
                Map.entry(Sample.UNKNOWN_CONTENT, "unknown-kind")));
        return samples;
    }

    @Override
    public Set<Sample> never() {
        return EnumSet.of(
                Sample.BATCH_OF_THREE,
                Sample.PARTLY_UNREADABLE,
                Sample.GROUP,
                Sample.EDIT,
                Sample.REACTION,
                Sample.BUTTON,
                Sample.AUDIO,
                Sample.STICKER,
                Sample.CONTACT,
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
    public boolean readsBack() {
        return true;
    }

    @Override
    public void close() {
        simulator.close();
    }
}
