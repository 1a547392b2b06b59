package kz.jauap.channel.form;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.jauap.SettableClock;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.ProviderUnderTest;
import kz.jauap.channel.Sample;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.sandbox.Fault;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;

/// The form's adapter. Nothing is sent anywhere: there is nobody to send it to.
final class FormUnderTest implements ProviderUnderTest {

    static final FormProperties PROPERTIES = new FormProperties(
            3,
            5,
            Duration.ofMinutes(10),
            URI.create("http://127.0.0.1:1/verify"),
            URI.create("https://captcha.example/api.js"),
            Duration.ofMillis(400));

    final SettableClock clock = new SettableClock(Instant.parse("2026-07-01T10:09:30Z"));
    final FormAdapter adapter = new FormAdapter(PROPERTIES, (Clock) clock);

    static ChannelAccount account(Map<String, String> config, Map<String, String> secrets) {
        return new ChannelAccount(
                new TenantId(new UUID(0, 1)),
                new ChannelId(new UUID(0, 2)),
                FormAdapter.KIND,
                "demo_form",
                true,
                config,
                secrets);
    }

    @Override
    public ChannelAdapter adapter() {
        return adapter;
    }

    @Override
    public ChannelAccount account() {
        return account(
                Map.of("label_service_ru", "Услуга", "label_service", "Service"),
                Map.of("webhook_secret", "the-webhook-secret-of-forms"));
    }

    @Override
    public String chat() {
        return "+77015550101";
    }

    @Override
    public WebhookRequest genuine(byte[] body) {
        return withSecret(body, secret());
    }

    @Override
    public WebhookRequest withSecret(byte[] body, String secret) {
        Map<String, String> headers =
                secret.isEmpty() ? Map.of() : Map.of("x-webhook-secret", secret, "content-type", "application/json");
        return new WebhookRequest("POST", headers, Map.of(), body);
    }

    @Override
    public byte[] message(int number, String text) {
        return Json.write(Map.of("phone", "8 701 555 01 01", "message", text, "submission_id", "n-" + number))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> messages() {
        return List.of("plain", "email-only", "quiz", "quiz-nested", "lead", "more-fields", "without-words");
    }

    @Override
    public Map<Sample, byte[]> samples() {
        return fixtures(Map.of(Sample.LEAD, "lead", Sample.UNKNOWN_TYPE, "without-contact"));
    }

    @Override
    public Set<Sample> never() {
        Set<Sample> never = EnumSet.allOf(Sample.class);
        never.removeAll(Set.of(Sample.LEAD, Sample.UNKNOWN_TYPE));
        return never;
    }

    @Override
    public void next(Fault fault) {
        throw new AssertionError("a form has no provider that could fail: " + fault);
    }

    @Override
    public List<String> taken() {
        return List.of();
    }

    @Override
    public List<String> keys() {
        return List.of();
    }

    @Override
    public void close() {}
}
