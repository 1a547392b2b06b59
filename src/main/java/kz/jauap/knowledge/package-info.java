/// What a business has in writing besides its pack: documents, cut into passages, searched by our own stems and, where
/// a
/// question is covered, quoted as they stand. Documents are data: nothing they say is obeyed.
///
/// Tables: `knowledge_document`, `knowledge_passage`, `knowledge_vector`, `knowledge_shelf` (counts changes, so that
/// every node's index can
/// follow). The index of a tenant is a folder of this node and can always be made anew from the tables.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "language",
            "language :: morphology",
            "language :: value",
            "decision :: spi",
            "queue",
            "channel :: spi",
            "llm"
        })
package kz.jauap.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
