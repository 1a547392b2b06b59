package kz.jauap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/// What the scan for components asks of every class of the house, read while the rest of the start goes on. Only a
/// head start: what is missing here the scan reads itself.
final class ClassFacts {

    static final String CLASSES = "classpath*:kz/jauap/**/*.class";

    private final CompletableFuture<Map<Resource, MetadataReader>> facts =
            CompletableFuture.supplyAsync(ClassFacts::read);

    private static Map<Resource, MetadataReader> read() {
        MetadataReaderFactory reader = new SimpleMetadataReaderFactory();
        Map<Resource, MetadataReader> facts = new HashMap<>();
        try {
            for (Resource one : new PathMatchingResourcePatternResolver().getResources(CLASSES)) {
                facts.put(one, reader.getMetadataReader(one));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the classes of the house cannot be read", e);
        }
        return facts;
    }

    /// Waits until all is read. To be called before the context is refreshed, which forgets it at its end.
    void giveTo(GenericApplicationContext context) {
        context.getResourceCache(MetadataReader.class).putAll(facts.join());
    }
}
