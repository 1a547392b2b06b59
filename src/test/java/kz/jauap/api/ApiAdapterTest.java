package kz.jauap.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelAdapterContract;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.ProviderUnderTest;
import kz.jauap.channel.Sample;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.sandbox.Fault;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.Test;

class ApiAdapterTest implements ChannelAdapterContract {

    private final Integrator provider = new Integrator();

    @Override
    public ProviderUnderTest provider() {
        return provider;
    }

    @Test
    void what_would_not_fit_a_column_is_refused_before_it_is_stored() {
        assertThat(parse(fixture("control"))).isInstanceOf(Parsed.Unreadable.class);
        assertThat(parse(fixture("local-time"))).isInstanceOf(Parsed.Unreadable.class);
    }

    @Test
    void a_message_without_an_id_is_named_by_the_key_of_its_request() {
        byte[] body = fixture("no-id");
        assertThat(parse(body)).isInstanceOf(Parsed.Unreadable.class);
        WebhookRequest request = new WebhookRequest("POST", Map.of("idempotency-key", "k"), Map.of(), body);
        assertThat(adapter().parse(request, provider.account())).isInstanceOf(Parsed.Events.class);
    }

    @Test
    void what_is_said_lies_where_it_is_fetched() {
        assertThat(send("hello", "key-1")).isEqualTo(new SendOutcome.Accepted("key-1"));
    }

    /// The integrator: what it fetches is in the house itself.
    private static final class Integrator implements ProviderUnderTest {

        private final ApiAdapter adapter = new ApiAdapter();

        @Override
        public ChannelAdapter adapter() {
            return adapter;
        }

        @Override
        public ChannelAccount account() {
            return new ChannelAccount(
                    new TenantId(new UUID(0, 1)),
                    new ChannelId(new UUID(0, 2)),
                    ApiAdapter.KIND,
                    "site",
                    true,
                    Map.of(),
                    Map.of("webhook_secret", "a-Secret-of-tests"));
        }

        @Override
        public String chat() {
            return "c1";
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
            return Json.write(Map.of("external_chat_id", "c1", "external_message_id", "n-" + number, "text", text))
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public List<String> messages() {
            return List.of("text", "text-kk", "emoji", "html", "user-only", "id-in-meta", "full");
        }

        @Override
        public Map<Sample, byte[]> samples() {
            return fixtures(Map.ofEntries(
                    Map.entry(Sample.EDIT, "edit"),
                    Map.entry(Sample.BUTTON, "button"),
                    Map.entry(Sample.LEAD, "lead"),
                    Map.entry(Sample.PHOTO, "photo"),
                    Map.entry(Sample.VOICE, "voice"),
                    Map.entry(Sample.AUDIO, "audio"),
                    Map.entry(Sample.VIDEO, "video"),
                    Map.entry(Sample.DOCUMENT, "document"),
                    Map.entry(Sample.STICKER, "sticker"),
                    Map.entry(Sample.LOCATION, "location"),
                    Map.entry(Sample.CONTACT, "contact"),
                    Map.entry(Sample.UNKNOWN_CONTENT, "other"),
                    Map.entry(Sample.UNKNOWN_TYPE, "unknown-kind")));
        }

        @Override
        public Set<Sample> never() {
            return EnumSet.of(
                    Sample.BATCH_OF_THREE,
                    Sample.PARTLY_UNREADABLE,
                    Sample.ECHO,
                    Sample.OUTSIDE,
                    Sample.GROUP,
                    Sample.DELETE,
                    Sample.REACTION,
                    Sample.DELIVERED,
                    Sample.READ,
                    Sample.FAILED);
        }

        @Override
        public void next(Fault fault) {
            throw new AssertionError("the house has no provider that could fail: " + fault);
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
}
