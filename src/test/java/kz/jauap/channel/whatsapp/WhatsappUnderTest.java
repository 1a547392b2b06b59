package kz.jauap.channel.whatsapp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.ProviderUnderTest;
import kz.jauap.channel.Sample;
import kz.jauap.channel.spi.PublicFiles;
import kz.jauap.channel.spi.Signature;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.sandbox.Fault;
import kz.jauap.sandbox.WhatsappSimulator;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;

/// The WhatsApp adapter beside a simulated Cloud API.
final class WhatsappUnderTest implements ProviderUnderTest {

    static final String NUMBER = "106540352242922";
    static final String CUSTOMER = "77010000001";
    private static final String TOKEN = "EAAGtests0token";
    private static final String APP_SECRET = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";

    final WhatsappSimulator simulator;
    final WhatsappAdapter adapter = new WhatsappAdapter(properties(), new PublicFiles());

    WhatsappUnderTest() {
        try {
            simulator = new WhatsappSimulator(0, TOKEN, APP_SECRET, NUMBER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WhatsappProperties properties() {
        return new WhatsappProperties(
                URI.create("http://127.0.0.1:1"),
                "v25.0",
                Duration.ofMillis(400),
                Duration.ofMillis(400),
                Set.of("lookaside.fbsbx.com"),
                80,
                1);
    }

    @Override
    public WhatsappAdapter adapter() {
        return adapter;
    }

    @Override
    public ChannelAccount account() {
        return new ChannelAccount(
                new TenantId(new UUID(0, 1)),
                new ChannelId(new UUID(0, 2)),
                new ChannelKind("whatsapp"),
                NUMBER,
                true,
                Map.of("api_base", simulator.address().toString(), "waba_id", "1001"),
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

    /// Signed with another secret; unsigned where it is empty.
    @Override
    public WebhookRequest withSecret(byte[] body, String secret) {
        Map<String, String> headers =
                secret.isEmpty() ? Map.of() : Map.of("x-hub-signature-256", Signature.of(secret, body));
        return new WebhookRequest("POST", headers, Map.of(), body);
    }

    @Override
    public byte[] message(int number, String text) {
        Map<String, Object> message = Map.of(
                "from",
                CUSTOMER,
                "id",
                "wamid.TEST" + number,
                "timestamp",
                "1782900000",
                "type",
                "text",
                "text",
                Map.of("body", text));
        return delivery(Map.of("messages", List.of(message)));
    }

    static byte[] delivery(Map<String, ?> content) {
        Map<String, Object> value = new java.util.HashMap<>(content);
        value.put("messaging_product", "whatsapp");
        value.put("metadata", Map.of("display_phone_number", "77010000000", "phone_number_id", NUMBER));
        Map<String, Object> change = Map.of("field", "messages", "value", value);
        return Json.write(Map.of(
                        "object",
                        "whatsapp_business_account",
                        "entry",
                        List.of(Map.of("id", "1001", "changes", List.of(change)))))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> messages() {
        return List.of(
                "text",
                "text-second",
                "image-with-caption",
                "voice",
                "audio",
                "video",
                "document",
                "sticker",
                "location",
                "contacts",
                "button",
                "button-reply",
                "list-reply",
                "flow-reply",
                "order",
                "reply",
                "from-advertisement",
                "edited",
                "unsupported",
                "unknown-type",
                "hidden-number");
    }

    @Override
    public Map<Sample, byte[]> samples() {
        Map<Sample, byte[]> samples = fixtures(Map.ofEntries(
                Map.entry(Sample.BATCH_OF_THREE, "batch-of-three"),
                Map.entry(Sample.PARTLY_UNREADABLE, "one-of-two-unreadable"),
                Map.entry(Sample.OUTSIDE, "phone-echo"),
                Map.entry(Sample.GROUP, "in-a-group"),
                Map.entry(Sample.EDIT, "edited"),
                Map.entry(Sample.DELETE, "revoked"),
                Map.entry(Sample.REACTION, "reaction"),
                Map.entry(Sample.UNKNOWN_TYPE, "unknown-field"),
                Map.entry(Sample.BUTTON, "button-reply"),
                Map.entry(Sample.LEAD, "from-advertisement"),
                Map.entry(Sample.PHOTO, "image-with-caption"),
                Map.entry(Sample.VOICE, "voice"),
                Map.entry(Sample.AUDIO, "audio"),
                Map.entry(Sample.VIDEO, "video"),
                Map.entry(Sample.DOCUMENT, "document"),
                Map.entry(Sample.STICKER, "sticker"),
                Map.entry(Sample.LOCATION, "location"),
                Map.entry(Sample.CONTACT, "contacts"),
                Map.entry(Sample.UNKNOWN_CONTENT, "unknown-type"),
                Map.entry(Sample.DELIVERED, "status-delivered"),
                Map.entry(Sample.READ, "status-read"),
                Map.entry(Sample.FAILED, "status-failed")));
        return samples;
    }

    @Override
    public Set<Sample> never() {
        return Set.of(Sample.ECHO);
    }

    @Override
    public void next(Fault fault) {
        simulator.next(fault);
    }

    @Override
    public List<String> taken() {
        return simulator.sent().stream().map(one -> one.text()).toList();
    }

    /// The key goes along, but Meta does not refuse a double by it.
    @Override
    public List<String> keys() {
        return simulator.calls().stream().map(call -> "").toList();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
