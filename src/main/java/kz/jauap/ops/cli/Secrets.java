package kz.jauap.ops.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `key=value` arguments whose value may lie in a file: `key=@/run/secrets/bot`.
public final class Secrets {

    private Secrets() {}

    public static Map<String, @Nullable String> read(List<String> pairs) {
        Map<String, @Nullable String> secrets = Pairs.texts(pairs);
        secrets.replaceAll((key, value) -> value != null && value.startsWith("@") ? file(value.substring(1)) : value);
        return secrets;
    }

    private static String file(String path) {
        try {
            return Files.readString(Path.of(path)).strip();
        } catch (IOException | IllegalArgumentException e) {
            throw new Refused("Cannot read " + path + ".", "check the path behind @", Cli.REFUSED);
        }
    }
}
