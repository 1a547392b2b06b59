package kz.jauap.pack.earlier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Files of the earlier format on disk, and the folder of the pack that is made of them.
public final class ImportFiles {

    private ImportFiles() {}

    /// The texts of files, and of the YAML files of folders, by their paths.
    public static Map<String, String> texts(List<Path> from) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path path : from) {
            try (Stream<Path> files = Files.isDirectory(path) ? Files.list(path) : Stream.of(path)) {
                for (Path file :
                        files.filter(one -> one.equals(path) || isYaml(one)).toList()) {
                    texts.put(file.toString(), Files.readString(file));
                }
            }
        }
        return texts;
    }

    private static boolean isYaml(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /// Whether a pack can be written there without writing over anything.
    public static boolean isFree(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Files.notExists(folder);
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    public static void write(Map<String, String> files, Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(
                    folder.resolve(file.getKey()).toAbsolutePath().getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
