package kz.jauap.journey.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kz.jauap.sandbox.ChatflowSimulator;
import kz.jauap.sandbox.ChatflowSimulator.Received;
import kz.jauap.sandbox.ChatflowSimulator.Setup;
import kz.jauap.sandbox.ChatflowSimulator.Shape;

/// WhatsApp through ChatFlow, which tells nothing of a message once it has taken it.
final class ChatflowWorld implements ChannelWorld {

    private static final String JID = "77020000003@s.whatsapp.net";

    private final ChatflowSimulator provider = new ChatflowSimulator(Setup.of("token", "instance"));
    private final URI webhook;
    private int number;

    ChatflowWorld(Salon salon) throws IOException {
        String secret = salon.connect(
                "chatflow",
                "chatflow_journey",
                Map.of("instance_id", "instance", "api_base", provider.address().toString()),
                Map.of("token", "token"));
        webhook = URI.create(salon.webhook("chatflow", "chatflow_journey") + "?webhook_secret=" + secret);
    }

    @Override
    public Reach reach() {
        return Reach.pictures();
    }

    @Override
    public void writes(String text) {
        try {
            provider.customerWrites(webhook, Shape.DIRECT, JID, "m" + ++number, text);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void shows(byte[] picture) {
        try {
            assertThat(provider.customerShows(webhook, JID, "m" + ++number, picture))
                    .isEqualTo(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<String> told() {
        return provider.received().stream()
                .map(Received::text)
                .filter(text -> !text.isBlank())
                .toList();
    }

    @Override
    public boolean saw(byte[] picture) {
        return provider.received().stream()
                .map(Received::mediaUrl)
                .filter(address -> !address.isEmpty())
                .anyMatch(address -> Arrays.equals(Salon.fetched(address), picture));
    }

    @Override
    public void close() {
        provider.close();
    }
}
