package kz.jauap.knowledge;

import java.util.List;
import java.util.UUID;
import kz.jauap.knowledge.meaning.Meanings;
import kz.jauap.shared.TenantId;

/// The vectors of sentences, following the documents.
final class MeaningIndex implements Following.Index {

    /// Passages whose vectors are read and put at a time.
    private static final int A_STEP = 200;

    private final Documents documents;
    private final Meanings meanings;

    MeaningIndex(Documents documents, Meanings meanings) {
        this.documents = documents;
        this.meanings = meanings;
    }

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
        meanings.index().put(tenant, changes.upTo(), replaced, documents.meanings(tenant, replaced, meanings.maker()));
        return changes.upTo();
    }
}
