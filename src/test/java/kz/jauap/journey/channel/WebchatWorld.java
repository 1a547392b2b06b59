package kz.jauap.journey.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kz.jauap.channel.DeliveryReceipt.Status;
import kz.jauap.journey.Visitor;
import kz.jauap.shared.Json;

/// The web chat, whose page tells what was seen.
final class WebchatWorld implements ChannelWorld {

    private final Visitor visitor;
    private int number;

    WebchatWorld(Salon salon) {
        salon.connect("webchat", "webchat_journey", Map.of(), Map.of());
        visitor = Visitor.of(salon.desk.house.address, "webchat_journey");
    }

    @Override
    public Reach reach() {
        return Reach.pictures(Status.READ);
    }

    @Override
    public void writes(String text) {
        assertThat(visitor.writes("m" + ++number, text)).isEqualTo(200);
    }

    @Override
    public void shows(byte[] picture) {
        visitor.shows("m" + ++number, picture);
    }

    @Override
    public List<String> told() {
        return lines().stream()
                .map(line -> line.data().path("text").asString(""))
                .filter(text -> !text.isBlank())
                .toList();
    }

    @Override
    public boolean saw(byte[] picture) {
        return lines().stream()
                .flatMap(line -> line.data().path("attachments").valueStream())
                .map(file -> file.path("reference").asString(""))
                .anyMatch(address -> Arrays.equals(Salon.fetched(address), picture));
    }

    @Override
    public void reports(Status news) {
        String key = lines().getLast().data().path("deliveryKey").asString();
        assertThat(visitor.posts(Json.write(Map.of("seen", List.of(key))), Map.of())
                        .statusCode())
                .isEqualTo(200);
    }

    /// What a page shows that is opened now, without the visitor's own words.
    private List<Visitor.Event> lines() {
        try (Visitor.Stream page = visitor.opens(-1)) {
            return page.history().stream()
                    .filter(event -> event.name().equals("message") && !event.is("customer"))
                    .toList();
        }
    }

    @Override
    public void close() {}
}
