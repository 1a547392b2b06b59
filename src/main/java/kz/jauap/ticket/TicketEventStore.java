package kz.jauap.ticket;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.SafeText;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Rows of `ticket_event` and `ticket_label`, and what a ticket looks at in the handovers of its conversation.
@Component
class TicketEventStore {

    private static final String ADD = """
            insert into ticket_event (tenant_id, ticket_id, id, at, actor, kind, detail)
            values (:tenant_id, :ticket, :id, :at, :actor, :kind, :detail)
            """;

    private static final String OF = """
            select * from ticket_event where tenant_id = :tenant_id and ticket_id = :ticket order by id
            """;

    private static final String LABEL = """
            insert into ticket_label (tenant_id, stage, language, label)
            values (:tenant_id, :stage, :language, :label)
            on conflict (tenant_id, stage, language) do update set label = excluded.label
            """;

    private static final String LABELS = """
            select stage, label from ticket_label where tenant_id = :tenant_id and language = :language
            """;

    private static final String TURN = """
            select id, status, assignee, coalesce(outcome, '') as outcome, reason, request from handover
            where tenant_id = :tenant_id and id = :id
            """;

    private static final String OPEN_TURN = """
            select id from handover
            where tenant_id = :tenant_id and conversation_id = :id and status in ('PENDING', 'ACTIVE')
            """;

    private final Database database;

    TicketEventStore(Database database) {
        this.database = database;
    }

    /// A person's turn at the conversation, as it is now.
    record PersonsTurn(
            UUID id, String status, @Nullable UUID assignee, String outcome, String reason, List<String> request) {}

    void add(TenantId tenant, UUID ticket, Tickets.Event event, UUID id) {
        database.sql()
                .sql(ADD)
                .param("tenant_id", tenant.value())
                .param("ticket", ticket)
                .param("id", id)
                .param("at", event.at().atOffset(ZoneOffset.UTC))
                .param("actor", event.actor())
                .param("kind", event.kind())
                .param("detail", SafeText.of(event.detail()))
                .update();
    }

    List<Tickets.Event> of(TenantId tenant, UUID ticket) {
        return database.sql()
                .sql(OF)
                .param("tenant_id", tenant.value())
                .param("ticket", ticket)
                .query((row, n) -> new Tickets.Event(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("kind"),
                        row.getString("detail")))
                .list();
    }

    void label(TenantId tenant, Stage stage, String language, String label) {
        database.sql()
                .sql(LABEL)
                .param("tenant_id", tenant.value())
                .param("stage", stage.name())
                .param("language", language)
                .param("label", label)
                .update();
    }

    /// By the stage's name; those without a label of their own are missing.
    Map<String, String> labels(TenantId tenant, String language) {
        Map<String, String> labels = new TreeMap<>();
        database.sql()
                .sql(LABELS)
                .param("tenant_id", tenant.value())
                .param("language", language)
                .query(row -> {
                    labels.put(row.getString("stage"), row.getString("label"));
                });
        return labels;
    }

    Optional<PersonsTurn> turn(TenantId tenant, UUID handover) {
        return database.sql()
                .sql(TURN)
                .param("tenant_id", tenant.value())
                .param("id", handover)
                .query((row, n) -> new PersonsTurn(
                        row.getObject("id", UUID.class),
                        row.getString("status"),
                        row.getObject("assignee", UUID.class),
                        row.getString("outcome"),
                        row.getString("reason"),
                        List.of(Json.read(row.getString("request"), String[].class))))
                .optional();
    }

    Optional<UUID> openTurn(TenantId tenant, UUID conversation) {
        return database.sql()
                .sql(OPEN_TURN)
                .param("tenant_id", tenant.value())
                .param("id", conversation)
                .query(UUID.class)
                .optional();
    }
}
