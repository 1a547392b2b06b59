package kz.jauap.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kz.jauap.knowledge.spi.PassageSearch;
import kz.jauap.knowledge.spi.PassageSearchContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneSearchTest extends PassageSearchContract {

    private static final Passage PASSAGE = new Passage(new UUID(2, 1), new UUID(1, 1), 1, "", "", "", "баня");

    @TempDir
    Path folder;

    private PassageSearch search;

    @BeforeEach
    void open() {
        search = Searches.lucene(folder);
    }

    @AfterEach
    void close() {
        search.close();
    }

    @Override
    protected PassageSearch search() {
        return search;
    }

    @Override
    protected List<Set<String>> words(String text) {
        return StemAnalyzer.words(text, false);
    }

    @Test
    void remembersAfterARestart() {
        search.put(tenant, 3, List.of(), List.of(PASSAGE));
        close();
        open();
        assertThat(search.version(tenant)).isEqualTo(3);
        assertThat(search.nearest(tenant, new PassageSearch.Query(words("бани")), 1))
                .hasSize(1);
    }

    @Test
    void anIndexThatIsBrokenCountsAsEmptyAndIsMadeAnew() throws IOException {
        List<Passage> entries = List.of(PASSAGE);
        search.put(tenant, 3, List.of(), entries);
        close();
        try (Stream<Path> files = Files.list(folder.resolve(tenant.toString()))) {
            for (Path file : files.filter(one -> one.getFileName().toString().startsWith("segments_"))
                    .toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        open();
        assertThat(search.version(tenant)).isZero();
        assertThat(search.nearest(tenant, new PassageSearch.Query(words("баня")), 1))
                .isEmpty();
        search.put(tenant, 4, List.of(), entries);
        assertThat(search.nearest(tenant, new PassageSearch.Query(words("баня")), 1))
                .hasSize(1);
    }
}
