package kz.jauap.journey.channel;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import kz.jauap.sandbox.VkSimulator;
import kz.jauap.sandbox.VkWire;

/// A community of VK, which tells nothing of who has read what.
final class VkWorld extends ProviderWorld<VkSimulator> {

    private static final long PERSON = 5550005;
    private static final long GROUP = 4440009;

    private final VkSimulator.Server server;
    private final VkWire wire = new VkWire();

    VkWorld(Salon salon) throws IOException {
        super(salon, new VkSimulator(0, "vk1.a.token", GROUP), Long.toString(PERSON));
        String account = Long.toString(GROUP);
        salon.connect(
                "vk",
                account,
                Map.of("api_base", provider.address().toString()),
                Map.of("access_token", "vk1.a.token"));
        salon.announce("vk", account);
        server = Objects.requireNonNull(provider.server());
    }

    @Override
    public Reach reach() {
        return Reach.pictures();
    }

    @Override
    public void writes(String text) {
        provider.customerWrites(server.url(), server.secret(), PERSON, number(), text);
    }

    @Override
    public void shows(byte[] picture) {
        provider.customerShows(server.url(), server.secret(), PERSON, number(), picture);
    }

    /// A picture is uploaded, and then sent as VK names it.
    @Override
    public boolean saw(byte[] picture) {
        return wasGiven(picture) && sent().stream().anyMatch(one -> one.whole().has("attachment"));
    }

    @Override
    public List<String> problems() {
        Stream<String> calls = provider.calls().stream()
                .filter(call -> call.path().startsWith("/method/messages."))
                .flatMap(call -> wire.problemsOfCall(call.path().replace("/method/", ""), call.form()).stream());
        Stream<String> events = provider.events().stream().flatMap(event -> wire.problemsOfEvent(event).stream());
        return Stream.concat(calls, events).toList();
    }
}
