package kz.jauap.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import kz.jauap.shared.Json;

/// What a benchmark found: printed as it comes, kept as JSON.
final class Report {

    private final String name;
    private final Map<String, Object> found = new LinkedHashMap<>();

    Report(String name) {
        this.name = name;
        found.put("bench", name);
        found.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        found.put("processors", Runtime.getRuntime().availableProcessors());
        found.put("java", Runtime.version().toString());
    }

    void say(String line) {
        System.out.println(line);
    }

    void figure(String what, Figures figures) {
        say(String.format(Locale.ROOT, "  %-52s %s", what, figures.row()));
        found.put(what, Map.of("median", figures.median(), "runs", figures.all()));
    }

    void value(String what, double value) {
        say(String.format(Locale.ROOT, "  %-52s %,12.2f", what, value));
        found.put(what, value);
    }

    /// A line of the acceptance: the figure, what it should be, and whether it is.
    void verdict(String what, double value, String wanted, boolean holds) {
        say(String.format(Locale.ROOT, "  %-52s %,12.2f  wanted %s: %s", what, value, wanted, holds ? "yes" : "NO"));
        found.put(what, Map.of("value", value, "wanted", wanted, "holds", holds));
    }

    void write() {
        try {
            Path folder = Files.createDirectories(Path.of("bench", "results"));
            Path file = folder.resolve(name + ".json");
            Files.writeString(
                    file, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(found) + "\n");
            say("  written to " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
