package kz.jauap.journey.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import kz.jauap.channel.DeliveryReceipt.Status;
import kz.jauap.sandbox.SmsGateway;

/// Text messages through a gateway over HTTP: no pictures, and nobody knows who has read what.
final class SmsWorld extends ProviderWorld<SmsGateway> {

    private static final String PHONE = "77020000008";

    private final URI webhook;
    private final String secret;

    SmsWorld(Salon salon) throws IOException {
        super(salon, new SmsGateway(0, "gw-key"), PHONE);
        secret = salon.connect(
                "sms",
                "sms_journey",
                Map.of(
                        "api_base", provider.address().toString(),
                        "path", "/send",
                        "headers", "Authorization: Key {{api_key}}",
                        "body", "{\"to\":\"{{to}}\",\"text\":\"{{text}}\"}",
                        "id_path", "/data/messageId"),
                Map.of("api_key", "gw-key"));
        webhook = salon.webhook("sms", "sms_journey");
    }

    @Override
    public Reach reach() {
        return Reach.words(Status.DELIVERED);
    }

    @Override
    public void writes(String text) {
        assertThat(provider.customerWrites(webhook, secret, PHONE, id(), text)).isEqualTo(200);
    }

    @Override
    public void reports(Status news) {
        assertThat(provider.tells(webhook, secret, newest().id(), "delivered")).isEqualTo(200);
    }
}
