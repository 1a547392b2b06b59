package kz.jauap.knowledge.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import kz.jauap.knowledge.spi.VectorIndex;
import kz.jauap.knowledge.spi.VectorIndexContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneVectorsTest extends VectorIndexContract {

    @TempDir
    Path folder;

    private VectorIndex index;

    @BeforeEach
    void open() {
        index = new LuceneVectors(folder, "one");
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Override
    protected VectorIndex index() {
        return index;
    }

    @Override
    protected VectorIndex reopened() {
        index.close();
        return new LuceneVectors(folder, "one");
    }

    @Test
    void vectorsOfAnotherMakerCountAsNone() {
        index.put(
                tenant,
                3,
                List.of(),
                List.of(new VectorIndex.Entry(new UUID(1, 1), 1, new UUID(2, 1), 0, towards(1, 0))));
        try (VectorIndex other = new LuceneVectors(folder, "another")) {
            assertThat(other.version(tenant)).isZero();
        }
    }
}
