package kz.jauap.ops.trial;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.InboundMessage;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Looks at what has come in over a channel since a moment, and what went out for it.
@Component
class TrialStore {

    private static final String ARRIVED = """
            select conversation_id, message::text as message from inbox
            where tenant_id = :tenant_id and channel_id = :channel_id and received_at >= :since
            order by received_at, id limit 1
            """;

    private static final String ANSWERS = """
            select said.content ->> 'text' as text, outbox.status, coalesce(outbox.last_error, '') as error
            from message said
            join outbox on outbox.tenant_id = :tenant_id and outbox.id = said.outbox_id
            where said.tenant_id = :tenant_id and said.conversation_id = :conversation_id and said.at >= :since
            order by said.seq limit 5
            """;

    private static final String DECIDED = """
            select decision, started_at from turn
            where tenant_id = :tenant_id and conversation_id = :conversation_id
            order by id desc limit 1
            """;

    private static final String UNREADABLE = """
            select reason from quarantine
            where tenant_id = :tenant_id and channel_id = :channel_id and received_at >= :since
            order by id desc limit 1
            """;

    private final Database database;

    TrialStore(Database database) {
        this.database = database;
    }

    /// The first message since.
    record Arrival(UUID conversation, String text) {}

    /// Something said in its conversation since.
    record Answer(String text, String status, String error) {}

    Optional<Arrival> arrived(TenantId tenant, ChannelId channel, Instant since) {
        return database.sql()
                .sql(ARRIVED)
                .param("tenant_id", tenant.value())
                .param("channel_id", channel.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Arrival(
                        row.getObject("conversation_id", UUID.class),
                        Json.read(row.getString("message"), InboundMessage.class)
                                .text()))
                .optional();
    }

    List<Answer> answers(TenantId tenant, UUID conversation, Instant since) {
        return database.sql()
                .sql(ANSWERS)
                .param("tenant_id", tenant.value())
                .param("conversation_id", conversation)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Answer(row.getString("text"), row.getString("status"), row.getString("error")))
                .list();
    }

    /// What the bot made of what was said last, and when.
    record Decided(String decision, Instant at) {}

    Optional<Decided> decided(TenantId tenant, UUID conversation) {
        return database.sql()
                .sql(DECIDED)
                .param("tenant_id", tenant.value())
                .param("conversation_id", conversation)
                .query((row, number) -> new Decided(
                        row.getString("decision"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /// Why the newest request since could not be read, where one could not.
    Optional<String> unreadable(TenantId tenant, ChannelId channel, Instant since) {
        return database.sql()
                .sql(UNREADABLE)
                .param("tenant_id", tenant.value())
                .param("channel_id", channel.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }
}
