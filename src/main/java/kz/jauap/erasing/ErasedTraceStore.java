package kz.jauap.erasing;

import java.util.List;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Takes away what speaks of a customer elsewhere: who they are, what waits to be done for them, what
/// was told of them to others, requests nobody could read.
@Component
class ErasedTraceStore {

    private static final String LANES = """
            select distinct queue, lane_id from job
            where tenant_id = :tenant_id and (lane_id in (:talks) or payload ~ :mentioned)
            union
            select queue, id from lane where tenant_id = :tenant_id and id in (:talks)
            """;

    /// The line first: whoever ends a turn holds it before the conversation.
    private static final String HOLD = """
            select id from lane where tenant_id = :tenant_id and queue = :queue and id = :lane for update
            """;

    private static final String JOBS = """
            delete from job
            where tenant_id = :tenant_id and queue = :queue and lane_id = :lane
              and (lane_id in (:talks) or payload ~ :mentioned)
            """;

    /// A line without jobs is none. One that runs loses its lease with it, and with the lease what it
    /// is about to write.
    private static final String LANE = """
            delete from lane
            where tenant_id = :tenant_id and queue = :queue and id = :lane
              and not exists (select from job
                              where job.tenant_id = lane.tenant_id and job.queue = lane.queue and job.lane_id = lane.id)
            """;

    /// News that waits for its message names it as the provider does.
    private static final String NEWS = """
            delete from job
            where tenant_id = :tenant_id and queue = 'receipts'
              and exists (select from outbox
                          where outbox.tenant_id = job.tenant_id and outbox.conversation_id in (:talks)
                            and outbox.provider_message_id <> ''
                            and position(outbox.provider_message_id in job.payload) > 0)
            """;

    private static final String DEAD = """
            delete from dead_job
            where tenant_id = :tenant_id
              and (lane_id in (:talks) or payload ~ :mentioned or reason ~ :mentioned
                   or queue = 'receipts' and exists (
                        select from outbox
                        where outbox.tenant_id = dead_job.tenant_id and outbox.conversation_id in (:talks)
                          and outbox.provider_message_id <> ''
                          and position(outbox.provider_message_id in dead_job.payload) > 0))
            """;

    private static final List<String> TOLD = List.of("""
            delete from webhook_delivery
            where tenant_id = :tenant_id and (subject::text ~ :mentioned or body ~ :mentioned)
            """, """
            delete from api_request where tenant_id = :tenant_id and idempotency_key ~ :mentioned
            """, """
            update api_request set answer = '{}' where tenant_id = :tenant_id and answer ~ :mentioned
            """, """
            delete from alert where tenant_id = :tenant_id and (case_key ~ :mentioned or detail ~ :mentioned)
            """, """
            delete from quarantine
            where tenant_id = :tenant_id
              and (encode(raw, 'escape') ~ :named or request::text ~ :named or reason ~ :named)
            """, """
            update audit set detail = '{}' where tenant_id = :tenant_id and detail::text ~ :named
            """);

    private static final List<String> PERSON = List.of("""
            delete from contact_suggestion
            where tenant_id = :tenant_id and (one in (:people) or other in (:people))
            """, """
            delete from contact_merge where tenant_id = :tenant_id and (kept in (:people) or absorbed in (:people))
            """, """
            delete from contact_login where tenant_id = :tenant_id and contact_id in (:people)
            """, """
            delete from contact_consent
            where tenant_id = :tenant_id
              and (channel_id, external_id) in (select channel_id, external_id from contact_point
                                                where tenant_id = :tenant_id and contact_id in (:people))
            """, """
            delete from contact_sign where tenant_id = :tenant_id and contact_id in (:people)
            """, """
            delete from contact_point where tenant_id = :tenant_id and contact_id in (:people)
            """, """
            delete from contact where tenant_id = :tenant_id and id in (:people)
            """);

    private final Database database;

    ErasedTraceStore(Database database) {
        this.database = database;
    }

    private record Lane(String queue, UUID id) {}

    /// Nothing is done for these conversations any more, nor for what is theirs.
    ///
    /// @return jobs that were dropped
    int drop(TenantId tenant, List<UUID> talks, String mentioned) {
        List<Lane> lanes = database.sql()
                .sql(LANES)
                .param("tenant_id", tenant.value())
                .param("talks", talks)
                .param("mentioned", mentioned)
                .query((row, number) -> new Lane(row.getString(1), row.getObject(2, UUID.class)))
                .list();
        int dropped = 0;
        for (Lane lane : lanes) {
            for (String statement : List.of(HOLD, JOBS, LANE)) {
                var spec = database.sql()
                        .sql(statement)
                        .param("tenant_id", tenant.value())
                        .param("queue", lane.queue())
                        .param("lane", lane.id())
                        .param("talks", talks)
                        .param("mentioned", mentioned);
                if (statement.equals(HOLD)) {
                    spec.query((row, number) -> number).list();
                } else {
                    dropped += spec.update();
                }
            }
        }
        return dropped;
    }

    /// What was told to others, and what nobody could read. While the outbox still has the providers'
    /// ids.
    int silence(TenantId tenant, List<UUID> talks, String mentioned, String named) {
        int changed = 0;
        for (String statement : List.of(NEWS, DEAD)) {
            changed += database.sql()
                    .sql(statement)
                    .param("tenant_id", tenant.value())
                    .param("talks", talks)
                    .param("mentioned", mentioned)
                    .update();
        }
        for (String statement : TOLD) {
            changed += database.sql()
                    .sql(statement)
                    .param("tenant_id", tenant.value())
                    .param("mentioned", mentioned)
                    .param("named", named)
                    .update();
        }
        return changed;
    }

    /// Who they are.
    int people(TenantId tenant, List<UUID> people) {
        int gone = 0;
        for (String statement : PERSON) {
            gone += database.sql()
                    .sql(statement)
                    .param("tenant_id", tenant.value())
                    .param("people", people)
                    .update();
        }
        return gone;
    }
}
