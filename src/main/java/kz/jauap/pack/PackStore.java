package kz.jauap.pack;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Rows of `pack_version`.
@Component
class PackStore {

    /// The newest first: those put to a share since a version was put in use, then that one.
    private static final String IN_USE = """
            select version, share from pack_version
            where tenant_id = :tenant_id and share > 0
              and published_at >= (select max(published_at) from pack_version
                                   where tenant_id = :tenant_id and share = 100)
            order by published_at desc
            """;

    private static final String SHARE = """
            update pack_version set share = :share, published_at = case when :share > 0 then :at else published_at end
            where tenant_id = :tenant_id and version = :version
            """;

    private static final String FILES =
            "select files from pack_version where tenant_id = :tenant_id and version = :version";

    private static final String INSERT = """
            insert into pack_version (tenant_id, version, name, files, author, published_at, share)
            values (:tenant_id, :version, :name, cast(:files as json), :author, :at, :share)
            on conflict (tenant_id, version) do update
               set published_at = excluded.published_at, author = excluded.author, share = excluded.share
            """;

    private static final String LIST = """
            select version, name, author, published_at, share from pack_version
            where tenant_id = :tenant_id order by published_at desc limit :limit
            """;

    private final Database database;

    PackStore(Database database) {
        this.database = database;
    }

    /// A version that answers somebody.
    record InUse(String version, int share) {}

    /// The version everybody else gets is the last; empty when none has been published.
    List<InUse> inUse(TenantId tenant) {
        return database.sql()
                .sql(IN_USE)
                .param("tenant_id", tenant.value())
                .query((row, number) -> new InUse(row.getString("version"), row.getInt("share")))
                .list();
    }

    /// @return false when there is no such version
    boolean share(TenantId tenant, String version, int share, Instant at) {
        return database.sql()
                        .sql(SHARE)
                        .param("tenant_id", tenant.value())
                        .param("version", version)
                        .param("share", share)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    Optional<Map<String, String>> files(TenantId tenant, String version) {
        return database.sql()
                .sql(FILES)
                .param("tenant_id", tenant.value())
                .param("version", version)
                .query(String.class)
                .optional()
                .map(PackStore::files);
    }

    private static Map<String, String> files(String json) {
        Map<String, String> files = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> file : Json.tree(json).properties()) {
            files.put(file.getKey(), file.getValue().asString());
        }
        return files;
    }

    void insert(TenantId tenant, Pack pack, Map<String, String> files, int share, String author, Instant at) {
        database.sql()
                .sql(INSERT)
                .param("tenant_id", tenant.value())
                .param("version", pack.version())
                .param("name", pack.name())
                .param("files", Json.write(files))
                .param("author", author)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("share", share)
                .update();
    }

    List<Packs.Version> list(TenantId tenant, int limit) {
        return database.sql()
                .sql(LIST)
                .param("tenant_id", tenant.value())
                .param("limit", limit)
                .query((row, number) -> new Packs.Version(
                        row.getString("version"),
                        row.getString("name"),
                        row.getString("author"),
                        row.getObject("published_at", OffsetDateTime.class).toInstant(),
                        row.getInt("share")))
                .list();
    }
}
