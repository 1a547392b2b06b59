package kz.jauap.knowledge.meaning;

import java.nio.file.Path;
import java.time.Clock;
import kz.jauap.knowledge.spi.VectorIndex;

/// The engines of vectors there are.
public final class VectorEngines {

    private VectorEngines() {}

    /// Lucene in this process, each tenant's vectors in a folder of its own below this one.
    public static VectorIndex lucene(Path folder, EmbeddingsAccess access) {
        return new LuceneVectors(folder, access.maker());
    }

    /// Qdrant, shared by all nodes.
    public static VectorIndex qdrant(QdrantAccess qdrant, EmbeddingsAccess access, Clock clock) {
        return new QdrantVectors(qdrant, access.maker(), access.deadline(), clock);
    }
}
