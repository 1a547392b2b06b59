package kz.jauap.knowledge.meaning;

import java.util.List;
import java.util.UUID;
import kz.jauap.knowledge.spi.Vector;

/// The vectors of a passage's sentences; none where the model would not take them.
record PassageVectors(UUID passage, List<Vector> vectors) {

    PassageVectors {
        vectors = List.copyOf(vectors);
    }

    int dimension() {
        return vectors.isEmpty() ? 0 : vectors.getFirst().dimension();
    }

    byte[] bytes() {
        return Vector.bytes(vectors, vectors.size() * dimension() * Float.BYTES);
    }
}
