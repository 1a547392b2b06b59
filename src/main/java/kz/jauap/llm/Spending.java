package kz.jauap.llm;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.jauap.llm.Chain.Whose;
import kz.jauap.shared.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// What each tenant spends on models of a purpose in a day (UTC), on all nodes together, and whether it may spend more.
///
/// A call takes its place in the budget before it goes out, as many tokens as it may cost at most, so that calls at the
/// same moment cannot spend the rest twice. What other nodes spend is known at the latest after ten seconds.
@Component
public class Spending {

    private static final Logger log = LoggerFactory.getLogger(Spending.class);
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final SpendingStore store;
    private final Clock clock;
    private final Map<Whose, Account> accounts = new ConcurrentHashMap<>();

    Spending(SpendingStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// One tenant's day.
    ///
    /// @param costMicros millionths of the money its prices are in
    public record Day(LocalDate day, long asked, long failed, long tokens, long costMicros) {}

    /// The latest days, the newest first.
    public List<Day> latest(TenantId tenant, int days) {
        return latest(tenant, Purpose.WORDS, days);
    }

    /// The same for any purpose.
    public List<Day> latest(TenantId tenant, Purpose purpose, int days) {
        return store.latest(tenant, purpose, days);
    }

    /// Takes a place in the day's budget; whoever has one ends with [#settle].
    ///
    /// @param most tokens the call may cost
    /// @return false when the day has not so many left
    boolean reserve(Whose whose, long budget, long most) {
        return account(whose).reserve(whose, budget, most);
    }

    /// Gives the place back and writes down what the call has cost.
    ///
    /// @param price of a million tokens
    void settle(Whose whose, long reserved, boolean failed, long tokens, BigDecimal price) {
        long cost = price.multiply(BigDecimal.valueOf(tokens)).longValue(); // a millionth of price × a million
        account(whose).settle(whose, reserved, failed, tokens, cost);
    }

    private Account account(Whose whose) {
        return accounts.computeIfAbsent(whose, id -> new Account());
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /// What this node knows of one tenant's day. Its lock is held while the database is asked, by calls of this tenant
    /// only.
    private final class Account {

        private LocalDate day = LocalDate.MIN;
        private Instant readAt = Instant.MIN;
        private long tokens;
        private long reserved;

        synchronized boolean reserve(Whose whose, long budget, long most) {
            if (!refreshed(whose) || tokens + reserved + most > budget) {
                return false;
            }
            reserved += most;
            return true;
        }

        /// What a call that has ended cost is counted here even when it cannot be written down.
        synchronized void settle(Whose whose, long place, boolean failed, long used, long cost) {
            reserved -= place;
            tokens += used;
            try {
                tokens = store.add(whose.tenant(), whose.purpose(), today(), failed, used, cost);
                day = today();
                readAt = clock.instant();
            } catch (DataAccessException | TransactionException e) {
                log.warn("{} tokens of a model could not be written down: {}", used, e.toString());
            }
        }

        private boolean refreshed(Whose whose) {
            boolean sameDay = day.equals(today());
            if (sameDay && clock.instant().isBefore(readAt.plus(FRESH))) {
                return true;
            }
            try {
                tokens = store.tokens(whose.tenant(), whose.purpose(), today());
                day = today();
                readAt = clock.instant();
                return true;
            } catch (DataAccessException | TransactionException e) {
                log.warn("no model is asked while its budget cannot be read: {}", e.toString());
                return false;
            }
        }
    }
}
