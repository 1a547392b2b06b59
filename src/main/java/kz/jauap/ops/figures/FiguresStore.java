package kz.jauap.ops.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Rows of `metrics_daily`, and the counting they come from.
@Component
class FiguresStore {

    private static final String FIND = "select figures from metrics_daily where tenant_id = :tenant_id and day = :day";

    private static final String SAVE = """
            insert into metrics_daily (tenant_id, day, figures, computed_at)
            values (:tenant_id, :day, cast(:figures as json), :at)
            on conflict (tenant_id, day) do update set figures = excluded.figures, computed_at = excluded.computed_at
            """;

    /// An answer's time runs from the customer's last word before it to its being stored to be sent.
    private static final String COUNT = """
            with said as (
                select message.turn_id, message.conversation_id, author, message.at from message
                where tenant_id = :tenant_id and at >= :from and at < :to
            ), turned as (
                select id, decision, evidence from turn
                where tenant_id = :tenant_id and started_at >= :from and started_at < :to
            ), opened as (
                select * from handover where tenant_id = :tenant_id and opened_at >= :from and opened_at < :to
            ), closed as (
                select * from handover where tenant_id = :tenant_id and resolved_at >= :from and resolved_at < :to
            ), answer as (
                select extract(epoch from min(at) filter (where author = 'BOT')
                                        - max(at) filter (where author = 'CUSTOMER')) as seconds
                from said group by turn_id
            )
            select (select count(*) from said where author = 'CUSTOMER') as received,
                   (select count(distinct conversation_id) from said where author = 'CUSTOMER') as conversations,
                   (select count(*) from turned) as turns,
                   (select count(*) from turned where decision = 'reply') as answered,
                   (select count(*) from turned
                    where evidence::text ~ 'template:(which-for-|not-found|likely|heard|proposed)') as clarified,
                   (select count(*) from opened) as handed_over,
                   (select count(distinct conversation_id) from opened) as escalated,
                   (select count(*) from closed) as resolved,
                   (select percentile_cont(0.5) within group (order by seconds) from answer
                    where seconds >= 0) as answer_p50,
                   (select percentile_cont(0.9) within group (order by seconds) from answer
                    where seconds >= 0) as answer_p90,
                   (select percentile_cont(0.5) within group (order by extract(epoch from answered_at - opened_at))
                    from opened where answered_at is not null) as first_response_p50,
                   (select percentile_cont(0.5) within group (order by extract(epoch from resolved_at - opened_at))
                    from closed) as resolution_p50,
                   (select avg(rating) from closed where rating is not null) as rating
            """;

    private static final String TELL = """
            update metrics_daily set digest_at = :at
            where tenant_id = :tenant_id and day = :day and digest_at is null
            """;

    private final Database database;

    FiguresStore(Database database) {
        this.database = database;
    }

    Optional<Figures> find(TenantId tenant, LocalDate day) {
        return database.sql()
                .sql(FIND)
                .param("tenant_id", tenant.value())
                .param("day", day)
                .query((row, number) -> Json.read(row.getString(1), Figures.class))
                .optional();
    }

    void save(TenantId tenant, LocalDate day, Figures figures, Instant now) {
        database.sql()
                .sql(SAVE)
                .param("tenant_id", tenant.value())
                .param("day", day)
                .param("figures", Json.write(figures))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Notes that owners are told of a day.
    ///
    /// @return false when they have been
    boolean tell(TenantId tenant, LocalDate day, Instant now) {
        return database.sql()
                        .sql(TELL)
                        .param("tenant_id", tenant.value())
                        .param("day", day)
                        .param("at", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// Empty for a day on which nothing happened.
    Optional<Figures> count(TenantId tenant, Instant from, Instant to) {
        return database.sql()
                .sql(COUNT)
                .param("tenant_id", tenant.value())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((row, number) -> read(row))
                .optional()
                .filter(figures ->
                        figures.received() + figures.turns() + figures.handedOver() + figures.resolved() > 0);
    }

    private static Figures read(ResultSet row) throws SQLException {
        long conversations = row.getLong("conversations");
        long turns = row.getLong("turns");
        long escalated = row.getLong("escalated");
        return new Figures(
                row.getLong("received"),
                conversations,
                turns,
                row.getLong("answered"),
                row.getLong("clarified"),
                row.getLong("handed_over"),
                row.getLong("resolved"),
                share(Math.max(0, conversations - escalated), conversations),
                share(row.getLong("clarified"), turns),
                share(escalated, conversations),
                number(row, "answer_p50"),
                number(row, "answer_p90"),
                number(row, "first_response_p50"),
                number(row, "resolution_p50"),
                number(row, "rating"));
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
