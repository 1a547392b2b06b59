package kz.jauap.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.PackReading;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The texts of `src/test/resources/grounding`: answers as a model might word them, true and false.
final class GroundingTexts {

    private static final Path FOLDER = Path.of("src/test/resources/grounding");
    private static final int ASIDE = 3;

    private GroundingTexts() {}

    /// @param aside one of the third that the rules were not fitted on
    record Text(
            Pack pack,
            String file,
            int number,
            String language,
            List<String> of,
            String text,
            boolean faithful,
            boolean aside) {

        Grounding checked() {
            return GroundingCheck.check(text, Evidence.of(of, language, pack));
        }

        boolean stopped() {
            return checked() instanceof Grounding.Unfounded;
        }

        @Override
        public String toString() {
            return file + " " + (faithful ? "true" : "false") + " " + number + " " + language + ": " + text;
        }
    }

    static List<Text> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().flatMap(file -> read(file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Text> read(Path file) {
        Map<?, ?> content = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text(file));
        Pack pack = pack(Path.of((String) content.get("pack")));
        List<Text> texts = new ArrayList<>();
        content.forEach((key, value) -> {
            if (value instanceof List<?> entries) {
                for (Object entry : entries) {
                    texts.add(text(
                            pack,
                            file,
                            texts.size(),
                            (Map<?, ?>) entry,
                            key.toString().equals("true")));
                }
            }
        });
        return texts;
    }

    private static Text text(Pack pack, Path file, int number, Map<?, ?> entry, boolean faithful) {
        List<String> of = ((List<?>) Objects.requireNonNull(entry.get("of")))
                .stream().map(Object::toString).toList();
        return new Text(
                pack,
                file.getFileName().toString(),
                number,
                Objects.toString(entry.get("lang")),
                of,
                Objects.toString(entry.get("text")),
                faithful,
                number % ASIDE == ASIDE - 1);
    }

    static Pack pack(Path folder) {
        return switch (PackReader.read(folder)) {
            case PackReading.Read read -> read.pack();
            case PackReading.Broken broken -> throw new AssertionError(broken.problems());
        };
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
