package kz.jauap.journey.channel;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import kz.jauap.channel.DeliveryReceipt.Status;
import kz.jauap.sandbox.InstagramSimulator;

/// An account of Instagram, which tells what was seen, and nothing before that.
final class InstagramWorld extends ProviderWorld<InstagramSimulator> {

    private static final String ACCOUNT = "17841400000000077";
    private static final String CUSTOMER = "5550000000000077";

    private final URI webhook;

    InstagramWorld(Salon salon) throws IOException {
        super(salon, new InstagramSimulator(0, "IGAA", "ig-app-secret", ACCOUNT), CUSTOMER);
        salon.connect(
                "instagram",
                ACCOUNT,
                Map.of("api_base", provider.address().toString()),
                Map.of("access_token", "IGAA", "app_secret", "ig-app-secret"));
        salon.announce("instagram", ACCOUNT);
        webhook = salon.webhook("instagram", ACCOUNT);
    }

    @Override
    public Reach reach() {
        return Reach.pictures(Status.READ);
    }

    @Override
    public void writes(String text) {
        provider.customerWrites(webhook, CUSTOMER, "mid-" + number(), text);
    }

    @Override
    public void shows(byte[] picture) {
        provider.customerShows(webhook, CUSTOMER, "mid-" + number(), picture);
    }

    @Override
    public void reports(Status news) {
        provider.customerSees(webhook, newest());
    }
}
