package kz.jauap.channel.email;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import kz.jauap.sandbox.MailExchanger;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;

/// The e-mail adapter beside a mail server that can fail.
final class EmailUnderTest implements ProviderUnderTest {

    static final String OWN = "salon@salon.example";
    static final String CHAT = "aigul@client.example/00112233445566aa";
    static final EmailProperties PROPERTIES =
            new EmailProperties(Duration.ofMillis(700), Duration.ofSeconds(2), 100, 100, true);

    final MailBookInMemory book = new MailBookInMemory();
    final TokenKeeperInMemory keeper = new TokenKeeperInMemory();
    final EmailAdapter adapter = new EmailAdapter(
            PROPERTIES,
            book,
            new MailTokens(PROPERTIES, keeper, Clock.systemUTC()),
            Clock.systemUTC(),
            new PublicFiles(new ProviderHttp()));
    final MailExchanger server;

    EmailUnderTest() {
        try {
            server = new MailExchanger(OWN, "mail-password-of-tests");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public EmailAdapter adapter() {
        return adapter;
    }

    @Override
    public ChannelAccount account() {
        return account(Map.of());
    }

    ChannelAccount account(Map<String, String> more) {
        Map<String, String> config =
                new HashMap<>(Map.of("smtp", server.address().toString(), "from_name", "Салон"));
        config.putAll(more);
        return new ChannelAccount(
                new TenantId(new UUID(0, 1)),
                new ChannelId(new UUID(0, 2)),
                new ChannelKind("email"),
                OWN,
                true,
                config,
                Map.of("password", "mail-password-of-tests", "webhook_secret", "webhook-secret-of-tests"));
    }

    @Override
    public String chat() {
        return CHAT;
    }

    @Override
    public WebhookRequest genuine(byte[] body) {
        return withSecret(body, secret());
    }

    @Override
    public WebhookRequest withSecret(byte[] body, String secret) {
        return new WebhookRequest(
                "POST", secret.isEmpty() ? Map.of() : Map.of("x-webhook-secret", secret), Map.of(), body);
    }

    @Override
    public byte[] message(int number, String text) {
        return Json.write(Map.of(
                        "id",
                        "<m" + number + "@client.example>",
                        "thread",
                        "00112233445566aa",
                        "from",
                        "aigul@client.example",
                        "text",
                        text))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> messages() {
        return List.of("new", "answer", "kazakh", "photo", "document", "audio", "video", "vcard", "untyped");
    }

    @Override
    public Map<Sample, byte[]> samples() {
        Map<Sample, byte[]> samples = fixtures(Map.ofEntries(
                Map.entry(Sample.ECHO, "own"),
                Map.entry(Sample.GROUP, "list"),
                Map.entry(Sample.PHOTO, "photo"),
                Map.entry(Sample.DOCUMENT, "document"),
                Map.entry(Sample.AUDIO, "audio"),
                Map.entry(Sample.VIDEO, "video"),
                Map.entry(Sample.CONTACT, "vcard"),
                Map.entry(Sample.UNKNOWN_CONTENT, "untyped"),
                Map.entry(Sample.DELIVERED, "delivered"),
                Map.entry(Sample.FAILED, "bounce")));
        samples.put(Sample.UNKNOWN_TYPE, "{\"telepathy\":1}".getBytes(StandardCharsets.UTF_8));
        return samples;
    }

    @Override
    public Set<Sample> never() {
        Set<Sample> never = EnumSet.allOf(Sample.class);
        never.removeAll(samples().keySet());
        return never;
    }

    @Override
    public void next(Fault fault) {
        server.next(fault);
    }

    @Override
    public List<String> taken() {
        return server.texts();
    }

    @Override
    public List<String> keys() {
        return server.taken().stream().map(_ -> "").toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
