package kz.jauap.channel.chatflow;

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
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.sandbox.ChatflowSimulator;
import kz.jauap.sandbox.Fault;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;

/// The ChatFlow adapter beside a simulated ChatFlow.
final class ChatflowUnderTest implements ProviderUnderTest {

    static final String JID = "77010000001@s.whatsapp.net";
    private static final String TOKEN = "token+of/tests=";
    private static final String SECRET = "webhook-secret of tests";

    final ChatflowSimulator simulator;
    final ChatflowAdapter adapter = new ChatflowAdapter(new ChatflowProperties(
            URI.create("http://127.0.0.1:1"), Duration.ofMillis(400), Duration.ofMillis(400), 20, 1));

    ChatflowUnderTest() {
        try {
            simulator = new ChatflowSimulator(ChatflowSimulator.Setup.of(TOKEN, "inst-demo-1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ChatflowAdapter adapter() {
        return adapter;
    }

    @Override
    public ChannelAccount account() {
        return new ChannelAccount(
                new TenantId(new UUID(0, 1)),
                new ChannelId(new UUID(0, 2)),
                new ChannelKind("chatflow"),
                "demo_salon",
                true,
                Map.of("api_base", simulator.address().toString(), "instance_id", "inst-demo-1"),
                Map.of("token", TOKEN, "webhook_secret", SECRET));
    }

    @Override
    public String chat() {
        return JID;
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
        Map<String, Object> metadata =
                Map.of("sender", "A", "messageId", "3EB0" + number, "remoteJid", JID, "timestamp", 1782900000);
        return Json.write(Map.of("messageType", "text", "message", text, "metadata", metadata))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> messages() {
        return List.of(
                "direct-text",
                "direct-text-second",
                "wrapped-with-instance",
                "flat-spelling",
                "message-as-object",
                "hidden-number",
                "without-id",
                "without-id-later",
                "without-id-other-words",
                "without-id-and-time",
                "image-with-caption",
                "voice");
    }

    @Override
    public Map<Sample, byte[]> samples() {
        Map<Sample, byte[]> samples = fixtures(Map.ofEntries(
                Map.entry(Sample.ECHO, "own-echo"),
                Map.entry(Sample.OUTSIDE, "own-echo"),
                Map.entry(Sample.GROUP, "group"),
                Map.entry(Sample.UNKNOWN_TYPE, "without-jid"),
                Map.entry(Sample.PHOTO, "image-with-caption"),
                Map.entry(Sample.VOICE, "voice"),
                Map.entry(Sample.AUDIO, "audio"),
                Map.entry(Sample.VIDEO, "video-by-mime"),
                Map.entry(Sample.DOCUMENT, "document"),
                Map.entry(Sample.UNKNOWN_CONTENT, "unknown-media")));
        samples.put(Sample.STICKER, bytes("{\"phone\":\"77010000001\",\"messageType\":\"sticker\"}"));
        samples.put(Sample.CONTACT, bytes("{\"phone\":\"77010000001\",\"messageType\":\"vcard\"}"));
        samples.put(
                Sample.LOCATION,
                bytes("{\"phone\":\"77010000001\",\"messageType\":\"location\","
                        + "\"mediaData\":{\"latitude\":43.2,\"longitude\":76.8}}"));
        return samples;
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Set<Sample> never() {
        return EnumSet.of(
                Sample.BATCH_OF_THREE,
                Sample.PARTLY_UNREADABLE,
                Sample.EDIT,
                Sample.DELETE,
                Sample.REACTION,
                Sample.BUTTON,
                Sample.LEAD,
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
        return simulator.received().stream()
                .map(ChatflowSimulator.Received::text)
                .toList();
    }

    @Override
    public List<String> keys() {
        return simulator.seenKeys();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
