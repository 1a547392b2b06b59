package kz.jauap.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Rows of `agent`, `agent_identity` and `link_code`.
@Component
class AgentStore {

    private static final String SAVE = """
            insert into agent (tenant_id, id, name, role, branches, status, created_at, updated_at)
            values (:tenant_id, :id, :name, :role, cast(:branches as json), :status, :at, :at)
            on conflict (tenant_id, id) do update
               set name = excluded.name, role = excluded.role, branches = excluded.branches, status = excluded.status,
                   updated_at = excluded.updated_at
            """;

    private static final String FIND = "select * from agent where tenant_id = :tenant_id and id = :id";

    private static final String LIST = "select * from agent where tenant_id = :tenant_id order by name, id";

    private static final String BY_IDENTITY = """
            select agent.* from agent_identity identity
            join agent on agent.tenant_id = identity.tenant_id and agent.id = identity.agent_id
            where identity.tenant_id = :tenant_id and identity.kind = :kind and identity.external_id = :external_id
            """;

    private static final String IDENTITIES = """
            select kind, external_id from agent_identity where tenant_id = :tenant_id and agent_id = :id
            order by kind, external_id
            """;

    private static final String LINK = """
            insert into agent_identity (tenant_id, kind, external_id, agent_id, linked_at)
            values (:tenant_id, :kind, :external_id, :id, :at)
            on conflict (tenant_id, kind, external_id) do nothing
            """;

    private static final String UNLINK = """
            delete from agent_identity
            where tenant_id = :tenant_id and kind = :kind and external_id = :external_id
            """;

    private static final String ADD_CODE = """
            insert into link_code (tenant_id, code_hash, agent_id, expires_at)
            values (:tenant_id, :code_hash, :id, :expires_at)
            """;

    private static final String USE_CODE = """
            delete from link_code where tenant_id = :tenant_id and code_hash = :code_hash and expires_at > :at
            returning agent_id
            """;

    private static final String DROP_OLD_CODES =
            "delete from link_code where tenant_id = :tenant_id and (agent_id = :id or expires_at <= :at)";

    private final Database database;

    AgentStore(Database database) {
        this.database = database;
    }

    void save(TenantId tenant, Agent agent, Instant at) {
        database.sql()
                .sql(SAVE)
                .param("tenant_id", tenant.value())
                .param("id", agent.id())
                .param("name", agent.name())
                .param("role", agent.role().name())
                .param("branches", Json.write(agent.branches()))
                .param("status", agent.active() ? "ACTIVE" : "DISABLED")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Agent> find(TenantId tenant, UUID id) {
        return database.sql()
                .sql(FIND)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    List<Agent> list(TenantId tenant) {
        return database.sql()
                .sql(LIST)
                .param("tenant_id", tenant.value())
                .query((row, number) -> read(row))
                .list();
    }

    Optional<Agent> find(TenantId tenant, Identity identity) {
        return database.sql()
                .sql(BY_IDENTITY)
                .param("tenant_id", tenant.value())
                .param("kind", identity.kind().name())
                .param("external_id", identity.externalId())
                .query((row, number) -> read(row))
                .optional();
    }

    List<Identity> identities(TenantId tenant, UUID agent) {
        return database.sql()
                .sql(IDENTITIES)
                .param("tenant_id", tenant.value())
                .param("id", agent)
                .query((row, number) -> new Identity(Identity.Kind.valueOf(row.getString(1)), row.getString(2)))
                .list();
    }

    /// @return whether the address was free
    boolean link(TenantId tenant, UUID agent, Identity identity, Instant at) {
        return database.sql()
                        .sql(LINK)
                        .param("tenant_id", tenant.value())
                        .param("kind", identity.kind().name())
                        .param("external_id", identity.externalId())
                        .param("id", agent)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean unlink(TenantId tenant, Identity identity) {
        return database.sql()
                        .sql(UNLINK)
                        .param("tenant_id", tenant.value())
                        .param("kind", identity.kind().name())
                        .param("external_id", identity.externalId())
                        .update()
                == 1;
    }

    /// Keeps one code for the agent; older ones are void.
    void addCode(TenantId tenant, UUID agent, String hash, Instant now, Instant expires) {
        database.sql()
                .sql(DROP_OLD_CODES)
                .param("tenant_id", tenant.value())
                .param("id", agent)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
        database.sql()
                .sql(ADD_CODE)
                .param("tenant_id", tenant.value())
                .param("code_hash", hash)
                .param("id", agent)
                .param("expires_at", expires.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Uses a code up.
    Optional<UUID> useCode(TenantId tenant, String hash, Instant now) {
        return database.sql()
                .sql(USE_CODE)
                .param("tenant_id", tenant.value())
                .param("code_hash", hash)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    private static Agent read(ResultSet row) throws SQLException {
        return new Agent(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                List.of(Json.read(row.getString("branches"), String[].class)),
                row.getString("status").equals("ACTIVE"));
    }
}
