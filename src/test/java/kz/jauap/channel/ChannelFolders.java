package kz.jauap.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The folders of messengers as they lie there: nothing names them.
public final class ChannelFolders {

    static final Path MAIN = Path.of("src/main/java/kz/jauap/channel");
    static final Path TEST = Path.of("src/test/java/kz/jauap/channel");
    private static final String SHARED = "spi";

    private ChannelFolders() {}

    /// Names of the folders that hold a messenger.
    public static List<String> all() {
        try (Stream<Path> folders = Files.list(MAIN)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals(SHARED))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every adapter beside its simulator.
    public static List<Class<?>> underTest() {
        return all().stream()
                .flatMap(folder -> named(folder, "UnderTest").stream())
                .toList();
    }

    /// Classes of a messenger's tests whose name ends so.
    static List<Class<?>> named(String folder, String end) {
        try (Stream<Path> files = Files.list(TEST.resolve(folder))) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> name.endsWith(end))
                    .sorted()
                    .<Class<?>>map(name -> loaded(folder, name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> loaded(String folder, String name) {
        try {
            return Class.forName("kz.jauap.channel." + folder + "." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ProviderUnderTest made(Class<?> underTest) throws ReflectiveOperationException {
        Constructor<?> constructor = underTest.getDeclaredConstructor();
        constructor.setAccessible(true);
        return (ProviderUnderTest) constructor.newInstance();
    }
}
