package kz.jauap.journey.channel;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import kz.jauap.channel.DeliveryReceipt.Status;
import kz.jauap.channel.viber.ViberSimulator;

/// A bot of Viber.
final class ViberWorld extends ProviderWorld<ViberSimulator> {

    private static final String TOKEN = "445da6az1s345z78-every-channel";
    private static final String CUSTOMER = "01journey0MWy3mq09RAeX==";

    private final URI webhook;

    ViberWorld(Salon salon) throws IOException {
        super(salon, new ViberSimulator(TOKEN, false), CUSTOMER);
        salon.connect(
                "viber",
                "viber_journey",
                Map.of("api_base", provider.address().toString()),
                Map.of("auth_token", TOKEN));
        salon.announce("viber", "viber_journey");
        webhook = Objects.requireNonNull(provider.webhook());
    }

    @Override
    public Reach reach() {
        return Reach.pictures(Status.DELIVERED, Status.READ);
    }

    @Override
    public void writes(String text) {
        provider.customerWrites(webhook, CUSTOMER, number(), text);
    }

    @Override
    public void shows(byte[] picture) {
        provider.customerShows(webhook, CUSTOMER, number(), picture);
    }

    /// Viber fetches a picture at its address.
    @Override
    public boolean saw(byte[] picture) {
        return sent().stream()
                .map(one -> one.whole().path("media").asString(""))
                .filter(address -> !address.isEmpty())
                .anyMatch(address -> Arrays.equals(Salon.fetched(address), picture));
    }

    @Override
    public void reports(Status news) {
        provider.tells(webhook, news == Status.READ ? "seen" : "delivered", newest());
    }
}
