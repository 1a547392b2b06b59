package kz.jauap.knowledge;

import java.nio.file.Path;
import kz.jauap.knowledge.spi.PassageSearch;

/// The engines there are.
public final class Searches {

    private Searches() {}

    /// Lucene in this process, each tenant's index in a folder of its own below this one.
    public static PassageSearch lucene(Path folder) {
        return new LuceneSearch(folder);
    }
}
