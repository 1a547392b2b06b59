package kz.jauap.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Payloads as providers send them, scrubbed of people.
public final class Fixtures {

    private Fixtures() {}

    /// The bytes of `fixtures/{channel}/{name}.json`.
    public static byte[] read(String channel, String name) {
        String resource = "/fixtures/" + channel + "/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(Fixtures.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All names of a channel.
    public static List<String> names(String channel) {
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(Fixtures.class.getResource("/fixtures/" + channel), channel)
                        .toURI()))) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
