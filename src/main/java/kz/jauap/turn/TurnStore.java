package kz.jauap.turn;

import static kz.jauap.shared.SqlArrays.jsons;
import static kz.jauap.shared.SqlArrays.texts;
import static kz.jauap.shared.SqlArrays.times;
import static kz.jauap.shared.SqlArrays.uuids;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.decision.TraceLine;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Rows of `turn`.
@Component
class TurnStore {

    private static final String INSERT = """
            insert into turn (tenant_id, id, conversation_id, started_at, committed_at, decision, language, pack_version,
                              evidence, trace)
            select tenant_id, id, conversation_id, started_at, now.at, decision, language, pack_version, evidence, trace
            from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::json[],
                        ?::json[])
                 as new (tenant_id, id, conversation_id, started_at, decision, language, pack_version, evidence, trace),
                 (values (?::timestamptz)) as now (at)
            """;

    private static final String FIND = "select * from turn where tenant_id = :tenant_id and id = :id";

    private static final String TENANT_OF = "select tenant_id from turn where id = :id";

    private static final String FORGET = """
            delete from turn where tenant_id = :tenant_id and id in (
                select id from turn where tenant_id = :tenant_id and committed_at < :before order by id limit 5000)
            """;

    private final Database database;
    private final Clock clock;

    TurnStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @CrossTenant("turns of several tenants that end together share one transaction")
    void insert(List<TurnRecord> turns) {
        Instant now = clock.instant();
        database.jdbc(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                bind(connection, insert, turns);
                insert.setObject(10, now.atOffset(ZoneOffset.UTC));
                return insert.executeUpdate();
            }
        });
    }

    private static void bind(Connection connection, PreparedStatement insert, List<TurnRecord> turns)
            throws SQLException {
        insert.setArray(1, uuids(connection, turns, turn -> turn.tenant().value()));
        insert.setArray(2, uuids(connection, turns, TurnRecord::id));
        insert.setArray(3, uuids(connection, turns, TurnRecord::conversation));
        insert.setArray(4, times(connection, turns, TurnRecord::startedAt));
        insert.setArray(5, texts(connection, turns, TurnRecord::decision));
        insert.setArray(6, texts(connection, turns, TurnRecord::language));
        insert.setArray(7, texts(connection, turns, TurnRecord::packVersion));
        insert.setArray(8, jsons(connection, turns, turn -> Json.bytes(turn.evidence())));
        insert.setArray(9, jsons(connection, turns, turn -> Json.bytes(turn.trace())));
    }

    Optional<TurnRecord> find(TenantId tenant, UUID id) {
        return database.sql()
                .sql(FIND)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    private static TurnRecord read(ResultSet row) throws SQLException {
        return new TurnRecord(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getString("decision"),
                row.getString("language"),
                row.getString("pack_version"),
                List.of(Json.read(row.getString("evidence"), String[].class)),
                List.of(Json.read(row.getString("trace"), TraceLine[].class)));
    }

    @CrossTenant("the house's administrator may ask by the id alone")
    Optional<TenantId> tenantOf(UUID turn) {
        return database.sql()
                .sql(TENANT_OF)
                .param("id", turn)
                .query(UUID.class)
                .optional()
                .map(TenantId::new);
    }

    int forget(TenantId tenant, Instant before) {
        return database.sql()
                .sql(FORGET)
                .param("tenant_id", tenant.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
