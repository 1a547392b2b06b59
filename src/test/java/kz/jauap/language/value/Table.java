package kz.jauap.language.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;

/// A file of examples, one a line: what is said, `=>`, and what is to be read in it.
public final class Table {

    private Table() {}

    public static Stream<DynamicTest> tests(String file, UnaryOperator<String> read) {
        return text(file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=>"))
                .map(line -> DynamicTest.dynamicTest(
                        line[0].strip(),
                        () -> Assertions.assertThat(read.apply(line[0].strip()))
                                .isEqualTo(line.length > 1 ? line[1].strip() : "")));
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
