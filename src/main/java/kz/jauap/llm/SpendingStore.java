package kz.jauap.llm;

import java.time.LocalDate;
import java.util.List;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Rows of `model_spending`.
@Component
class SpendingStore {

    private static final String ADD = """
            insert into model_spending (tenant_id, day, purpose, asked, failed, tokens, cost_micros)
            values (:tenant_id, :day, :purpose, 1, :failed, :tokens, :cost)
            on conflict (tenant_id, day, purpose) do update
               set asked = model_spending.asked + 1, failed = model_spending.failed + excluded.failed,
                   tokens = model_spending.tokens + excluded.tokens,
                   cost_micros = model_spending.cost_micros + excluded.cost_micros
            returning tokens
            """;

    private static final String TOKENS = """
            select tokens from model_spending where tenant_id = :tenant_id and day = :day and purpose = :purpose
            """;

    private static final String LATEST = """
            select day, asked, failed, tokens, cost_micros from model_spending
            where tenant_id = :tenant_id and purpose = :purpose order by day desc limit :days
            """;

    private final Database database;

    SpendingStore(Database database) {
        this.database = database;
    }

    /// @return the day's tokens, this call and those of other nodes included
    long add(TenantId tenant, Purpose purpose, LocalDate day, boolean failed, long tokens, long costMicros) {
        return database.inTenant(
                tenant,
                () -> database.sql()
                        .sql(ADD)
                        .param("tenant_id", tenant.value())
                        .param("purpose", purpose.key())
                        .param("day", day)
                        .param("failed", failed ? 1 : 0)
                        .param("tokens", tokens)
                        .param("cost", costMicros)
                        .query(Long.class)
                        .single());
    }

    long tokens(TenantId tenant, Purpose purpose, LocalDate day) {
        return database.inTenant(
                tenant,
                () -> database.sql()
                        .sql(TOKENS)
                        .param("tenant_id", tenant.value())
                        .param("purpose", purpose.key())
                        .param("day", day)
                        .query(Long.class)
                        .optional()
                        .orElse(0L));
    }

    List<Spending.Day> latest(TenantId tenant, Purpose purpose, int days) {
        return database.inTenant(
                tenant,
                () -> database.sql()
                        .sql(LATEST)
                        .param("tenant_id", tenant.value())
                        .param("purpose", purpose.key())
                        .param("days", days)
                        .query((row, number) -> new Spending.Day(
                                row.getObject("day", LocalDate.class),
                                row.getLong("asked"),
                                row.getLong("failed"),
                                row.getLong("tokens"),
                                row.getLong("cost_micros")))
                        .list());
    }
}
