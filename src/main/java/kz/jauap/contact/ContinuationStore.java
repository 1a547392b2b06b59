package kz.jauap.contact;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Rows of `contact_continuation`, and what may be continued where.
@Component
class ContinuationStore {

    /// Words of the bot nobody got, the oldest first.
    private static final String LOST = """
            select lost.id, lost.conversation_id, lost.message
            from outbox lost
            join message said on said.tenant_id = lost.tenant_id and said.conversation_id = lost.conversation_id
                 and said.outbox_id = lost.id and said.author = 'BOT'
            where lost.tenant_id = :tenant_id and lost.status = 'FAILED' and lost.updated_at > :since
              and not exists (select 1 from contact_continuation done
                              where done.tenant_id = lost.tenant_id and done.outbox_id = lost.id)
            order by lost.id limit 100
            """;

    /// The customer's other chats with their consent, on channels at work, the one they wrote in last first.
    private static final String ELSEWHERE = """
            select other.id
            from conversation talk
            join contact_point point on point.tenant_id = talk.tenant_id and point.channel_id = talk.channel_id
                 and point.external_id = talk.external_id
            join contact mine on mine.tenant_id = point.tenant_id and mine.id = point.contact_id
            join contact part on part.tenant_id = mine.tenant_id
                 and (part.id = coalesce(mine.person_id, mine.id) or part.person_id = coalesce(mine.person_id, mine.id))
            join contact_point place on place.tenant_id = part.tenant_id and place.contact_id = part.id
            join contact_consent consent on consent.tenant_id = place.tenant_id
                 and consent.channel_id = place.channel_id and consent.external_id = place.external_id
                 and consent.withdrawn_at is null
            join channel on channel.tenant_id = place.tenant_id and channel.id = place.channel_id
                 and channel.status = 'ACTIVE'
            join conversation other on other.tenant_id = place.tenant_id and other.channel_id = place.channel_id
                 and other.external_id = place.external_id and other.id <> talk.id
            where talk.tenant_id = :tenant_id and talk.id = :id
            order by other.last_inbound_at desc
            """;

    /// Its channel does not work, or the last word to the customer was refused.
    private static final String TROUBLE = """
            select channel.status <> 'ACTIVE' or coalesce((
                       select sent.status in ('FAILED', 'HELD')
                       from message said
                       join outbox sent on sent.tenant_id = said.tenant_id and sent.id = said.outbox_id
                       where said.tenant_id = talk.tenant_id and said.conversation_id = talk.id
                       order by said.seq desc limit 1), false)
            from conversation talk
            join channel on channel.tenant_id = talk.tenant_id and channel.id = talk.channel_id
            where talk.tenant_id = :tenant_id and talk.id = :id
            """;

    private static final String INSERT = """
            insert into contact_continuation (tenant_id, outbox_id, conversation_id, at)
            values (:tenant_id, :outbox, :conversation, :at)
            on conflict do nothing
            """;

    private final Database database;

    ContinuationStore(Database database) {
        this.database = database;
    }

    /// Words nobody got.
    record Lost(UUID outbox, UUID conversation, OutboundMessage message) {}

    List<Lost> lost(TenantId tenant, Instant since) {
        return database.sql()
                .sql(LOST)
                .param("tenant_id", tenant.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Lost(
                        row.getObject("id", UUID.class),
                        row.getObject("conversation_id", UUID.class),
                        Json.read(row.getString("message"), OutboundMessage.class)))
                .list();
    }

    List<UUID> elsewhere(TenantId tenant, UUID conversation) {
        return database.sql()
                .sql(ELSEWHERE)
                .param("tenant_id", tenant.value())
                .param("id", conversation)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    /// Empty where there is no such conversation.
    Optional<Boolean> trouble(TenantId tenant, UUID conversation) {
        return database.sql()
                .sql(TROUBLE)
                .param("tenant_id", tenant.value())
                .param("id", conversation)
                .query(Boolean.class)
                .optional();
    }

    /// @return false when it was continued before
    boolean insert(TenantId tenant, UUID outbox, UUID conversation, Instant at) {
        return database.sql()
                        .sql(INSERT)
                        .param("tenant_id", tenant.value())
                        .param("outbox", outbox)
                        .param("conversation", conversation)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
