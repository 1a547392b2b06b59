package kz.jauap.channel;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.sandbox.Fault;

/// What the contract needs of a channel: its adapter, an account of its simulator, requests as its provider sends them.
public interface ProviderUnderTest extends AutoCloseable {

    /// With a timeout well below a second, so that silence is noticed soon.
    ChannelAdapter adapter();

    /// Connected to the simulator, with every secret.
    ChannelAccount account();

    /// The chat the simulator accepts messages to.
    String chat();

    /// The account's secret a webhook is verified with.
    default String secretName() {
        return "webhook_secret";
    }

    /// What a genuine webhook carries to be believed.
    default String secret() {
        return account().secret(secretName()).orElseThrow();
    }

    /// `body` as a request that carries the account's secret.
    WebhookRequest genuine(byte[] body);

    /// The same with another secret, or without any where `secret` is empty.
    WebhookRequest withSecret(byte[] body, String secret);

    /// A message of `chat` with this text, whose identity depends on `number` only.
    byte[] message(int number, String text);

    /// Fixtures of one ordinary message each, all different.
    List<String> messages();

    /// What the provider sends, a request's body for each kind.
    Map<Sample, byte[]> samples();

    /// Kinds the provider never sends.
    Set<Sample> never();

    /// Fixtures of the channel under the kinds they show.
    default Map<Sample, byte[]> fixtures(Map<Sample, String> names) {
        Map<Sample, byte[]> bodies = new EnumMap<>(Sample.class);
        names.forEach(
                (kind, name) -> bodies.put(kind, Fixtures.read(adapter().kind().name(), name)));
        return bodies;
    }

    /// The next call ends like this.
    void next(Fault fault);

    /// Texts the provider took, in order.
    List<String> taken();

    /// The idempotency keys of all calls the provider saw, in order; empty where it knows none.
    List<String> keys();

    /// Whether the adapter reads the chat to learn what became of a message nobody answered for.
    default boolean readsBack() {
        return false;
    }

    @Override
    void close();
}
