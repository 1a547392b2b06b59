package kz.jauap.handover;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.Slice;
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
            select tenant_id, id, conversation_id, turn_id, status, reason, request, opened_at from handover
            where tenant_id in (:tenants) and status in ('PENDING', 'ACTIVE')
              and (cast(:beyond as uuid) is null or id > cast(:beyond as uuid))
            order by id limit :limit
            """;

    private static final String COUNTS =
            "select status, count(*) from handover where status in ('PENDING', 'ACTIVE') group by status";

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

    @CrossTenant("the house's administrator may look at several tenants at once")
    List<Handovers.Listed> open(Slice slice) {
        return database.sql()
                .sql(LIST)
                .param("tenants", slice.tenantIds())
                .param("beyond", slice.beyond())
                .param("limit", slice.limit())
                .query((row, number) -> new Handovers.Listed(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row.getObject("id", UUID.class),
                        row.getObject("conversation_id", UUID.class),
                        row.getObject("turn_id", UUID.class),
                        row.getString("status"),
                        row.getString("reason"),
                        texts(row.getString("request")),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    @CrossTenant("a count of the whole house")
    Handovers.Counts counts() {
        Map<String, Long> counts = new HashMap<>();
        database.sql().sql(COUNTS).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return new Handovers.Counts(counts.getOrDefault("PENDING", 0L), counts.getOrDefault("ACTIVE", 0L));
    }

    private static List<String> texts(String json) {
        return List.of(Json.read(json, String[].class));
    }
}
