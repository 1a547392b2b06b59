package kz.jauap.journey.channel;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import kz.jauap.sandbox.MaxSimulator;
import kz.jauap.sandbox.MaxWire;

/// A bot on MAX, which is told nothing of who has read what.
final class MaxWorld extends ProviderWorld<MaxSimulator> {

    private static final long CHAT = 7770006;

    private final MaxSimulator.Subscription subscription;
    private final MaxWire wire = new MaxWire();

    MaxWorld(Salon salon) throws IOException {
        super(salon, new MaxSimulator(0, "max-token", false), Long.toString(CHAT));
        salon.connect(
                "max",
                "max_journey",
                Map.of("api_base", provider.address().toString()),
                Map.of("access_token", "max-token"));
        salon.announce("max", "max_journey");
        subscription = Objects.requireNonNull(provider.subscription());
    }

    @Override
    public Reach reach() {
        return Reach.pictures();
    }

    @Override
    public void writes(String text) {
        provider.customerWrites(subscription, CHAT, "mid." + number(), text);
    }

    @Override
    public void shows(byte[] picture) {
        provider.customerShows(subscription, CHAT, "mid." + number(), picture);
    }

    @Override
    public List<String> problems() {
        Stream<String> calls = provider.calls().stream()
                .filter(call -> !call.path().startsWith("/upload/"))
                .flatMap(call -> wire.problemsOfCall(call).stream());
        Stream<String> updates =
                provider.updates().stream().flatMap(update -> wire.problemsOf("Update", update).stream());
        return Stream.concat(calls, updates).toList();
    }
}
