package kz.jauap.handover;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Rows of `handover`.
@Component
class HandoverStore {

    private static final String OPEN = """
            insert into handover (tenant_id, id, conversation_id, turn_id, status, reason, request, opened_at)
            values (:tenant_id, :id, :conversation_id, :turn_id, 'PENDING', :reason, cast(:request as json), :at)
            on conflict (tenant_id, conversation_id) where status in ('PENDING', 'ACTIVE') do nothing
            """;

    private static final String LOCK = """
            select request from handover
            where tenant_id = :tenant_id and conversation_id = :conversation_id and status in ('PENDING', 'ACTIVE')
            for no key update
            """;

    private static final String EXTEND = """
            update handover set request = cast(:request as json)
            where tenant_id = :tenant_id and conversation_id = :conversation_id and status in ('PENDING', 'ACTIVE')
            """;

    private static final String LIST = """
            select id, conversation_id, turn_id, status, reason, request, opened_at from handover
            where tenant_id = :tenant_id and status in ('PENDING', 'ACTIVE')
            order by opened_at limit :limit
            """;

    private final Database database;

    HandoverStore(Database database) {
        this.database = database;
    }

    void open(NewHandover handover) {
        int opened = database.sql()
                .sql(OPEN)
                .param("tenant_id", handover.tenant().value())
                .param("id", handover.id())
                .param("conversation_id", handover.conversation())
                .param("turn_id", handover.turn())
                .param("reason", handover.reason())
                .param("request", Json.write(handover.request()))
                .param("at", handover.at().atOffset(ZoneOffset.UTC))
                .update();
        if (opened == 0) {
            extend(handover.tenant(), handover.conversation(), handover.request());
        }
    }

    void extend(TenantId tenant, UUID conversation, List<String> lines) {
        List<String> request = new ArrayList<>(database.sql()
                .sql(LOCK)
                .param("tenant_id", tenant.value())
                .param("conversation_id", conversation)
                .query((row, number) -> texts(row.getString(1)))
                .single());
        request.addAll(lines);
        database.sql()
                .sql(EXTEND)
                .param("tenant_id", tenant.value())
                .param("conversation_id", conversation)
                .param("request", Json.write(request))
                .update();
    }

    List<Handovers.Listed> open(TenantId tenant, int limit) {
        return database.sql()
                .sql(LIST)
                .param("tenant_id", tenant.value())
                .param("limit", limit)
                .query((row, number) -> new Handovers.Listed(
                        row.getObject("id", UUID.class),
                        row.getObject("conversation_id", UUID.class),
                        row.getObject("turn_id", UUID.class),
                        row.getString("status"),
                        row.getString("reason"),
                        texts(row.getString("request")),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static List<String> texts(String json) {
        return List.of(Json.read(json, String[].class));
    }
}
