package kz.jauap.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Rows of `webhook_subscription`; secrets come and go sealed.
@Component
class SubscriptionStore {

    private static final String OF_TENANT = """
            select * from webhook_subscription where tenant_id = :tenant_id and state <> 'GONE' order by id
            """;
    private static final String FIND = "select * from webhook_subscription where tenant_id = :tenant_id and id = :id";
    private static final String EVERY = "select * from webhook_subscription where state <> 'GONE'";

    private static final String INSERT = """
            insert into webhook_subscription (tenant_id, id, url, events, secret, created_at)
            values (:tenant_id, :id, :url, cast(:events as json), :secret, :created)
            """;

    private static final String SECRETS = """
            update webhook_subscription set secret = :secret, former_secret = :former, former_until = :until
            where tenant_id = :tenant_id and id = :id
            """;

    private static final String STATE = """
            update webhook_subscription set state = :state, trouble = :trouble, failing_since = :since
            where tenant_id = :tenant_id and id = :id and state <> 'GONE'
            """;

    private final Database database;

    SubscriptionStore(Database database) {
        this.database = database;
    }

    @CrossTenant("one snapshot in memory tells for all tenants whether anybody listens")
    List<Subscription> every() {
        return database.sql().sql(EVERY).query((row, number) -> read(row)).list();
    }

    List<Subscription> of(TenantId tenant) {
        return database.sql()
                .sql(OF_TENANT)
                .param("tenant_id", tenant.value())
                .query((row, number) -> read(row))
                .list();
    }

    Optional<Subscription> find(TenantId tenant, UUID id) {
        return database.sql()
                .sql(FIND)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    void insert(TenantId tenant, Subscription subscription) {
        database.sql()
                .sql(INSERT)
                .param("tenant_id", tenant.value())
                .param("id", subscription.id())
                .param("url", subscription.url())
                .param(
                        "events",
                        Json.write(subscription.events().stream().sorted().toList()))
                .param("secret", subscription.secret())
                .param("created", subscription.created().atOffset(ZoneOffset.UTC))
                .update();
    }

    void secrets(TenantId tenant, UUID id, String secret, @Nullable String former, @Nullable Instant until) {
        database.sql()
                .sql(SECRETS)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .param("secret", secret)
                .param("former", former)
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean state(TenantId tenant, UUID id, Subscription.State state, String trouble, @Nullable Instant failingSince) {
        return database.sql()
                        .sql(STATE)
                        .param("tenant_id", tenant.value())
                        .param("id", id)
                        .param("state", state.name())
                        .param("trouble", trouble)
                        .param("since", failingSince == null ? null : failingSince.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    private static Subscription read(ResultSet row) throws SQLException {
        Set<EventKind> events = Stream.of(Json.read(row.getString("events"), String[].class))
                .map(EventKind::valueOf)
                .collect(Collectors.toSet());
        return new Subscription(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getString("url"),
                events,
                row.getString("secret"),
                row.getString("former_secret"),
                moment(row, "former_until"),
                Subscription.State.valueOf(row.getString("state")),
                moment(row, "failing_since"),
                row.getString("trouble"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
