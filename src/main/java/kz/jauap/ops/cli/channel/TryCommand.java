package kz.jauap.ops.cli.channel;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import kz.jauap.ops.cli.House;
import kz.jauap.ops.cli.Speaking;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `channel try`: whether a connected account carries, with a real message.
@Command(
        name = "try",
        description = "Waits for a message and shows what went out for it, or sends one with --to.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 it carries; 1 it does not, with what to do; 3 no Jauap answers."})
final class TryCommand extends Speaking implements Callable<Integer> {

    @Mixin
    private @Nullable House house;

    @Parameters(index = "0", paramLabel = "SLUG")
    private String slug = "";

    @Parameters(index = "1", paramLabel = "KIND")
    private String kind = "";

    @Parameters(index = "2", paramLabel = "ACCOUNT")
    private String account = "";

    @Option(names = "--to", paramLabel = "CHAT", description = "Send a test message there instead of waiting for one.")
    private String to = "";

    @Option(
            names = "--wait",
            paramLabel = "MINUTES",
            defaultValue = "5",
            description = "How long to wait; 5 without it.")
    private int minutes = 5;

    @Override
    public Integer call() {
        House running = Objects.requireNonNull(house);
        JsonNode speaks = Kinds.of(running).get(kind);
        Trial.Account tried = new Trial.Account(slug, kind, account);
        Trial trial = new Trial(running, tried, out());
        if (!to.isEmpty()) {
            trial.send(to);
            return 0;
        }
        JsonNode view = running.get(tried.path());
        Map<String, String> places = new LinkedHashMap<>();
        view.properties().forEach(one -> places.put(one.getKey(), one.getValue().asString("")));
        String deed = Kinds.filled(speaks.path("trial").asString(), places);
        trial.await(deed, Duration.ofMinutes(minutes), speaks.path("answers").asBoolean(true));
        return 0;
    }
}
