package kz.jauap.journey.channel;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import kz.jauap.sandbox.AvitoSimulator;

/// Avito, whose webhook tells of messages only.
final class AvitoWorld extends ProviderWorld<AvitoSimulator> {

    private static final String CHAT = "u2i-journey~1";
    private static final long AUTHOR = 5550004;
    private static final long OWNER = 94235399;

    private final URI webhook;

    AvitoWorld(Salon salon) throws IOException {
        super(salon, new AvitoSimulator(0, "client", "avito-secret", OWNER), CHAT);
        String account = Long.toString(OWNER);
        salon.connect(
                "avito",
                account,
                Map.of("api_base", provider.address().toString(), "client_id", "client"),
                Map.of("client_secret", "avito-secret"));
        salon.announce("avito", account);
        webhook = Objects.requireNonNull(provider.webhook());
    }

    @Override
    public Reach reach() {
        return Reach.pictures();
    }

    @Override
    public void writes(String text) {
        provider.customerWrites(webhook, CHAT, AUTHOR, id(), text);
    }

    @Override
    public void shows(byte[] picture) {
        provider.customerShows(webhook, CHAT, AUTHOR, id(), picture);
    }

    /// A picture is uploaded, and then sent by the id it got.
    @Override
    public boolean saw(byte[] picture) {
        return wasGiven(picture) && sent().stream().anyMatch(one -> one.whole().has("image_id"));
    }
}
