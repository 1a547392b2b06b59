package kz.jauap.ops.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// An answer in the languages it is given in.
final class Languages {

    @Option(names = "--ru", paramLabel = "TEXT", description = "The answer in Russian.")
    private @Nullable String russian;

    @Option(names = "--kk", paramLabel = "TEXT", description = "The answer in Kazakh.")
    private @Nullable String kazakh;

    @Option(names = "--en", paramLabel = "TEXT", description = "The answer in English.")
    private @Nullable String english;

    /// By language, those that are given.
    Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "ru", russian);
        put(given, "kk", kazakh);
        put(given, "en", english);
        return given;
    }

    private static void put(Map<String, String> given, String language, @Nullable String text) {
        if (text != null) {
            given.put(language, text);
        }
    }
}
