package kz.jauap.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Rows of `api_request`.
@Component
class RequestStore {

    private static final String BEGIN = """
            insert into api_request (tenant_id, idempotency_key, request_hash, created_at)
            values (:tenant_id, :key, :hash, :now) on conflict do nothing
            """;

    private static final String FIND = """
            select request_hash, status, answer from api_request
            where tenant_id = :tenant_id and idempotency_key = :key
            """;

    private static final String END = """
            update api_request set status = :status, answer = :answer
            where tenant_id = :tenant_id and idempotency_key = :key
            """;

    private static final String DROP = """
            delete from api_request where tenant_id = :tenant_id and idempotency_key = :key and status = 0
            """;

    private static final String FORGET = """
            delete from api_request where tenant_id = :tenant_id and idempotency_key in (
                select idempotency_key from api_request where tenant_id = :tenant_id and created_at < :before
                order by created_at limit 5000)
            """;

    private final Database database;

    RequestStore(Database database) {
        this.database = database;
    }

    /// What was asked before under a key. Status 0: it is not known to have been done.
    record Asked(String hash, int status, String answer) {}

    /// @return false when the key was used before
    boolean begin(TenantId tenant, String key, String hash, Instant now) {
        return database.sql()
                        .sql(BEGIN)
                        .param("tenant_id", tenant.value())
                        .param("key", key)
                        .param("hash", hash)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    Optional<Asked> find(TenantId tenant, String key) {
        return database.sql()
                .sql(FIND)
                .param("tenant_id", tenant.value())
                .param("key", key)
                .query((row, number) -> new Asked(row.getString(1), row.getInt(2), row.getString(3)))
                .optional();
    }

    void end(TenantId tenant, String key, int status, String answer) {
        database.sql()
                .sql(END)
                .param("tenant_id", tenant.value())
                .param("key", key)
                .param("status", status)
                .param("answer", answer)
                .update();
    }

    void drop(TenantId tenant, String key) {
        database.sql()
                .sql(DROP)
                .param("tenant_id", tenant.value())
                .param("key", key)
                .update();
    }

    int forget(TenantId tenant, Instant before) {
        return database.sql()
                .sql(FORGET)
                .param("tenant_id", tenant.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
