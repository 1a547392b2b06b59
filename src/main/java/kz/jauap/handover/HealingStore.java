package kz.jauap.handover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Looks for what must never be.
@Component
@CrossTenant("one look finds what is broken in all businesses")
class HealingStore {

    /// Conversations and open requests that do not agree, and requests of agents who are gone.
    private static final String BROKEN = """
            select talk.tenant_id, talk.id as conversation_id, open.id as handover_id, 'DISAGREES' as what
            from conversation talk
            left join handover open on open.tenant_id = talk.tenant_id and open.conversation_id = talk.id
                 and open.status in ('PENDING', 'ACTIVE')
            where talk.owner <> 'BOT'
              and (case talk.owner when 'WAITING' then 'PENDING' else 'ACTIVE' end) is distinct from open.status
            union all
            select open.tenant_id, open.conversation_id, open.id,
                   case when talk.id is null then 'NO_CONVERSATION' else 'DISAGREES' end
            from handover open
            left join conversation talk on talk.tenant_id = open.tenant_id and talk.id = open.conversation_id
            where open.status in ('PENDING', 'ACTIVE') and coalesce(talk.owner, 'BOT') = 'BOT'
            union all
            select open.tenant_id, open.conversation_id, open.id, 'NOBODY_WORKS'
            from handover open
            left join agent on agent.tenant_id = open.tenant_id and agent.id = open.assignee and agent.status = 'ACTIVE'
            where open.status = 'ACTIVE' and agent.id is null
            limit :limit
            """;

    private final Database database;

    HealingStore(Database database) {
        this.database = database;
    }

    /// @param handover null where there is none
    record Broken(
            TenantId tenant,
            UUID conversation,
            @org.jspecify.annotations.Nullable UUID handover,
            What what) {}

    /// What is wrong.
    enum What {
        /// The conversation's owner and its open request.
        DISAGREES,
        /// An open request of a conversation that is not there.
        NO_CONVERSATION,
        /// Somebody has it who does not work here any more.
        NOBODY_WORKS
    }

    List<Broken> broken(int limit) {
        return database.sql()
                .sql(BROKEN)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    private static Broken read(ResultSet row) throws SQLException {
        return new Broken(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("conversation_id", UUID.class),
                row.getObject("handover_id", UUID.class),
                What.valueOf(row.getString("what")));
    }
}
