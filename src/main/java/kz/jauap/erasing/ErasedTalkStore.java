package kz.jauap.erasing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Takes out of a conversation all that is its customer's. What is counted stays, under another id:
/// that of before is made of the chat, belongs to whoever writes there from now on, and would tell of
/// the chat.
@Component
class ErasedTalkStore {

    /// In this order: some look up what a later one takes away.
    private static final List<String> FORGET = List.of(
            """
            delete from heard
            where tenant_id = :tenant_id
              and inbox_id in (select id from inbox where tenant_id = :tenant_id and conversation_id = :old)
            """,
            // the row stays, its id is made of channel and mark: a message that is delivered again is still a double
            """
            update inbox
               set conversation_id = :fresh, raw = '',
                   message = '{"mark":"erased","chatId":"erased","userId":"erased","text":"","attachments":[],"change":"NEW","senderName":null,"senderPhone":null,"sentAt":null,"meta":{}}'
            where tenant_id = :tenant_id and conversation_id = :old
            """,
            """
            update message set conversation_id = :fresh, content = '{"text":"—","attachments":[],"mark":null}'
            where tenant_id = :tenant_id and conversation_id = :old
            """,
            """
            update turn set conversation_id = :fresh, evidence = '[]', trace = '[]'
            where tenant_id = :tenant_id and conversation_id = :old
            """,
            """
            delete from contact_continuation
            where tenant_id = :tenant_id
              and (conversation_id = :old
                   or outbox_id in (select id from outbox where tenant_id = :tenant_id and conversation_id = :old))
            """,
            """
            delete from outbox
            where tenant_id = :tenant_id and conversation_id = :old and status in ('WAITING', 'HELD', 'FAILED')
            """,
            // of the provider's id, which may hold a phone, enough stays to know our own message when it comes back
            """
            update outbox
               set conversation_id = :fresh, last_error = null,
                   provider_message_id = 'erased:' || encode(sha256(convert_to(provider_message_id, 'UTF8')), 'hex'),
                   message = json_build_object('idempotencyKey', id::text, 'chatId', 'erased', 'text', '—',
                                               'attachments', json_build_array(), 'quickReplies', json_build_array())
            where tenant_id = :tenant_id and conversation_id = :old
            """,
            """
            update handover
               set conversation_id = :fresh, request = '[]',
                   resolved_at = coalesce(resolved_at, :now), outcome = coalesce(outcome, 'ERASED'),
                   resolved_by = coalesce(resolved_by, 'erasing'), status = 'RESOLVED'
            where tenant_id = :tenant_id and conversation_id = :old
            """,
            """
            delete from booking_cell
            where tenant_id = :tenant_id
              and booking_id in (select id from booking
                                 where tenant_id = :tenant_id and conversation_id = :old
                                   and (status in ('REQUESTED', 'OFFERED') or starts_at > :now))
            """,
            """
            update booking
               set conversation_id = :fresh, held_until = null, summary = '—', updated_at = :now,
                   wish = '{"services":[],"day":null,"time":null,"staff":"","name":"","phone":"","more":{}}',
                   status = case when status in ('REQUESTED', 'OFFERED') then 'DECLINED'
                                 when status = 'CONFIRMED' and starts_at > :now then 'CANCELLED'
                                 else status end
            where tenant_id = :tenant_id and conversation_id = :old
            """,
            """
            update ticket_event set detail = ''
            where tenant_id = :tenant_id
              and ticket_id in (select id from ticket where tenant_id = :tenant_id and conversation_id = :old)
            """,
            """
            update ticket
               set conversation_id = :fresh, summary = '—', slots = '[]',
                   closed_at = coalesce(closed_at, :now),
                   stage = case when stage in ('DONE', 'REJECTED') then stage else 'REJECTED' end
            where tenant_id = :tenant_id and conversation_id = :old
            """,
            """
            delete from learning_question where tenant_id = :tenant_id and conversation_id = :old
            """,
            """
            delete from learned_version
            where tenant_id = :tenant_id
              and answer_id in (select id from learned_answer
                                where tenant_id = :tenant_id and conversation_id = :old and status <> 'APPROVED')
            """,
            """
            delete from learned_answer
            where tenant_id = :tenant_id and conversation_id = :old and status <> 'APPROVED'
            """,
            """
            update learned_answer set conversation_id = null, turn_id = null
            where tenant_id = :tenant_id and conversation_id = :old
            """,
            """
            delete from media where tenant_id = :tenant_id and conversation_id = :old
            """,
            """
            delete from mail_thread
            where tenant_id = :tenant_id
              and (channel_id, chat_id) in (select channel_id, chat_id from conversation
                                            where tenant_id = :tenant_id and id = :old)
            """,
            """
            delete from smpp_heard
            where tenant_id = :tenant_id
              and (channel_id, chat_id) in (select channel_id, chat_id from conversation
                                            where tenant_id = :tenant_id and id = :old)
            """,
            """
            delete from smpp_segment
            where tenant_id = :tenant_id
              and (channel_id, chat_id) in (select channel_id, chat_id from conversation
                                            where tenant_id = :tenant_id and id = :old)
            """);

    private static final String REST = """
            update conversation
               set id = :fresh, chat_id = 'erased', external_id = 'erased', owner = 'BOT', version = version + 1,
                   state = '{"greeted":false,"service":"","topic":"","serviceAge":0,"clarifications":0,"asked":[]}'
            where tenant_id = :tenant_id and id = :old
            """;

    private static final String FILES = """
            select id from media where tenant_id = :tenant_id and conversation_id in (:talks) order by created_at, id
            """;

    /// Things others may speak of by their ids.
    private static final String THINGS = """
            select id from handover where tenant_id = :tenant_id and conversation_id in (:talks)
            union all select id from ticket where tenant_id = :tenant_id and conversation_id in (:talks)
            union all select id from booking where tenant_id = :tenant_id and conversation_id in (:talks)
            union all select id from media where tenant_id = :tenant_id and conversation_id in (:talks)
            """;

    private final Database database;

    ErasedTalkStore(Database database) {
        this.database = database;
    }

    List<UUID> files(TenantId tenant, List<UUID> talks) {
        return ids(tenant, FILES, talks);
    }

    List<UUID> things(TenantId tenant, List<UUID> talks) {
        return ids(tenant, THINGS, talks);
    }

    /// @param fresh the id under which what is counted stays
    /// @return whether there was such a conversation
    boolean forget(TenantId tenant, UUID old, UUID fresh, Instant now) {
        FORGET.forEach(statement -> run(tenant, statement, old, fresh, now));
        return run(tenant, REST, old, fresh, now) == 1;
    }

    private int run(TenantId tenant, String statement, UUID old, UUID fresh, Instant now) {
        return database.sql()
                .sql(statement)
                .param("tenant_id", tenant.value())
                .param("old", old)
                .param("fresh", fresh)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<UUID> ids(TenantId tenant, String statement, List<UUID> talks) {
        return database.sql()
                .sql(statement)
                .param("tenant_id", tenant.value())
                .param("talks", talks)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }
}
