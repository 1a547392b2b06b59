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

    private static final String NEWEST = """
            select version from pack_version where tenant_id = :tenant_id order by published_at desc limit 1
            """;

    private static final String FILES =
            "select files from pack_version where tenant_id = :tenant_id and version = :version";

    private static final String INSERT = """
            insert into pack_version (tenant_id, version, name, files, author, published_at)
            values (:tenant_id, :version, :name, cast(:files as json), :author, :at)
            on conflict (tenant_id, version) do update
               set published_at = excluded.published_at, author = excluded.author
            """;

    private static final String LIST = """
            select version, name, author, published_at from pack_version
            where tenant_id = :tenant_id order by published_at desc limit :limit
            """;

    private final Database database;

    PackStore(Database database) {
        this.database = database;
    }

    Optional<String> newestVersion(TenantId tenant) {
        return database.sql()
                .sql(NEWEST)
                .param("tenant_id", tenant.value())
                .query(String.class)
                .optional();
    }

    Map<String, String> files(TenantId tenant, String version) {
        String json = database.sql()
                .sql(FILES)
                .param("tenant_id", tenant.value())
                .param("version", version)
                .query(String.class)
                .single();
        Map<String, String> files = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> file : Json.tree(json).properties()) {
            files.put(file.getKey(), file.getValue().asString());
        }
        return files;
    }

    void insert(TenantId tenant, Pack pack, Map<String, String> files, String author, Instant at) {
        database.sql()
                .sql(INSERT)
                .param("tenant_id", tenant.value())
                .param("version", pack.version())
                .param("name", pack.name())
                .param("files", Json.write(files))
                .param("author", author)
                .param("at", at.atOffset(ZoneOffset.UTC))
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
                        row.getObject("published_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
