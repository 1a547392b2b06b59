package kz.jauap.knowledge;

import java.util.List;
import java.util.UUID;
import kz.jauap.knowledge.meaning.Meanings;
import kz.jauap.knowledge.spi.PassageSearch;
import kz.jauap.shared.TenantId;

/// What follows the documents.
final class Indexes {

    private Indexes() {}

    /// The words of passages.
    record OfWords(Documents documents, PassageSearch search) implements Following.Index {

        /// Passages read and put at a time: what a step may hold in memory.
        private static final int A_STEP = 2_000;

        @Override
        public long version(TenantId tenant) {
            return search.version(tenant);
        }

        @Override
        public void drop(TenantId tenant) {
            search.drop(tenant);
        }

        @Override
        public long advance(TenantId tenant, long since, long newest) {
            Changes changes = documents.changes(tenant, since, newest, A_STEP);
            List<UUID> replaced = changes.documents().stream().map(Document::id).toList();
            search.put(tenant, changes.upTo(), replaced, documents.passages(tenant, changes.documents()));
            return changes.upTo();
        }
    }

    /// The vectors of sentences.
    record OfMeaning(Documents documents, Meanings meanings) implements Following.Index {

        /// Passages whose vectors are read and put at a time.
        private static final int A_STEP = 200;

        @Override
        public long version(TenantId tenant) {
            return meanings.index().version(tenant);
        }

        @Override
        public void drop(TenantId tenant) {
            meanings.index().drop(tenant);
        }

        @Override
        public long advance(TenantId tenant, long since, long newest) {
            Changes changes = documents.changes(tenant, since, newest, A_STEP);
            List<UUID> replaced = changes.documents().stream().map(Document::id).toList();
            meanings.index()
                    .put(tenant, changes.upTo(), replaced, documents.meanings(tenant, replaced, meanings.maker()));
            return changes.upTo();
        }
    }
}
