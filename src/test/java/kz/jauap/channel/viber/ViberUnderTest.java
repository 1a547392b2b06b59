package kz.jauap.channel.viber;

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
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.sandbox.Fault;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;

/// The Viber adapter beside a simulated Viber.
final class ViberUnderTest implements ProviderUnderTest {

    static final String CUSTOMER = "nsId6t9MWy3mq09RAeXiug==";
    private static final String TOKEN = "445da6az1s345z78-dazcczb2542zv51a-e0vc5fva17480im9";

    final ViberSimulator simulator;
    final ViberAdapter adapter = new ViberAdapter(
            new ViberProperties(URI.create("http://127.0.0.1:1"), Duration.ofMillis(400), 20, 2, 1, 120),
            new PublicFiles(new ProviderHttp()));

    ViberUnderTest() {
        try {
            simulator = new ViberSimulator(TOKEN, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ViberAdapter adapter() {
        return adapter;
    }

    @Override
    public ChannelAccount account() {
        return new ChannelAccount(
                new TenantId(new UUID(0, 1)),
                new ChannelId(new UUID(0, 2)),
                new ChannelKind("viber"),
                "salon_bot",
                true,
                Map.of("api_base", simulator.address().toString(), "sender_name", "Салон на Абая"),
                Map.of("auth_token", TOKEN));
    }

    @Override
    public String chat() {
        return CUSTOMER;
    }

    @Override
    public String secretName() {
        return "auth_token";
    }

    @Override
    public WebhookRequest genuine(byte[] body) {
        return withSecret(body, TOKEN);
    }

    @Override
    public WebhookRequest withSecret(byte[] body, String secret) {
        Map<String, String> headers = secret.isEmpty()
                ? Map.of()
                : Map.of("x-viber-content-signature", kz.jauap.channel.spi.Signature.hex(secret, body));
        return new WebhookRequest("POST", headers, Map.of(), body);
    }

    @Override
    public byte[] message(int number, String text) {
        return Json.write(Map.of(
                        "event",
                        "message",
                        "timestamp",
                        1782900000000L,
                        "message_token",
                        5741311803571000000L + number,
                        "sender",
                        Map.of("id", CUSTOMER, "name", "A", "api_version", 10),
                        "message",
                        Map.of("type", "text", "text", text)))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> messages() {
        return List.of(
                "text",
                "text-second",
                "button",
                "picture",
                "video",
                "file",
                "sticker",
                "location",
                "contact",
                "url",
                "unknown-content",
                "started-by-a-link");
    }

    @Override
    public Map<Sample, byte[]> samples() {
        return fixtures(Map.ofEntries(
                Map.entry(Sample.GROUP, "in-a-group"),
                Map.entry(Sample.UNKNOWN_TYPE, "unknown-event"),
                Map.entry(Sample.BUTTON, "button"),
                Map.entry(Sample.LEAD, "started-by-a-link"),
                Map.entry(Sample.PHOTO, "picture"),
                Map.entry(Sample.VIDEO, "video"),
                Map.entry(Sample.DOCUMENT, "file"),
                Map.entry(Sample.STICKER, "sticker"),
                Map.entry(Sample.LOCATION, "location"),
                Map.entry(Sample.CONTACT, "contact"),
                Map.entry(Sample.UNKNOWN_CONTENT, "unknown-content"),
                Map.entry(Sample.DELIVERED, "delivered"),
                Map.entry(Sample.READ, "seen"),
                Map.entry(Sample.FAILED, "failed")));
    }

    @Override
    public Set<Sample> never() {
        return EnumSet.of(
                Sample.BATCH_OF_THREE,
                Sample.PARTLY_UNREADABLE,
                Sample.ECHO,
                Sample.OUTSIDE,
                Sample.EDIT,
                Sample.DELETE,
                Sample.REACTION,
                Sample.VOICE,
                Sample.AUDIO);
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
