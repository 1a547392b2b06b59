package kz.jauap.channel.sms;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.jauap.SettableClock;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.ProviderUnderTest;
import kz.jauap.channel.Sample;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.sandbox.Fault;
import kz.jauap.sandbox.SmppOperator;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;

/// The SMPP adapter beside an operator on a real socket.
final class SmppUnderTest implements ProviderUnderTest {

    final SmppBookInMemory book = new SmppBookInMemory();
    final SettableClock clock = new SettableClock(Instant.now());
    final SmppAdapter adapter = new SmppAdapter(SmsUnderTest.PROPERTIES, book, clock, new SimpleMeterRegistry());
    final SmppOperator operator;

    SmppUnderTest() {
        try {
            operator = new SmppOperator("salon1", "smpp-pw");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public SmppAdapter adapter() {
        return adapter;
    }

    @Override
    public ChannelAccount account() {
        return new ChannelAccount(
                new TenantId(new UUID(0, 1)),
                new ChannelId(new UUID(0, 3)),
                new ChannelKind("smpp"),
                "salon",
                true,
                Map.of("api_base", operator.address().toString(), "system_id", "salon1", "sender", "Salon"),
                Map.of("password", "smpp-pw", "webhook_secret", "webhook-secret-of-tests"));
    }

    @Override
    public String chat() {
        return SmsUnderTest.CHAT;
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
        return Json.write(Map.of("from", chat(), "text", text, "id", "m" + number))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> messages() {
        return List.of("text", "text-kk", "with-plus", "long", "short-code", "emoji");
    }

    @Override
    public Map<Sample, byte[]> samples() {
        return SmsUnderTest.samplesOf(this);
    }

    @Override
    public Set<Sample> never() {
        return SmsUnderTest.neverOf();
    }

    @Override
    public void next(Fault fault) {
        operator.next(fault);
    }

    @Override
    public List<String> taken() {
        return operator.texts();
    }

    @Override
    public List<String> keys() {
        return operator.segments().stream().map(_ -> "").toList();
    }

    @Override
    public void close() {
        adapter.close();
        operator.close();
    }
}
