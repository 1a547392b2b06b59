package kz.jauap.journey.channel;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import kz.jauap.channel.DeliveryReceipt.Status;
import kz.jauap.sandbox.WappiSimulator;

final class WappiWorld extends ProviderWorld<WappiSimulator> {

    private static final String PROFILE = "wappi-profile";
    private static final String PHONE = "77020000001";

    WappiWorld(Salon salon) throws IOException {
        super(salon, new WappiSimulator(0, "wappi-token", PROFILE), PHONE);
        salon.connect(
                "wappi", PROFILE, Map.of("api_base", provider.address().toString()), Map.of("token", "wappi-token"));
        salon.announce("wappi", PROFILE);
    }

    @Override
    public Reach reach() {
        return Reach.pictures(Status.DELIVERED, Status.READ);
    }

    @Override
    public void writes(String text) {
        provider.customerWrites(PHONE, id(), text);
    }

    @Override
    public void shows(byte[] picture) {
        provider.customerShows(PHONE, id(), picture);
    }

    @Override
    public void reports(Status news) {
        provider.tells(newest(), news.name().toLowerCase(Locale.ROOT));
    }
}
