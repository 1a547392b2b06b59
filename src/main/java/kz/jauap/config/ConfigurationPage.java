package kz.jauap.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// `docs/configuration.md`, written from the declared keys. Run by `./jauap docs`; a test fails when the file is stale.
public final class ConfigurationPage {

    /// Where the page lies in the repository.
    public static final Path FILE = Path.of("docs/configuration.md");

    private static final String HEAD = """
            # Configuration of a process

            Written from the code by `./jauap docs`; change `src/main/java/kz/jauap/config/Keys.java` instead of this page.

            Jauap needs no configuration to run. What is set comes from environment variables, some also from flags (a flag
            goes first). A secret may be given as a file: `<NAME>_FILE=/run/secrets/...`. A wrong value refuses the start with
            exit code 2, naming the key, the problem and an example; an unknown `JAUAP_...` variable is logged as a warning.

            Settings of one tenant (quiet time, languages, limits ...) are not here: `./jauap tenant help`.
            """;

    private ConfigurationPage() {}

    static void main() throws IOException {
        Files.createDirectories(FILE.toAbsolutePath().getParent());
        Files.writeString(FILE, text());
    }

    static String text() {
        return HEAD + Keys.GROUPS.stream().map(ConfigurationPage::group).collect(Collectors.joining());
    }

    private static String group(Keys.Group group) {
        return "\n## " + group.title() + "\n"
                + group.keys().stream().map(ConfigurationPage::entry).collect(Collectors.joining());
    }

    private static String entry(Key<?> key) {
        StringBuilder out =
                new StringBuilder("\n### `" + key.env() + "`\n\n" + key.words().meaning() + "\n\n");
        line(out, "Value", key.form().shape());
        line(out, "Default", key.fallback().isEmpty() ? "none" : "`" + key.fallback() + "`");
        line(out, "Change it", key.words().change());
        line(out, "Example", "`" + key.env() + "=" + key.words().example() + "`");
        if (!key.flag().isEmpty()) {
            line(out, "Flag", "`" + key.flag() + " " + key.words().example() + "`");
        }
        if (!key.alias().isEmpty()) {
            line(out, "Former name", "`" + key.alias() + "`, still read");
        }
        if (key.secret()) {
            line(out, "From a file", "`" + key.fileEnv() + "`");
        }
        return out.toString();
    }

    private static void line(StringBuilder out, String title, String text) {
        out.append("- ").append(title).append(": ").append(text).append('\n');
    }
}
