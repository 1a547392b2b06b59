package kz.jauap.knowledge;

import java.util.List;
import java.util.UUID;
import kz.jauap.knowledge.spi.PassageSearch;
import kz.jauap.shared.TenantId;

/// The words of passages, following the documents.
final class WordIndex implements Following.Index {

    /// Passages read and put at a time: what a step may hold in memory.
    private static final int A_STEP = 2_000;

    private final Documents documents;
    private final PassageSearch search;

    WordIndex(Documents documents, PassageSearch search) {
        this.documents = documents;
        this.search = search;
    }

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
