package kz.jauap.channel.telegram;

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
import kz.jauap.sandbox.Fault;
import kz.jauap.sandbox.TelegramSimulator;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;

/// The Telegram adapter beside a simulated Bot API.
final class TelegramUnderTest implements ProviderUnderTest {

    static final long CHAT = 5550001;
    private static final String TOKEN = "1000000001:AAtest-token_of_a_simulated_bot_0001";
    private static final String SECRET = "webhook-secret_of-tests";

    final TelegramSimulator simulator;
    final TelegramAdapter adapter = new TelegramAdapter(new TelegramProperties(
            URI.create("http://127.0.0.1:1"), Duration.ofMillis(400), Duration.ofSeconds(1), 30, 1));

    TelegramUnderTest() {
        try {
            simulator = new TelegramSimulator(0, TOKEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        simulator.startedBy(CHAT);
    }

    @Override
    public TelegramAdapter adapter() {
        return adapter;
    }

    @Override
    public ChannelAccount account() {
        return new ChannelAccount(
                new TenantId(new UUID(0, 1)),
                new ChannelId(new UUID(0, 2)),
                new ChannelKind("telegram"),
                "simulated_bot",
                true,
                Map.of("api_base", simulator.address().toString()),
                Map.of("bot_token", TOKEN, "webhook_secret", SECRET));
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
        Map<String, String> headers = secret.isEmpty() ? Map.of() : Map.of("x-telegram-bot-api-secret-token", secret);
        return new WebhookRequest("POST", headers, Map.of(), body);
    }

    @Override
    public byte[] message(int number, String text) {
        Map<String, Object> message = Map.of(
                "message_id",
                number,
                "date",
                1782900000,
                "text",
                text,
                "chat",
                Map.of("id", CHAT, "type", "private"),
                "from",
                Map.of("id", CHAT, "is_bot", false, "first_name", "A"));
        return Json.write(Map.of("update_id", 1000 + number, "message", message))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> messages() {
        return List.of(
                "text",
                "start-with-payload",
                "edited",
                "photo-with-caption",
                "voice",
                "document",
                "sticker",
                "venue",
                "business-message",
                "business-edited",
                "callback");
    }

    @Override
    public Map<Sample, byte[]> samples() {
        Map<Sample, byte[]> samples = fixtures(Map.ofEntries(
                Map.entry(Sample.GROUP, "in-a-group"),
                Map.entry(Sample.ECHO, "business-own-echo"),
                Map.entry(Sample.OUTSIDE, "business-owner"),
                Map.entry(Sample.DELETE, "business-deleted"),
                Map.entry(Sample.EDIT, "edited"),
                Map.entry(Sample.REACTION, "reaction"),
                Map.entry(Sample.BUTTON, "callback"),
                Map.entry(Sample.LEAD, "start-with-payload"),
                Map.entry(Sample.PHOTO, "photo-with-caption"),
                Map.entry(Sample.VOICE, "voice"),
                Map.entry(Sample.AUDIO, "audio"),
                Map.entry(Sample.VIDEO, "video"),
                Map.entry(Sample.DOCUMENT, "document"),
                Map.entry(Sample.STICKER, "sticker"),
                Map.entry(Sample.LOCATION, "location"),
                Map.entry(Sample.CONTACT, "contact-own"),
                Map.entry(Sample.UNKNOWN_CONTENT, "dice")));
        samples.put(Sample.UNKNOWN_TYPE, bytes("{\"update_id\":1,\"telepathy\":{}}"));
        return samples;
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Set<Sample> never() {
        return EnumSet.of(
                Sample.BATCH_OF_THREE, Sample.PARTLY_UNREADABLE, Sample.DELIVERED, Sample.READ, Sample.FAILED);
    }

    @Override
    public void next(Fault fault) {
        simulator.next(fault);
    }

    @Override
    public List<String> taken() {
        return simulator.sent().stream()
                .map(message -> message.path("text").asString(""))
                .toList();
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
