package kz.jauap.journey.channel;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import kz.jauap.channel.DeliveryReceipt.Status;
import kz.jauap.sandbox.WhatsappSimulator;

/// A number at Meta's Cloud API.
final class WhatsappWorld extends ProviderWorld<WhatsappSimulator> {

    private static final String NUMBER = "20000009";
    private static final String PHONE = "77020000002";

    private final URI webhook;

    WhatsappWorld(Salon salon) throws IOException {
        super(salon, new WhatsappSimulator(0, "EAAGtoken", "app-secret", NUMBER), PHONE);
        salon.connect(
                "whatsapp",
                NUMBER,
                Map.of("api_base", provider.address().toString(), "waba_id", "1001"),
                Map.of("access_token", "EAAGtoken", "app_secret", "app-secret"));
        salon.announce("whatsapp", NUMBER);
        webhook = Objects.requireNonNull(provider.callback());
    }

    @Override
    public Reach reach() {
        return Reach.pictures(Status.DELIVERED, Status.READ);
    }

    @Override
    public void writes(String text) {
        provider.customerWrites(webhook, PHONE, "wamid." + number(), text);
    }

    @Override
    public void shows(byte[] picture) {
        provider.customerShows(webhook, PHONE, "wamid." + number(), picture);
    }

    /// Meta fetches a file at its link.
    @Override
    public boolean saw(byte[] picture) {
        return sent().stream()
                .map(one -> one.whole().path("image").path("link").asString(""))
                .filter(address -> !address.isEmpty())
                .anyMatch(address -> Arrays.equals(Salon.fetched(address), picture));
    }

    @Override
    public void reports(Status news) {
        provider.status(webhook, newest(), news.name().toLowerCase(Locale.ROOT));
    }
}
