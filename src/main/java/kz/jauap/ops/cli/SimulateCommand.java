package kz.jauap.ops.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import kz.jauap.eval.customer.Simulation;
import kz.jauap.shared.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `simulate`: whole dialogues of simulated customers, through a whole house.
@Command(
        name = "simulate",
        description = "Plays whole dialogues of simulated customers with a pack through a whole Jauap.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: jauap simulate --pack packs/demo-salon --talks 60 --seed 7 --json talks.json",
            "Exits with 1 when a customer was left hanging or a promise was untrue. See docs/eval.md."
        })
final class SimulateCommand extends Speaking implements Callable<Integer> {

    private static final int MOST = 5_000;
    private static final int MOST_SHOWN = 5;

    private final Map<String, String> env;
    private final Cli.Start start;

    @Option(names = "--pack", required = true, paramLabel = "DIR", description = "Folder of the pack.")
    private Path pack = Path.of("");

    @Option(names = "--talks", paramLabel = "N", description = "How many customers (${DEFAULT-VALUE}).")
    private int talks = 60;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed makes the same customers (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--json", paramLabel = "OUT", description = "Write all talks as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--db",
            paramLabel = "URL",
            description =
                    "An empty PostgreSQL to play in, with JAUAP_DB_USER and JAUAP_DB_PASSWORD; else one of its own.")
    private @Nullable String database;

    SimulateCommand(Map<String, String> env, Cli.Start start) {
        this.env = env;
        this.start = start;
    }

    @Override
    public Integer call() {
        if (talks < 1 || talks > MOST) {
            throw new Refused("--talks is a number from 1 to " + MOST + ", not " + talks + ".", "write --talks 60", 2);
        }
        PackFolder folder = PackFolder.read(pack, line());
        Simulation.Summary summary;
        try (EvalHouse house = EvalHouse.open(env, database, start)) {
            summary = Simulation.run(folder.pack(), house.stage(folder.pack(), folder.files()), talks, seed);
        }
        write(summary);
        print(summary);
        return summary.isFine() ? 0 : Cli.REFUSED;
    }

    private void print(Simulation.Summary summary) {
        out().println(summary.talks() + " customers of " + summary.pack() + " " + summary.version() + ", seed "
                + summary.seed());
        summary.outcomes().forEach((outcome, count) -> out().println("  %-12s %d".formatted(outcome, count)));
        out().println("  promises     " + summary.promises() + ", untrue " + summary.untrue());
        summary.played().stream()
                .filter(one -> one.outcome().equals("hanging") || !one.untrue().isEmpty())
                .limit(MOST_SHOWN)
                .forEach(one -> {
                    out().println();
                    out().println("talk " + one.number() + ": " + one.goal() + ", " + one.persona() + ", "
                            + one.language() + ", " + one.outcome() + " "
                            + String.join("; ", one.untrue()));
                    one.lines().forEach(out()::println);
                });
    }

    private void write(Simulation.Summary summary) {
        if (json == null) {
            return;
        }
        try {
            Files.writeString(
                    json, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(summary));
            out().println("Written: " + json);
        } catch (IOException e) {
            throw new Refused("Cannot write " + json + ": " + e.getMessage(), "check its folder", Cli.REFUSED);
        }
    }
}
