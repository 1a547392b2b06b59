package kz.jauap.channel.wappi;

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
import kz.jauap.sandbox.WappiSimulator;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;

/// The Wappi adapter beside a simulated Wappi.
final class WappiUnderTest implements ProviderUnderTest {

    static final String CHAT = "77010000001@c.us";
    static final String PROFILE = "6cce2eb5-9d11";
    private static final String TOKEN = "35042f12fc9bb52b979d15404ef65c2fa8ce1867";
    private static final String SECRET = "webhook-secret_of-tests";

    final WappiSimulator simulator;
    final WappiAdapter adapter = new WappiAdapter(new WappiProperties(
            URI.create("http://127.0.0.1:1"), Duration.ofMillis(400), Duration.ofMillis(400), 5, 1));

    WappiUnderTest() {
        try {
            simulator = new WappiSimulator(0, TOKEN, PROFILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public WappiAdapter adapter() {
        return adapter;
    }

    @Override
    public ChannelAccount account() {
        return new ChannelAccount(
                new TenantId(new UUID(0, 1)),
                new ChannelId(new UUID(0, 2)),
                new ChannelKind("wappi"),
                PROFILE,
                true,
                Map.of("api_base", simulator.address().toString()),
                Map.of("token", TOKEN, "webhook_secret", SECRET));
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
        Map<String, String> headers = secret.isEmpty() ? Map.of() : Map.of("authorization", secret);
        return new WebhookRequest("POST", headers, Map.of(), body);
    }

    @Override
    public byte[] message(int number, String text) {
        Map<String, Object> one = Map.of(
                "wh_type",
                "incoming_message",
                "profile_id",
                PROFILE,
                "id",
                "3EB0" + number,
                "type",
                "chat",
                "body",
                text,
                "from",
                CHAT,
                "chatId",
                CHAT,
                "time",
                1782900000);
        return Json.write(Map.of("messages", List.of(one))).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> messages() {
        return List.of(
                "text",
                "text-second",
                "flat-text",
                "flat-voice",
                "image-with-caption",
                "voice",
                "document",
                "sticker",
                "location",
                "vcard",
                "unknown-type",
                "from-advertisement");
    }

    @Override
    public Map<Sample, byte[]> samples() {
        Map<Sample, byte[]> samples = fixtures(Map.ofEntries(
                Map.entry(Sample.BATCH_OF_THREE, "batch-of-three"),
                Map.entry(Sample.PARTLY_UNREADABLE, "one-of-two-unreadable"),
                Map.entry(Sample.ECHO, "api-echo"),
                Map.entry(Sample.OUTSIDE, "phone-echo"),
                Map.entry(Sample.GROUP, "group"),
                Map.entry(Sample.REACTION, "reaction"),
                Map.entry(Sample.UNKNOWN_TYPE, "unknown-wh-type"),
                Map.entry(Sample.LEAD, "from-advertisement"),
                Map.entry(Sample.PHOTO, "image-with-caption"),
                Map.entry(Sample.VOICE, "voice"),
                Map.entry(Sample.AUDIO, "audio"),
                Map.entry(Sample.VIDEO, "video"),
                Map.entry(Sample.DOCUMENT, "document"),
                Map.entry(Sample.STICKER, "sticker"),
                Map.entry(Sample.LOCATION, "location"),
                Map.entry(Sample.CONTACT, "vcard"),
                Map.entry(Sample.UNKNOWN_CONTENT, "unknown-type"),
                Map.entry(Sample.DELIVERED, "status-delivered"),
                Map.entry(Sample.READ, "status-read"),
                Map.entry(Sample.FAILED, "status-failed")));
        return samples;
    }

    @Override
    public Set<Sample> never() {
        return EnumSet.of(Sample.EDIT, Sample.DELETE, Sample.BUTTON);
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
