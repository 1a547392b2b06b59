package kz.jauap.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.booking.spi.BookingWatch;
import kz.jauap.conversation.Particulars;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Looks at a handover inside the transaction that changes it.
@Component
class CaseStore {

    private static final String FIND = """
            select wanted.id, wanted.conversation_id, wanted.status, wanted.reason, wanted.branch, wanted.outcome,
                   wanted.opened_at, wanted.taken_at, wanted.resolved_at,
                   coalesce(wanted.waiting_since, wanted.opened_at) as waiting_since, coalesce(agent.name, '') as agent,
                   talk.chat_id as external_chat_id, talk.state -> 'particulars' as particulars, account.kind as channel, account.account
            from handover wanted
            join conversation talk on talk.tenant_id = wanted.tenant_id and talk.id = wanted.conversation_id
            join channel account on account.tenant_id = wanted.tenant_id and account.id = talk.channel_id
            left join agent on agent.tenant_id = wanted.tenant_id and agent.id = wanted.assignee
            where wanted.tenant_id = :tenant_id and wanted.id = :id
            """;

    private static final List<String> TOLD = List.of(
            "id",
            "conversation_id",
            "channel",
            "account",
            "external_chat_id",
            "status",
            "reason",
            "branch",
            "agent",
            "outcome");

    private final Database database;
    private final BookingCaseStore bookings;

    CaseStore(Database database) {
        this.database = database;
        this.bookings = new BookingCaseStore(database);
    }

    /// A handover as it is told.
    ///
    /// @param since when its state began
    record Case(EventKind kind, Instant since, Map<String, Object> told) {}

    Optional<Case> find(TenantId tenant, UUID id) {
        return database.sql()
                .sql(FIND)
                .param("tenant_id", tenant.value())
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /// Bookings that have come so far that there is something to tell.
    List<BookingCaseStore.BookingCase> bookings(TenantId tenant, List<BookingWatch.Change> changes) {
        return bookings.find(tenant, changes);
    }

    private static Case read(ResultSet row) throws SQLException {
        Map<String, Object> told = new LinkedHashMap<>();
        for (String name : TOLD) {
            String value = row.getString(name);
            if (value != null && !value.isEmpty()) {
                told.put(
                        name, name.equals("status") || name.equals("outcome") ? value.toLowerCase(Locale.ROOT) : value);
            }
        }
        for (String name : List.of("opened_at", "taken_at", "resolved_at")) {
            OffsetDateTime at = row.getObject(name, OffsetDateTime.class);
            if (at != null) {
                told.put(name, at.toInstant().toString());
            }
        }
        Map<String, String> slots = Particulars.bySlot(row.getString("particulars"));
        if (!slots.isEmpty()) {
            told.put("slots", slots);
        }
        return switch (row.getString("status")) {
            case "ACTIVE" -> new Case(EventKind.HANDOVER_TAKEN, moment(row, "taken_at"), told);
            case "RESOLVED" -> new Case(EventKind.HANDOVER_RESOLVED, moment(row, "resolved_at"), told);
            default -> new Case(EventKind.HANDOVER_OPENED, moment(row, "waiting_since"), told);
        };
    }

    /// What was stored before such moments were noted has that of its beginning.
    private static Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return (at == null ? row.getObject("opened_at", OffsetDateTime.class) : at).toInstant();
    }
}
