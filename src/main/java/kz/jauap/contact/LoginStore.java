package kz.jauap.contact;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Rows of `contact_login`.
@Component
class LoginStore {

    private static final String INSERT = """
            insert into contact_login (tenant_id, token_hash, contact_id, expires_at)
            values (:tenant_id, :hash, :contact, :until)
            """;

    private static final String USE = """
            update contact_login set used_at = :now
            where tenant_id = :tenant_id and token_hash = :hash and used_at is null and expires_at > :now
            returning contact_id
            """;

    private static final String FORGET = """
            delete from contact_login where tenant_id = :tenant_id and expires_at < :now
            """;

    private final Database database;

    LoginStore(Database database) {
        this.database = database;
    }

    void insert(TenantId tenant, String hash, UUID contact, Instant until) {
        database.sql()
                .sql(INSERT)
                .param("tenant_id", tenant.value())
                .param("hash", hash)
                .param("contact", contact)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Whose link it is, the first time it comes back in time.
    Optional<UUID> use(TenantId tenant, String hash, Instant now) {
        return database.sql()
                .sql(USE)
                .param("tenant_id", tenant.value())
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    int forget(TenantId tenant, Instant now) {
        return database.sql()
                .sql(FORGET)
                .param("tenant_id", tenant.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
