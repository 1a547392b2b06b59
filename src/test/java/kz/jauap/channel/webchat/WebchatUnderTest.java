package kz.jauap.channel.webchat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.ProviderUnderTest;
import kz.jauap.channel.Sample;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.sandbox.Fault;
import kz.jauap.shared.Json;
import kz.jauap.shared.Notices;
import kz.jauap.shared.TenantId;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The web chat's adapter with one visitor. Nothing is sent anywhere: the provider is the house itself.
final class WebchatUnderTest implements ProviderUnderTest {

    static final int PER_MINUTE = 20;

    final OpenPages pages = new OpenPages(new Notices(new DriverManagerDataSource("jdbc:nowhere")));
    final WebchatAdapter adapter =
            new WebchatAdapter(pages, new VisitorLimits(tenant -> PER_MINUTE), Clock.systemUTC());
    final String pass = Visitors.newPass(account());

    static ChannelAccount account(Map<String, String> config) {
        return new ChannelAccount(
                new TenantId(new UUID(0, 1)),
                new ChannelId(new UUID(0, 2)),
                WebchatAdapter.KIND,
                "demo_salon",
                true,
                config,
                Map.of(Visitors.KEY, "the-key-of-the-visitors-of-tests"));
    }

    @Override
    public ChannelAdapter adapter() {
        return adapter;
    }

    @Override
    public ChannelAccount account() {
        return account(Map.of("origins", "https://shop.example, https://other.example:8443"));
    }

    @Override
    public String chat() {
        return Visitors.visitor(pass, account()).orElseThrow();
    }

    @Override
    public String secretName() {
        return Visitors.KEY;
    }

    @Override
    public String secret() {
        return pass;
    }

    @Override
    public WebhookRequest genuine(byte[] body) {
        return withSecret(body, pass);
    }

    @Override
    public WebhookRequest withSecret(byte[] body, String secret) {
        return with(secret.isEmpty() ? Map.of() : Map.of("x-visitor", secret), body);
    }

    WebhookRequest with(Map<String, String> headers, byte[] body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("host", "jauap.example");
        return new WebhookRequest("POST", all, Map.of(), body);
    }

    @Override
    public byte[] message(int number, String text) {
        return Json.write(Map.of("id", "m-" + number, "text", text)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> messages() {
        return List.of("text", "text-kk", "named", "emoji", "html", "long-id", "more-fields", "from-advertisement");
    }

    @Override
    public Map<Sample, byte[]> samples() {
        Map<Sample, byte[]> samples = fixtures(Map.of(Sample.READ, "seen", Sample.LEAD, "from-advertisement"));
        samples.put(Sample.UNKNOWN_TYPE, "{\"telepathy\":1}".getBytes(StandardCharsets.UTF_8));
        return samples;
    }

    @Override
    public Set<Sample> never() {
        return EnumSet.of(
                Sample.BATCH_OF_THREE,
                Sample.PARTLY_UNREADABLE,
                Sample.ECHO,
                Sample.OUTSIDE,
                Sample.GROUP,
                Sample.EDIT,
                Sample.DELETE,
                Sample.REACTION,
                Sample.BUTTON,
                Sample.PHOTO,
                Sample.VOICE,
                Sample.AUDIO,
                Sample.VIDEO,
                Sample.DOCUMENT,
                Sample.STICKER,
                Sample.LOCATION,
                Sample.CONTACT,
                Sample.UNKNOWN_CONTENT,
                Sample.DELIVERED,
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
