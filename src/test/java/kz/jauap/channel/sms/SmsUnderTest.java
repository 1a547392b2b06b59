package kz.jauap.channel.sms;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.sandbox.Fault;
import kz.jauap.sandbox.SmsGateway;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;

/// The adapter of text messages beside a gateway.
final class SmsUnderTest implements ProviderUnderTest {

    static final String CHAT = "77015550101";
    static final SmsProperties PROPERTIES =
            new SmsProperties(Duration.ofMillis(400), 6, 10, 1, true, Duration.ofSeconds(30));

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final SmsAdapter adapter = new SmsAdapter(PROPERTIES, Clock.systemUTC(), meters);
    final SmsGateway gateway;

    SmsUnderTest() {
        try {
            gateway = new SmsGateway(0, "gateway-key-of-tests");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public SmsAdapter adapter() {
        return adapter;
    }

    @Override
    public ChannelAccount account() {
        return account(Map.of());
    }

    ChannelAccount account(Map<String, String> more) {
        Map<String, String> config = new HashMap<>(Map.of(
                "api_base", gateway.address().toString(),
                "path", "/send",
                "check_path", "/balance",
                "headers", "Authorization: Key {{api_key}}",
                "body", "{\"to\":\"{{to}}\",\"text\":\"{{text}}\",\"from\":\"{{sender}}\",\"ref\":\"{{id}}\"}",
                "id_path", "/data/messageId",
                "sender", "Salon"));
        config.putAll(more);
        return new ChannelAccount(
                new TenantId(new UUID(0, 1)),
                new ChannelId(new UUID(0, 2)),
                new ChannelKind("sms"),
                "salon",
                true,
                config,
                Map.of("api_key", "gateway-key-of-tests", "webhook_secret", "webhook-secret-of-tests"));
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
        return Json.write(Map.of("from", CHAT, "text", text, "id", "m" + number))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> messages() {
        return List.of("text", "text-kk", "with-plus", "long", "short-code", "emoji");
    }

    @Override
    public Map<Sample, byte[]> samples() {
        return samplesOf(this);
    }

    static Map<Sample, byte[]> samplesOf(ProviderUnderTest provider) {
        Map<Sample, byte[]> samples = provider.fixtures(
                Map.of(Sample.DELIVERED, "delivered", Sample.FAILED, "failed", Sample.ECHO, "named-sender"));
        samples.put(Sample.UNKNOWN_TYPE, "{\"telepathy\":1}".getBytes(StandardCharsets.UTF_8));
        return samples;
    }

    @Override
    public Set<Sample> never() {
        return neverOf();
    }

    static Set<Sample> neverOf() {
        Set<Sample> never = EnumSet.allOf(Sample.class);
        never.removeAll(Set.of(Sample.DELIVERED, Sample.FAILED, Sample.ECHO, Sample.UNKNOWN_TYPE));
        return never;
    }

    @Override
    public void next(Fault fault) {
        gateway.next(fault);
    }

    @Override
    public List<String> taken() {
        return gateway.sent().stream().map(one -> one.text()).toList();
    }

    @Override
    public List<String> keys() {
        return gateway.calls().stream().map(_ -> "").toList();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
