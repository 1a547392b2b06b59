package kz.jauap.channel.instagram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
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
import kz.jauap.channel.spi.Signature;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.sandbox.Fault;
import kz.jauap.sandbox.InstagramSimulator;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;

/// The Instagram adapter beside a simulated Instagram.
final class InstagramUnderTest implements ProviderUnderTest {

    static final String ACCOUNT = "17841400000000001";
    static final String CUSTOMER = "5550000000000001";
    private static final String TOKEN = "IGAAtests0token";
    private static final String APP_SECRET = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";

    final InstagramSimulator simulator;
    final InstagramAdapter adapter = new InstagramAdapter(
            new InstagramProperties(URI.create("http://127.0.0.1:1"), "v25.0", Duration.ofMillis(400), 10, 1),
            new PublicFiles(new ProviderHttp()));

    InstagramUnderTest() {
        try {
            simulator = new InstagramSimulator(0, TOKEN, APP_SECRET, ACCOUNT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InstagramAdapter adapter() {
        return adapter;
    }

    @Override
    public ChannelAccount account() {
        return new ChannelAccount(
                new TenantId(new UUID(0, 1)),
                new ChannelId(new UUID(0, 2)),
                new ChannelKind("instagram"),
                ACCOUNT,
                true,
                Map.of("api_base", simulator.address().toString()),
                Map.of("access_token", TOKEN, "app_secret", APP_SECRET, "webhook_secret", "verify-token_of-tests"));
    }

    @Override
    public String chat() {
        return CUSTOMER;
    }

    @Override
    public String secretName() {
        return "app_secret";
    }

    @Override
    public WebhookRequest genuine(byte[] body) {
        return withSecret(body, APP_SECRET);
    }

    @Override
    public WebhookRequest withSecret(byte[] body, String secret) {
        Map<String, String> headers =
                secret.isEmpty() ? Map.of() : Map.of("x-hub-signature-256", Signature.of(secret, body));
        return new WebhookRequest("POST", headers, Map.of(), body);
    }

    @Override
    public byte[] message(int number, String text) {
        Map<String, Object> event = Map.of(
                "sender", Map.of("id", CUSTOMER),
                "recipient", Map.of("id", ACCOUNT),
                "timestamp", 1782900000000L,
                "message", Map.of("mid", "mid-" + number, "text", text));
        Map<String, Object> entry = Map.of("id", ACCOUNT, "time", 1782900000000L, "messaging", List.of(event));
        return Json.write(Map.of("object", "instagram", "entry", List.of(entry)))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> messages() {
        return List.of(
                "text",
                "text-second",
                "image",
                "audio",
                "video",
                "file",
                "story-reply",
                "story-mention",
                "share",
                "quick-reply",
                "postback",
                "from-advertisement",
                "edited",
                "unsupported");
    }

    @Override
    public Map<Sample, byte[]> samples() {
        return fixtures(Map.ofEntries(
                Map.entry(Sample.BATCH_OF_THREE, "batch-of-three"),
                Map.entry(Sample.PARTLY_UNREADABLE, "one-of-two-unreadable"),
                Map.entry(Sample.ECHO, "echo"),
                Map.entry(Sample.OUTSIDE, "echo"),
                Map.entry(Sample.EDIT, "edited"),
                Map.entry(Sample.DELETE, "deleted"),
                Map.entry(Sample.REACTION, "reaction"),
                Map.entry(Sample.UNKNOWN_TYPE, "unknown-event"),
                Map.entry(Sample.BUTTON, "quick-reply"),
                Map.entry(Sample.LEAD, "from-advertisement"),
                Map.entry(Sample.PHOTO, "image"),
                Map.entry(Sample.VOICE, "audio"),
                Map.entry(Sample.VIDEO, "video"),
                Map.entry(Sample.DOCUMENT, "file"),
                Map.entry(Sample.UNKNOWN_CONTENT, "unsupported"),
                Map.entry(Sample.READ, "seen")));
    }

    @Override
    public Set<Sample> never() {
        return EnumSet.of(
                Sample.GROUP,
                Sample.AUDIO,
                Sample.STICKER,
                Sample.LOCATION,
                Sample.CONTACT,
                Sample.DELIVERED,
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
