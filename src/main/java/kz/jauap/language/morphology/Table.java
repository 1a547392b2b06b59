package kz.jauap.language.morphology;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// A file of grammar: `# comment`, `[section]`, and words parted by spaces. Lies beside the class that reads it.
public final class Table {

    private Table() {}

    /// The words of each section.
    public static Map<String, Set<String>> read(Class<?> reader, String file) {
        Map<String, Set<String>> sections = new TreeMap<>();
        Set<String> section = new HashSet<>();
        for (String line : lines(reader, file)) {
            if (line.startsWith("[")) {
                section = sections.computeIfAbsent(line.substring(1, line.length() - 1), name -> new HashSet<>());
            } else if (!line.startsWith("#") && !line.isBlank()) {
                section.addAll(List.of(line.strip().split(" +")));
            }
        }
        return sections;
    }

    private static List<String> lines(Class<?> reader, String file) {
        try (InputStream in = Objects.requireNonNull(reader.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the table " + file + " cannot be read", e);
        }
    }
}
