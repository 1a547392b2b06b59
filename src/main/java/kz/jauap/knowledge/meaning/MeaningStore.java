package kz.jauap.knowledge.meaning;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kz.jauap.knowledge.Passage;
import kz.jauap.knowledge.spi.Vector;
import kz.jauap.knowledge.spi.VectorIndex.Entry;
import kz.jauap.shared.Database;
import kz.jauap.shared.SqlArrays;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Rows of `knowledge_vector`, and which documents have all of theirs.
@Component
public class MeaningStore {

    private static final String LACKING = """
            select document.id as document_id, document.version, document.name, document.branch, passage.id,
                   passage.heading, passage.text
            from knowledge_document document
            join knowledge_passage passage on passage.tenant_id = :tenant_id and passage.document_id = document.id
            where document.tenant_id = :tenant_id and not document.removed and document.embedded <> :maker
              and not exists (select from knowledge_vector vector where vector.tenant_id = :tenant_id
                                 and vector.passage_id = passage.id and vector.maker = :maker)
            order by document.changed, passage.seq limit :limit
            """;

    private static final String SAVE = """
            insert into knowledge_vector (tenant_id, document_id, passage_id, maker, dimension, vectors)
            select passage.tenant_id, passage.document_id, passage.id, ?, row.dimension, row.vectors
            from unnest(?::uuid[], ?::bigint[], ?::bytea[]) as row (id, dimension, vectors)
            join knowledge_passage passage on passage.tenant_id = cast(? as uuid) and passage.id = row.id
            on conflict (tenant_id, passage_id) do update
               set maker = excluded.maker, dimension = excluded.dimension, vectors = excluded.vectors
            """;

    private static final String WHOLE = """
            select document.id from knowledge_document document
            where document.tenant_id = :tenant_id and not document.removed and document.embedded <> :maker
              and not exists (select from knowledge_passage passage
                              left join knowledge_vector vector on vector.tenant_id = :tenant_id
                                    and vector.passage_id = passage.id and vector.maker = :maker
                              where passage.tenant_id = :tenant_id and passage.document_id = document.id
                                and vector.passage_id is null)
            """;

    private static final String MARK = """
            update knowledge_document set embedded = :maker, changed = :changed
            where tenant_id = :tenant_id and id = :id and not removed and embedded <> :maker
            """;

    private static final String OPEN = """
            select exists (select from knowledge_document
                           where tenant_id = :tenant_id and not removed and embedded <> :maker)
            """;

    private static final String ENTRIES = """
            select document.id as document_id, document.version, vector.passage_id, vector.dimension, vector.vectors
            from knowledge_document document
            join knowledge_vector vector on vector.tenant_id = :tenant_id and vector.document_id = document.id
            where document.tenant_id = :tenant_id and document.id in (:ids) and document.embedded = :maker
              and vector.maker = :maker
            """;

    private final Database database;

    MeaningStore(Database database) {
        this.database = database;
    }

    /// The first passages without vectors of this maker.
    List<Passage> lacking(TenantId tenant, String maker, int limit) {
        return database.sql()
                .sql(LACKING)
                .param("tenant_id", tenant.value())
                .param("maker", maker)
                .param("limit", limit)
                .query((row, number) -> new Passage(
                        row.getObject("id", UUID.class),
                        row.getObject("document_id", UUID.class),
                        row.getInt("version"),
                        row.getString("name"),
                        row.getString("branch"),
                        row.getString("heading"),
                        row.getString("text")))
                .list();
    }

    /// Passages that are gone meanwhile are left out.
    void save(TenantId tenant, String maker, List<PassageVectors> made) {
        database.jdbc(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(SAVE)) {
                insert.setString(1, maker);
                insert.setArray(2, SqlArrays.uuids(connection, made, PassageVectors::passage));
                insert.setArray(3, SqlArrays.longs(connection, made, one -> (long) one.dimension()));
                insert.setArray(4, SqlArrays.bytes(connection, made, PassageVectors::bytes));
                insert.setString(5, tenant.toString());
                return insert.executeUpdate();
            }
        });
    }

    /// Documents that have all vectors of this maker and are not marked so yet.
    public List<UUID> whole(TenantId tenant, String maker) {
        return database.sql()
                .sql(WHOLE)
                .param("tenant_id", tenant.value())
                .param("maker", maker)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /// @param changed the number of this change of the tenant's documents
    public void mark(TenantId tenant, UUID document, String maker, long changed) {
        database.sql()
                .sql(MARK)
                .param("tenant_id", tenant.value())
                .param("id", document)
                .param("maker", maker)
                .param("changed", changed)
                .update();
    }

    /// Whether some document waits for vectors of this maker.
    boolean isOpen(TenantId tenant, String maker) {
        return database.sql()
                .sql(OPEN)
                .param("tenant_id", tenant.value())
                .param("maker", maker)
                .query(Boolean.class)
                .single();
    }

    /// All vectors of those of these documents that are whole.
    public List<Entry> entries(TenantId tenant, Collection<UUID> documents, String maker) {
        List<Entry> entries = new ArrayList<>();
        database.sql()
                .sql(ENTRIES)
                .param("tenant_id", tenant.value())
                .param("ids", documents)
                .param("maker", maker)
                .query(row -> {
                    int dimension = row.getInt("dimension");
                    byte[] bytes = row.getBytes("vectors");
                    for (int place = 0; dimension > 0 && place < bytes.length / (dimension * Float.BYTES); place++) {
                        entries.add(new Entry(
                                row.getObject("document_id", UUID.class),
                                row.getInt("version"),
                                row.getObject("passage_id", UUID.class),
                                place,
                                Vector.read(bytes, dimension, place)));
                    }
                });
        return entries;
    }
}
