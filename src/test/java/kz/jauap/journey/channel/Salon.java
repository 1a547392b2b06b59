package kz.jauap.journey.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import javax.imageio.ImageIO;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.Channels;
import kz.jauap.channel.spi.Adapters;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.PolledChannel;
import kz.jauap.desk.DeskHouse;
import kz.jauap.intake.Intake;

/// The salon of a [DeskHouse] as messengers meet it: connected by its administrator, at the house's address.
final class Salon implements AutoCloseable {

    final DeskHouse desk = new DeskHouse();

    /// Connects an account; answers the secret made for its webhook, or "".
    String connect(String kind, String account, Map<String, ?> config, Map<String, ?> secrets) {
        return desk.post(
                        "/admin/tenants/" + desk.slug + "/channels",
                        Map.of("kind", kind, "account", account, "config", config, "secrets", secrets))
                .path("generated")
                .path("webhook_secret")
                .asString("");
    }

    /// Tells the provider the account's webhook.
    void announce(String kind, String account) {
        desk.post("/admin/tenants/" + desk.slug + "/channels/" + kind + "/" + account + "/webhook", Map.of());
    }

    URI webhook(String kind, String account) {
        return URI.create(desk.house.address + "/webhook/" + kind + "/" + account);
    }

    /// Asks for updates of an account until the poll is closed: a house without workers does not by itself.
    PolledChannel.Poll poll(String kind, String account) {
        ChannelKind name = new ChannelKind(kind);
        ChannelAdapter adapter = desk.house.bean(Adapters.class).get(name);
        ChannelAccount found =
                desk.house.bean(Channels.class).find(name, account).orElseThrow();
        Intake intake = desk.house.bean(Intake.class);
        return ((PolledChannel) adapter).poll(found, (of, update) -> intake.read(update, of, adapter));
    }

    /// Messages the house has taken.
    long taken() {
        return desk.count("inbox");
    }

    /// A picture of one color.
    static byte[] picture(Color color) {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, color.getRGB());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// What lies at an address.
    static byte[] fetched(String address) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        desk.close();
    }
}
