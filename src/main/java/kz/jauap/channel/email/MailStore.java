package kz.jauap.channel.email;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import kz.jauap.channel.ChannelId;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Rows of `mail_place` and `mail_thread`.
@Component
class MailStore {

    private static final String PLACE = """
            select uid_validity, last_uid, read_at from mail_place
            where tenant_id = :tenant_id and channel_id = :channel_id
            """;

    private static final String MOVE = """
            insert into mail_place (tenant_id, channel_id, uid_validity, last_uid, read_at)
            values (:tenant_id, :channel_id, :validity, :uid, :read_at)
            on conflict (tenant_id, channel_id) do update
               set uid_validity = excluded.uid_validity, last_uid = excluded.last_uid, read_at = excluded.read_at
            """;

    private static final String CONNECTED =
            "select created_at from channel where tenant_id = :tenant_id and id = :channel_id";

    private static final String THREAD = """
            select subject, answers, named from mail_thread
            where tenant_id = :tenant_id and channel_id = :channel_id and chat_id = :chat_id
            """;

    private static final String HEARD = """
            insert into mail_thread (tenant_id, channel_id, chat_id, subject, answers, named, heard_at)
            values (:tenant_id, :channel_id, :chat_id, :subject, :answers, :named, :heard_at)
            on conflict (tenant_id, channel_id, chat_id) do update
               set subject = excluded.subject, answers = excluded.answers, named = excluded.named,
                   heard_at = excluded.heard_at
            """;

    private static final String FORGET = """
            delete from mail_thread where tenant_id = :tenant_id and (channel_id, chat_id) in (
                select channel_id, chat_id from mail_thread
                where tenant_id = :tenant_id and heard_at < :before limit 5000)
            """;

    private final Database database;
    private final Clock clock;

    MailStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<MailBook.Place> place(TenantId tenant, ChannelId channel) {
        return database.sql()
                .sql(PLACE)
                .param("tenant_id", tenant.value())
                .param("channel_id", channel.value())
                .query((row, number) -> new MailBook.Place(
                        row.getLong("uid_validity"),
                        row.getLong("last_uid"),
                        row.getObject("read_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void move(TenantId tenant, ChannelId channel, MailBook.Place place) {
        database.sql()
                .sql(MOVE)
                .param("tenant_id", tenant.value())
                .param("channel_id", channel.value())
                .param("validity", place.validity())
                .param("uid", place.lastUid())
                .param("read_at", place.readAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Instant connectedAt(TenantId tenant, ChannelId channel) {
        return database.sql()
                .sql(CONNECTED)
                .param("tenant_id", tenant.value())
                .param("channel_id", channel.value())
                .query((row, number) ->
                        row.getObject("created_at", OffsetDateTime.class).toInstant())
                .single();
    }

    Optional<MailBook.Thread> thread(TenantId tenant, ChannelId channel, String chatId) {
        return database.sql()
                .sql(THREAD)
                .param("tenant_id", tenant.value())
                .param("channel_id", channel.value())
                .param("chat_id", chatId)
                .query((row, number) ->
                        new MailBook.Thread(row.getString("subject"), row.getString("answers"), row.getString("named")))
                .optional();
    }

    void heard(TenantId tenant, ChannelId channel, String chatId, MailBook.Thread thread) {
        database.sql()
                .sql(HEARD)
                .param("tenant_id", tenant.value())
                .param("channel_id", channel.value())
                .param("chat_id", chatId)
                .param("subject", thread.subject())
                .param("answers", thread.answers())
                .param("named", thread.named())
                .param("heard_at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    int forget(TenantId tenant, Instant before) {
        return database.sql()
                .sql(FORGET)
                .param("tenant_id", tenant.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
