package kz.jauap.knowledge;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.SqlArrays;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Rows of `knowledge_document`, `knowledge_passage` and `knowledge_shelf`.
@Component
class DocumentStore {

    /// The row of the shelf is locked until the end of the transaction: changes of a tenant are numbered as they
    /// commit.
    private static final String COUNT_CHANGE = """
            insert into knowledge_shelf (tenant_id, version) values (:tenant_id, 1)
            on conflict (tenant_id) do update set version = knowledge_shelf.version + 1
            returning version
            """;

    private static final String VERSION = "select version from knowledge_shelf where tenant_id = :tenant_id";

    private static final String SAVE = """
            insert into knowledge_document (tenant_id, id, name, branch, checksum, version, removed, changed, passages,
                                            author, created_at, updated_at)
            values (:tenant_id, :id, :name, :branch, :checksum, 1, false, :changed, :passages, :author, :now, :now)
            on conflict (tenant_id, name) do update
               set branch = excluded.branch, checksum = excluded.checksum, removed = false, changed = excluded.changed,
                   embedded = '',
                   version = knowledge_document.version + 1, passages = excluded.passages, author = excluded.author,
                   updated_at = excluded.updated_at
            returning *
            """;

    private static final String FIND_SAME = """
            select * from knowledge_document
            where tenant_id = :tenant_id and name = :name and branch = :branch and checksum = :checksum and not removed
            """;

    private static final String REMOVE = """
            update knowledge_document set removed = true, changed = :changed, passages = 0, updated_at = :now
            where tenant_id = :tenant_id and id = :id and not removed
            """;

    private static final String LIST = """
            select * from knowledge_document where tenant_id = :tenant_id and not removed order by name limit :limit
            """;

    private static final String BRANCHES = """
            select distinct branch from knowledge_document
            where tenant_id = :tenant_id and not removed and branch <> '' order by branch
            """;

    private static final String CHANGED = """
            select * from knowledge_document
            where tenant_id = :tenant_id and changed > :since and changed <= :newest order by changed limit :limit
            """;

    private static final String DROP_PASSAGES =
            "delete from knowledge_passage where tenant_id = :tenant_id and document_id = :id";

    private static final String DROP_VECTORS =
            "delete from knowledge_vector where tenant_id = :tenant_id and document_id = :id";

    private static final String PASSAGES_BY_ID = """
            select passage.*, document.version, document.name, document.branch
            from knowledge_passage passage
            join knowledge_document document on document.tenant_id = :tenant_id and document.id = passage.document_id
            where passage.tenant_id = :tenant_id and passage.id in (:ids)
            """;

    private static final String ADD_PASSAGES = """
            insert into knowledge_passage (tenant_id, document_id, seq, id, heading, text)
            select cast(? as uuid), cast(? as uuid), row.seq, row.id, row.heading, row.text
            from unnest(?::uuid[], ?::text[], ?::text[]) with ordinality as row (id, heading, text, seq)
            """;

    private static final String PASSAGES = """
            select document_id, id, heading, text from knowledge_passage
            where tenant_id = :tenant_id and document_id in (:ids) order by document_id, seq
            """;

    private final Database database;

    DocumentStore(Database database) {
        this.database = database;
    }

    long countChange(TenantId tenant) {
        return database.sql()
                .sql(COUNT_CHANGE)
                .param("tenant_id", tenant.value())
                .query(Long.class)
                .single();
    }

    /// 0 when the tenant never had a document.
    long version(TenantId tenant) {
        return database.sql()
                .sql(VERSION)
                .param("tenant_id", tenant.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /// The same content under the same name, if it is there.
    Optional<Document> findSame(TenantId tenant, String name, String branch, String checksum) {
        return database.sql()
                .sql(FIND_SAME)
                .param("tenant_id", tenant.value())
                .param("name", name)
                .param("branch", branch)
                .param("checksum", checksum)
                .query((row, number) -> document(row))
                .optional();
    }

    /// @param fresh with the id it gets when the name is new
    Document save(TenantId tenant, Document fresh, String checksum, long changed) {
        return database.sql()
                .sql(SAVE)
                .param("tenant_id", tenant.value())
                .param("id", fresh.id())
                .param("name", fresh.name())
                .param("branch", fresh.branch())
                .param("checksum", checksum)
                .param("changed", changed)
                .param("passages", fresh.passages())
                .param("author", fresh.author())
                .param("now", fresh.updatedAt().atOffset(ZoneOffset.UTC))
                .query((row, number) -> document(row))
                .single();
    }

    void replacePassages(TenantId tenant, UUID document, List<Passage> passages) {
        dropPassages(tenant, document);
        database.jdbc(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(ADD_PASSAGES)) {
                insert.setString(1, tenant.toString());
                insert.setString(2, document.toString());
                insert.setArray(3, SqlArrays.uuids(connection, passages, Passage::id));
                insert.setArray(4, SqlArrays.texts(connection, passages, Passage::heading));
                insert.setArray(5, SqlArrays.texts(connection, passages, Passage::text));
                return insert.executeUpdate();
            }
        });
    }

    /// @return whether it was there
    boolean remove(TenantId tenant, UUID document, long changed, Instant now) {
        dropPassages(tenant, document);
        return database.sql()
                        .sql(REMOVE)
                        .param("tenant_id", tenant.value())
                        .param("id", document)
                        .param("changed", changed)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    List<Document> list(TenantId tenant, int limit) {
        return database.sql()
                .sql(LIST)
                .param("tenant_id", tenant.value())
                .param("limit", limit)
                .query((row, number) -> document(row))
                .list();
    }

    List<String> branches(TenantId tenant) {
        return database.sql()
                .sql(BRANCHES)
                .param("tenant_id", tenant.value())
                .query((row, number) -> row.getString("branch"))
                .list();
    }

    /// Documents that changed after a number and not later than another.
    List<Changes.Changed> changed(TenantId tenant, long since, long newest, int limit) {
        return database.sql()
                .sql(CHANGED)
                .param("tenant_id", tenant.value())
                .param("since", since)
                .param("newest", newest)
                .param("limit", limit)
                .query((row, number) -> new Changes.Changed(document(row), row.getLong("changed")))
                .list();
    }

    /// The passages of documents, of each in their order.
    List<Passage> passages(TenantId tenant, Map<UUID, Document> of) {
        return database.sql()
                .sql(PASSAGES)
                .param("tenant_id", tenant.value())
                .param("ids", of.keySet())
                .query((row, number) -> {
                    Document document = Objects.requireNonNull(of.get(row.getObject("document_id", UUID.class)));
                    return passage(row, document);
                })
                .list();
    }

    private static Passage passage(ResultSet row, Document of) throws SQLException {
        return new Passage(
                row.getObject("id", UUID.class),
                of.id(),
                of.version(),
                of.name(),
                of.branch(),
                row.getString("heading"),
                row.getString("text"));
    }

    /// Those of some passages that are still there.
    List<Passage> passagesById(TenantId tenant, Collection<UUID> ids) {
        return database.sql()
                .sql(PASSAGES_BY_ID)
                .param("tenant_id", tenant.value())
                .param("ids", ids)
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

    private void dropPassages(TenantId tenant, UUID document) {
        for (String drop : List.of(DROP_PASSAGES, DROP_VECTORS)) {
            database.sql()
                    .sql(drop)
                    .param("tenant_id", tenant.value())
                    .param("id", document)
                    .update();
        }
    }

    private static Document document(ResultSet row) throws SQLException {
        return new Document(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("branch"),
                row.getInt("version"),
                row.getInt("passages"),
                row.getString("author"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
