package kz.jauap.knowledge.meaning;

import java.util.List;
import kz.jauap.knowledge.spi.Vector;

/// What came of asking for vectors.
public sealed interface Embedded {

    /// One for each text, in order, all of one dimension.
    record Made(List<Vector> vectors) implements Embedded {

        public Made {
            vectors = List.copyOf(vectors);
        }
    }

    /// It works, but will not take these texts.
    record Refused(String reason) implements Embedded {}

    /// It is away, or does not answer as its interface should.
    ///
    /// @param reason no address, no key, no text
    record Failed(String reason) implements Embedded {}
}
