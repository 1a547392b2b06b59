package kz.jauap.channel.vk;

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
import kz.jauap.channel.spi.Wire;
import kz.jauap.sandbox.Fault;
import kz.jauap.sandbox.VkSimulator;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import tools.jackson.databind.node.ObjectNode;

/// The VK adapter beside a simulated VK.
final class VkUnderTest implements ProviderUnderTest {

    static final long PERSON = 5550001;
    static final long GROUP = 228000001;
    private static final String TOKEN = "vk1.a.test-token_of_a_community";
    private static final String SECRET = "webhook-secret_of-tests";

    final VkSimulator simulator;
    final VkAdapter adapter = new VkAdapter(
            new VkProperties(
                    URI.create("http://127.0.0.1:1"),
                    "5.199",
                    Duration.ofMillis(400),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    20,
                    1),
            Clock.systemUTC(),
            new PublicFiles(new ProviderHttp()));

    VkUnderTest() {
        try {
            simulator = new VkSimulator(0, TOKEN, GROUP);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public VkAdapter adapter() {
        return adapter;
    }

    @Override
    public ChannelAccount account() {
        return new ChannelAccount(
                new TenantId(new UUID(0, 1)),
                new ChannelId(new UUID(0, 2)),
                new ChannelKind("vk"),
                Long.toString(GROUP),
                true,
                Map.of("api_base", simulator.address().toString()),
                Map.of("access_token", TOKEN, "webhook_secret", SECRET));
    }

    @Override
    public String chat() {
        return Long.toString(PERSON);
    }

    @Override
    public WebhookRequest genuine(byte[] body) {
        return withSecret(body, SECRET);
    }

    /// The secret stands in the body; what is no object stays as it is.
    @Override
    public WebhookRequest withSecret(byte[] body, String secret) {
        byte[] told = body;
        if (!secret.isEmpty() && Wire.json(body) instanceof ObjectNode event) {
            told = Json.write(event.put("secret", secret)).getBytes(StandardCharsets.UTF_8);
        }
        return new WebhookRequest("POST", Map.of(), Map.of(), told);
    }

    @Override
    public byte[] message(int number, String text) {
        Map<String, Object> message = new HashMap<>(Map.of(
                "id",
                1000 + number,
                "conversation_message_id",
                number,
                "date",
                1782900000,
                "from_id",
                PERSON,
                "peer_id",
                PERSON,
                "out",
                0,
                "version",
                1,
                "text",
                text));
        return Json.write(Map.of(
                        "type",
                        "message_new",
                        "group_id",
                        GROUP,
                        "event_id",
                        "e" + number,
                        "v",
                        "5.199",
                        "object",
                        Map.of("message", message)))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> messages() {
        return List.of(
                "text",
                "text-second",
                "photo-with-words",
                "voice",
                "audio",
                "video",
                "document",
                "sticker",
                "place",
                "button",
                "reply",
                "forwarded",
                "from-advertisement",
                "edited",
                "unknown-attachment");
    }

    @Override
    public Map<Sample, byte[]> samples() {
        Map<Sample, byte[]> samples = fixtures(Map.ofEntries(
                Map.entry(Sample.ECHO, "own-reply"),
                Map.entry(Sample.OUTSIDE, "reply-of-a-person"),
                Map.entry(Sample.GROUP, "in-a-chat"),
                Map.entry(Sample.EDIT, "edited"),
                Map.entry(Sample.REACTION, "reacted"),
                Map.entry(Sample.UNKNOWN_TYPE, "unknown-type"),
                Map.entry(Sample.BUTTON, "button"),
                Map.entry(Sample.LEAD, "from-advertisement"),
                Map.entry(Sample.PHOTO, "photo-with-words"),
                Map.entry(Sample.VOICE, "voice"),
                Map.entry(Sample.AUDIO, "audio"),
                Map.entry(Sample.VIDEO, "video"),
                Map.entry(Sample.DOCUMENT, "document"),
                Map.entry(Sample.STICKER, "sticker"),
                Map.entry(Sample.LOCATION, "place"),
                Map.entry(Sample.UNKNOWN_CONTENT, "unknown-attachment")));
        return samples;
    }

    @Override
    public Set<Sample> never() {
        return EnumSet.of(
                Sample.BATCH_OF_THREE,
                Sample.PARTLY_UNREADABLE,
                Sample.DELETE,
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

    /// VK sees the number made of the key.
    @Override
    public List<String> keys() {
        String number = Integer.toString(VkSending.randomId("key-1"));
        return simulator.randomIds().stream()
                .map(random -> random.equals(number) ? "key-1" : random)
                .toList();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
