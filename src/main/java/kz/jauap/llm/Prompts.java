package kz.jauap.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/// What the model is told to do, from the files beside this class.
final class Prompts {

    private static final String REWORD = text("reword.txt");
    private static final String PROPOSE = text("propose.txt");

    private Prompts() {}

    static String reword(String language) {
        return REWORD.replace("{language}", language);
    }

    static String propose() {
        return PROPOSE;
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(Prompts.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
