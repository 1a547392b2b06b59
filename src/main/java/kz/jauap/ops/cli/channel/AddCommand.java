package kz.jauap.ops.cli.channel;

import java.io.BufferedReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import kz.jauap.ops.cli.House;
import kz.jauap.ops.cli.Pairs;
import kz.jauap.ops.cli.Secrets;
import kz.jauap.ops.cli.Speaking;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `channel add`: connects an account. At a terminal it asks for whatever is missing and ends with a test message.
@Command(
        name = "add",
        description = {
            "Connects an account: stores it, asks the messenger whether the credentials work, tells it where to post, and"
                    + " says what is left to do.",
            "At a terminal it asks for what is missing and ends with a test message; elsewhere what is missing is an error,"
                    + " and --try or --to end it with one."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 connected, and what was tried works; 1 not connected, or the trial failed; 3 no Jauap answers.",
            "A webhook secret that is made for it is shown this once. What each messenger needs: jauap channel kinds"
        })
public final class AddCommand extends Speaking implements Callable<Integer> {

    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}");

    @Mixin
    private @Nullable House mixed;

    @Parameters(index = "0", paramLabel = "SLUG", description = "The business.")
    private String slug = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "KIND", description = "The messenger.")
    private String kind = "";

    @Parameters(index = "2", arity = "0..1", paramLabel = "ACCOUNT", description = "What the messenger calls it.")
    private String account = "";

    @Parameters(index = "3..*", arity = "0..*", paramLabel = "KEY=VALUE", description = "Settings.")
    private List<String> config = new ArrayList<>();

    @Option(names = "--secret", paramLabel = "KEY=VALUE", description = "KEY=@FILE reads it from a file.")
    private List<String> secrets = new ArrayList<>();

    @Option(names = "--ask", negatable = true, description = "Ask for what is missing, or never do.")
    private @Nullable Boolean ask;

    @Option(
            names = "--webhook",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Tell the messenger where to post; --no-webhook leaves that alone.")
    private boolean webhook = true;

    @Option(names = "--try", negatable = true, description = "End by waiting for a test message, or never do.")
    private @Nullable Boolean tries;

    @Option(
            names = "--to",
            paramLabel = "CHAT",
            description = "Send the test message there instead of waiting for one.")
    private String to = "";

    @Option(
            names = "--wait",
            paramLabel = "MINUTES",
            defaultValue = "5",
            description = "How long to wait for it; 5 without it.")
    private int minutes = 5;

    private final BufferedReader terminal;

    /// @param terminal what is typed
    public AddCommand(BufferedReader terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        House house = java.util.Objects.requireNonNull(mixed);
        boolean asks = ask == null ? Asking.canAsk() : ask;
        Asking asking = new Asking(terminal, out());
        Kinds kinds = Kinds.of(house);
        JsonNode speaks = kinds.get(kind(kinds, asking, asks));
        Map<String, @Nullable String> settings = Pairs.texts(config);
        Map<String, @Nullable String> hidden = Secrets.read(secrets);
        if (asks) {
            askFor(speaks, asking, settings, hidden);
        }
        Trial.Account added = new Trial.Account(slug, speaks.path("kind").asString(), account);
        Map<String, String> places = store(house, added, settings, hidden);
        Checking checking = new Checking(house, added, speaks, settings, out());
        boolean works = asks ? checking.until(asking) : checking.once();
        if (works && webhook) {
            checking.announce(settings.getOrDefault("updates", ""));
        }
        steps(speaks, places);
        return ended(new Trial(house, added, out()), speaks, places, asks ? asking : null, works);
    }

    private String kind(Kinds kinds, Asking asking, boolean asks) {
        if (!kind.isEmpty() || !asks) {
            return kind;
        }
        out().println("Messengers: " + kinds.names());
        return asking.line("Which messenger", one -> kinds.find(one).isPresent(), "one of " + kinds.names());
    }

    private void askFor(
            JsonNode speaks,
            Asking asking,
            Map<String, @Nullable String> settings,
            Map<String, @Nullable String> hidden) {
        if (account.isEmpty()) {
            out().println("ACCOUNT is " + speaks.path("account").path("what").asString());
            account = asking.line(
                    "Account, for example "
                            + speaks.path("account").path("example").asString(),
                    one -> ACCOUNT.matcher(one).matches(),
                    "1 to 100 letters, digits and . _ @ + -");
        }
        for (JsonNode need : speaks.path("needs")) {
            boolean secret = need.path("secret").asBoolean();
            String name = need.path("name").asString();
            Map<String, @Nullable String> given = secret ? hidden : settings;
            String before = given.get(name);
            if ((before == null || before.isBlank()) && Kinds.isAsked(need, settings)) {
                out().println(name + " is " + Kinds.described(need));
                String typed = Checking.value(asking, need);
                if (!typed.isEmpty()) {
                    given.put(name, typed);
                }
            }
        }
    }

    /// Stores it; answers its addresses and the secrets made for it, by name.
    private Map<String, String> store(
            House house,
            Trial.Account added,
            Map<String, @Nullable String> settings,
            Map<String, @Nullable String> hidden) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", added.kind());
        body.put("account", added.name());
        body.put("config", settings);
        body.put("secrets", hidden);
        JsonNode stored = house.post("/admin/tenants/" + slug + "/channels", body);
        Map<String, String> places = new LinkedHashMap<>();
        for (String name : List.of("chat_url", "form_url", "webhook_url")) {
            if (stored.has(name)) {
                places.put(name, stored.path(name).asString());
                out().println(name + " = " + places.get(name));
            }
        }
        hidden.forEach((name, value) -> places.putIfAbsent(name, value == null ? "" : "…"));
        stored.path("generated").properties().forEach(secret -> {
            places.put(secret.getKey(), secret.getValue().asString());
            out().println(secret.getKey() + " = " + secret.getValue().asString() + "   (shown this once)");
        });
        return places;
    }

    private void steps(JsonNode speaks, Map<String, String> places) {
        int number = 0;
        for (JsonNode step : speaks.path("steps")) {
            out().println("Still to do " + ++number + ": " + Kinds.filled(step.asString(), places));
        }
    }

    private int ended(
            Trial trial, JsonNode speaks, Map<String, String> places, @Nullable Asking asking, boolean works) {
        String deed = Kinds.filled(speaks.path("trial").asString(), places);
        boolean wanted = tries == null ? asking != null || !to.isEmpty() : tries;
        if (!wanted) {
            out().println("Next: " + (works ? "" : "when that is mended, ") + deed
                    + "; the answer comes within seconds." + " To see it happen: jauap channel try " + slug + " "
                    + speaks.path("kind").asString() + " " + account);
            return 0;
        }
        if (!works) {
            return 1;
        }
        String chat = to.isEmpty() && asking != null ? chat(speaks, asking) : to;
        if (!chat.isEmpty()) {
            trial.send(chat);
            return 0;
        }
        trial.await(deed, Duration.ofMinutes(minutes), speaks.path("answers").asBoolean(true));
        return 0;
    }

    private static String chat(JsonNode speaks, Asking asking) {
        String reach = speaks.path("reach").asString("");
        return reach.isEmpty()
                ? ""
                : asking.line("Send a test message to (" + reach + "; Enter to write to the account yourself instead)");
    }
}
