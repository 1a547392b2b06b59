package kz.jauap.webhooks;

import static kz.jauap.shared.SqlArrays.jsons;
import static kz.jauap.shared.SqlArrays.texts;
import static kz.jauap.shared.SqlArrays.times;
import static kz.jauap.shared.SqlArrays.uuids;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Rows of `webhook_delivery`.
@Component
class PostingStore {

    /// An event a subscription was told of is not told again.
    private static final String INSERT = """
            insert into webhook_delivery (tenant_id, id, subscription_id, event_id, kind, subject, due_at, created_at)
            select tenant_id, id, subscription_id, event_id, kind, subject, at, at
            from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::json[], ?::timestamptz[])
                 as new (tenant_id, id, subscription_id, event_id, kind, subject, at)
            on conflict do nothing
            returning id
            """;

    private static final String FIND = "select * from webhook_delivery where tenant_id = :tenant_id and id = :id";

    private static final String LIST = """
            select * from webhook_delivery
            where tenant_id = :tenant_id and (cast(:subscription as uuid) is null or subscription_id = :subscription)
              and (:state = '' or state = :state) and (cast(:beyond as uuid) is null or id < cast(:beyond as uuid))
            order by id desc limit :limit
            """;

    private static final String BODY =
            "update webhook_delivery set body = :body where tenant_id = :tenant_id and id = :id and body is null";

    private static final String TRIED = """
            update webhook_delivery set state = :state, tries = cast(:tries as json), due_at = :due
            where tenant_id = :tenant_id and id = :id
            """;

    private static final String AGAIN = """
            update webhook_delivery set state = 'WAITING', tries = '[]', due_at = :now
            where tenant_id = :tenant_id and id = :id and state <> 'WAITING'
            returning id
            """;

    /// The oldest first; what waits is on its way.
    private static final String AGAIN_SINCE = """
            update webhook_delivery set state = 'WAITING', tries = '[]', due_at = :now
            where tenant_id = :tenant_id and id in (
                select id from webhook_delivery
                where tenant_id = :tenant_id and subscription_id = :subscription and state <> 'WAITING'
                  and created_at >= :since
                order by id limit :limit)
            returning id
            """;

    private static final String FORGET = """
            delete from webhook_delivery where tenant_id = :tenant_id and id in (
                select id from webhook_delivery
                where tenant_id = :tenant_id and created_at < :before and state <> 'WAITING' order by id limit 5000)
            """;

    private final Database database;

    PostingStore(Database database) {
        this.database = database;
    }

    /// A row to be.
    record New(TenantId tenant, UUID id, UUID subscription, Event event) {}

    /// @return ids of those that were not there
    @CrossTenant("turns of several tenants that end together share one transaction")
    Set<UUID> insert(List<New> rows) {
        return database.jdbc(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setArray(1, uuids(connection, rows, one -> one.tenant().value()));
                insert.setArray(2, uuids(connection, rows, New::id));
                insert.setArray(3, uuids(connection, rows, New::subscription));
                insert.setArray(4, uuids(connection, rows, one -> one.event().id()));
                insert.setArray(
                        5, texts(connection, rows, one -> one.event().kind().name()));
                insert.setArray(
                        6, jsons(connection, rows, one -> Json.bytes(one.event().subject())));
                insert.setArray(7, times(connection, rows, one -> one.event().at()));
                Set<UUID> fresh = new HashSet<>();
                try (ResultSet ids = insert.executeQuery()) {
                    while (ids.next()) {
                        fresh.add(ids.getObject(1, UUID.class));
                    }
                }
                return fresh;
            }
        });
    }

    Optional<Posting> find(TenantId tenant, UUID id) {
        return database.sql()
                .sql(FIND)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /// The newest first.
    ///
    /// @param state "" for all
    List<Posting> list(TenantId tenant, @Nullable UUID subscription, String state, @Nullable UUID beyond, int limit) {
        return database.sql()
                .sql(LIST)
                .param("tenant_id", tenant.value())
                .param("subscription", subscription)
                .param("state", state)
                .param("beyond", beyond)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    void body(TenantId tenant, UUID id, String body) {
        database.sql()
                .sql(BODY)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .param("body", body)
                .update();
    }

    void tried(TenantId tenant, UUID id, Posting.State state, List<Posting.Try> tries, Instant due) {
        database.sql()
                .sql(TRIED)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .param("state", state.name())
                .param("tries", Json.write(tries))
                .param("due", due.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<UUID> again(TenantId tenant, UUID id, Instant now) {
        return database.sql()
                .sql(AGAIN)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    List<UUID> again(TenantId tenant, UUID subscription, Instant since, Instant now, int limit) {
        return database.sql()
                .sql(AGAIN_SINCE)
                .param("tenant_id", tenant.value())
                .param("subscription", subscription)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    int forget(TenantId tenant, Instant before) {
        return database.sql()
                .sql(FORGET)
                .param("tenant_id", tenant.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Posting read(ResultSet row) throws SQLException {
        return new Posting(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getObject("subscription_id", UUID.class),
                row.getObject("event_id", UUID.class),
                EventKind.valueOf(row.getString("kind")),
                Json.tree(row.getString("subject")),
                row.getString("body"),
                Posting.State.valueOf(row.getString("state")),
                List.of(Json.read(row.getString("tries"), Posting.Try[].class)),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
