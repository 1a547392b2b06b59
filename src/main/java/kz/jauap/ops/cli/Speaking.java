package kz.jauap.ops.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// A command that prints to where its command line prints.
abstract class Speaking {

    @Spec
    private @Nullable CommandSpec spec;

    CommandLine line() {
        return Objects.requireNonNull(spec, "a command runs inside a command line")
                .commandLine();
    }

    PrintWriter out() {
        return line().getOut();
    }

    /// An answer in the languages it is given in.
    static final class Languages {

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
}
