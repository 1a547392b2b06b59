package kz.jauap.desk.group;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.SecretBox;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Rows of `desk_group`. Secrets are sealed on the way in and opened on the way out.
@Component
class GroupStore {

    private static final String INSERT = """
            insert into desk_group (tenant_id, id, branch, chat_id, bot_id, bot_name, bot_token, webhook_secret,
                                    polls, owner_chat, changed_at, created_at)
            values (:tenant_id, :id, :branch, :chat_id, :bot_id, :bot_name, :bot_token, :webhook_secret,
                    :polls, :owner_chat, :now, :now)
            on conflict (bot_id, chat_id) do nothing
            """;

    private static final String OF_TENANT = "select * from desk_group where tenant_id = :tenant_id order by id";
    private static final String FIND = "select * from desk_group where tenant_id = :tenant_id and id = :id";
    private static final String OF_BOT = "select * from desk_group where bot_id = :bot_id order by tenant_id, id";
    private static final String ALL = "select * from desk_group order by tenant_id, id";

    private static final String STATE = """
            update desk_group set state = :state, trouble = :trouble, changed_at = :now, failures = 0,
                                  closed_until = null
            where tenant_id = :tenant_id and id = :id
            """;

    private static final String MOVE =
            "update desk_group set chat_id = :chat_id where tenant_id = :tenant_id and id = :id";

    private static final String CLOSE = """
            update desk_group set closed_until = :until, failures = :failures
            where tenant_id = :tenant_id and id = :id
            """;

    /// Takes one of the twenty places of a minute, if the last one is long enough ago and fewer than `share` are taken.
    private static final String TAKE = """
            update desk_group
               set places = array_append(case when cardinality(places) >= 20 then places[2:] else places end,
                                         cast(:now as timestamptz))
             where tenant_id = :tenant_id and id = :id
               and (cardinality(places) = 0 or places[cardinality(places)] <= cast(:gap_ago as timestamptz))
               and (cardinality(places) < :share
                    or places[cardinality(places) - :share + 1] <= cast(:minute_ago as timestamptz))
            """;

    private static final String FREE_AT = """
            select greatest(places[cardinality(places)] + cast(:gap as interval),
                            places[cardinality(places) - :share + 1] + cast(:minute as interval)) as free_at
            from desk_group where tenant_id = :tenant_id and id = :id
            """;

    private static final String SEALED = """
            select * from desk_group order by tenant_id, id for update
            """;

    private static final String RESEAL = """
            update desk_group set bot_token = :bot_token, webhook_secret = :webhook_secret
            where tenant_id = :tenant_id and id = :id
            """;

    private final Database database;
    private final SecretBox box;

    GroupStore(Database database, SecretBox box) {
        this.database = database;
        this.box = box;
    }

    /// @return false when the bot serves that chat already
    boolean insert(TenantId tenant, DeskGroup group, Instant now) {
        return database.sql()
                        .sql(INSERT)
                        .param("tenant_id", tenant.value())
                        .param("id", group.id())
                        .param("branch", group.branch())
                        .param("chat_id", group.chatId())
                        .param("bot_id", group.botId())
                        .param("bot_name", group.botName())
                        .param("bot_token", box.seal(group.token(), tenant, place(group.id(), "bot_token")))
                        .param(
                                "webhook_secret",
                                box.seal(group.webhookSecret(), tenant, place(group.id(), "webhook_secret")))
                        .param("polls", group.polls())
                        .param("owner_chat", group.ownerChat())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    List<DeskGroup> of(TenantId tenant) {
        return database.sql()
                .sql(OF_TENANT)
                .param("tenant_id", tenant.value())
                .query((row, number) -> read(row))
                .list();
    }

    Optional<DeskGroup> find(TenantId tenant, UUID id) {
        return database.sql()
                .sql(FIND)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    @CrossTenant("the bot is what tells us which tenant it is")
    List<DeskGroup> ofBot(long bot) {
        return database.sql()
                .sql(OF_BOT)
                .param("bot_id", bot)
                .query((row, number) -> read(row))
                .list();
    }

    @CrossTenant("one watch looks after the desks of all tenants")
    List<DeskGroup> all() {
        return database.sql().sql(ALL).query((row, number) -> read(row)).list();
    }

    void state(TenantId tenant, UUID id, GroupState state, String trouble, Instant now) {
        database.sql()
                .sql(STATE)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .param("state", state.name())
                .param("trouble", trouble)
                .param("now", utc(now))
                .update();
    }

    void move(TenantId tenant, UUID id, long chatId) {
        database.sql()
                .sql(MOVE)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .param("chat_id", chatId)
                .update();
    }

    void close(TenantId tenant, UUID id, @Nullable Instant until, int failures) {
        database.sql()
                .sql(CLOSE)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .param("until", until == null ? null : utc(until), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("failures", failures)
                .update();
    }

    /// Takes a place in the group's minute.
    ///
    /// @param share how many places of a minute may be taken, at most twenty
    /// @return when there may be one instead, or empty: it is taken
    Optional<Instant> take(TenantId tenant, UUID id, int share, DeskPace pace, Instant now) {
        boolean taken = database.sql()
                        .sql(TAKE)
                        .param("tenant_id", tenant.value())
                        .param("id", id)
                        .param("share", share)
                        .param("now", utc(now))
                        .param("gap_ago", utc(now.minus(pace.gap())))
                        .param("minute_ago", utc(now.minus(pace.minute())))
                        .update()
                == 1;
        return taken ? Optional.empty() : Optional.of(freeAt(tenant, id, share, pace));
    }

    private Instant freeAt(TenantId tenant, UUID id, int share, DeskPace pace) {
        return database.sql()
                .sql(FREE_AT)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .param("share", share)
                .param("gap", pace.gap().toMillis() + " milliseconds")
                .param("minute", pace.minute().toMillis() + " milliseconds")
                .query((row, number) ->
                        row.getObject("free_at", OffsetDateTime.class).toInstant())
                .single();
    }

    /// Seals every secret that is still under a former master key with the newest one.
    ///
    /// @return groups that were changed
    @CrossTenant("a master key seals the secrets of all tenants")
    List<DeskGroup> reseal() {
        List<DeskGroup> stale = database.sql().sql(SEALED).query((row, number) -> stale(row)).list().stream()
                .flatMap(Optional::stream)
                .toList();
        stale.forEach(group -> database.sql()
                .sql(RESEAL)
                .param("tenant_id", group.tenant().value())
                .param("id", group.id())
                .param("bot_token", box.seal(group.token(), group.tenant(), place(group.id(), "bot_token")))
                .param(
                        "webhook_secret",
                        box.seal(group.webhookSecret(), group.tenant(), place(group.id(), "webhook_secret")))
                .update());
        return stale;
    }

    private Optional<DeskGroup> stale(ResultSet row) throws SQLException {
        boolean old = box.isSealedWithOldKey(row.getString("bot_token"))
                || box.isSealedWithOldKey(row.getString("webhook_secret"));
        return old ? Optional.of(read(row)) : Optional.empty();
    }

    private DeskGroup read(ResultSet row) throws SQLException {
        TenantId tenant = new TenantId(row.getObject("tenant_id", UUID.class));
        UUID id = row.getObject("id", UUID.class);
        OffsetDateTime closed = row.getObject("closed_until", OffsetDateTime.class);
        return new DeskGroup(
                tenant,
                id,
                row.getString("branch"),
                row.getLong("chat_id"),
                row.getLong("bot_id"),
                row.getString("bot_name"),
                box.open(row.getString("bot_token"), tenant, place(id, "bot_token")),
                box.open(row.getString("webhook_secret"), tenant, place(id, "webhook_secret")),
                row.getBoolean("polls"),
                row.getObject("owner_chat", Long.class),
                GroupState.valueOf(row.getString("state")),
                row.getString("trouble"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                closed == null ? null : closed.toInstant(),
                row.getInt("failures"));
    }

    private static String place(UUID group, String name) {
        return "desk_group/" + group + "/" + name;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
