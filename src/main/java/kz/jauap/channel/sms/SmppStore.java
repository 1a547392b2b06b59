package kz.jauap.channel.sms;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// Rows of `smpp_heard` and `smpp_segment`.
@Component
class SmppStore {

    private static final String SAME =
            "known.words = excluded.words and known.session <> excluded.session and known.heard_at > :after";

    private static final String HEAR = """
            insert into smpp_heard as known (tenant_id, channel_id, chat_id, words, name, session, heard_at)
            values (:tenant_id, :channel_id, :chat_id, :words, :name, :session, :at)
            on conflict (tenant_id, channel_id, chat_id) do update
               set words = excluded.words,
                   name = case when %1$s then known.name else excluded.name end,
                   session = case when %1$s then known.session else excluded.session end,
                   heard_at = case when %1$s then known.heard_at else excluded.heard_at end
               where %1$s or known.heard_at <= excluded.heard_at
            returning name
            """.formatted(SAME);

    private static final String SEGMENTS = """
            select chat_id, reference, part, words, taken, heard_at from smpp_segment
            where tenant_id = :tenant_id and channel_id = :channel_id and chat_id = :chat_id
              and reference = :reference
            order by part
            """;

    private static final String KEEP = """
            insert into smpp_segment (tenant_id, channel_id, chat_id, reference, part, words, taken, heard_at)
            values (:tenant_id, :channel_id, :chat_id, :reference, :part, :words, false, :at)
            on conflict (tenant_id, channel_id, chat_id, reference, part) do update
               set words = excluded.words, heard_at = excluded.heard_at
            """;

    private static final String CLEAR = """
            delete from smpp_segment
            where tenant_id = :tenant_id and channel_id = :channel_id and chat_id = :chat_id
              and reference = :reference
            """;

    private static final String TAKEN = """
            update smpp_segment set taken = true
            where tenant_id = :tenant_id and channel_id = :channel_id and chat_id = :chat_id
              and reference = :reference
            """;

    private static final String OVERDUE = """
            select chat_id, reference, part, words, taken, heard_at from smpp_segment
            where tenant_id = :tenant_id and channel_id = :channel_id
              and (chat_id, reference) in (
                  select chat_id, reference from smpp_segment
                  where tenant_id = :tenant_id and channel_id = :channel_id and not taken
                  group by chat_id, reference having max(heard_at) < :before limit 100)
            order by chat_id, reference, part
            """;

    private static final String FORGET_HEARD = """
            delete from smpp_heard where tenant_id = :tenant_id and (channel_id, chat_id) in (
                select channel_id, chat_id from smpp_heard
                where tenant_id = :tenant_id and heard_at < :before limit 5000)
            """;

    private static final String FORGET_SEGMENTS = """
            delete from smpp_segment where tenant_id = :tenant_id and (channel_id, chat_id, reference, part) in (
                select channel_id, chat_id, reference, part from smpp_segment
                where tenant_id = :tenant_id and heard_at < :before and taken limit 5000)
            """;

    private final Database database;

    SmppStore(Database database) {
        this.database = database;
    }

    /// A segment as it is kept.
    record Segment(String chat, String reference, int part, String words, boolean taken, Instant heardAt) {}

    private StatementSpec of(TenantId tenant, String sql) {
        return database.sql().sql(sql).param("tenant_id", tenant.value());
    }

    private StatementSpec of(TenantId tenant, ChannelAccount account, String sql, String chat) {
        return of(tenant, sql).param("channel_id", account.channel().value()).param("chat_id", chat);
    }

    /// Makes a message the phone's newest. Where the newest has these words and came in another
    /// session after `after`, this is the same one.
    ///
    /// @return what it is called; nothing where a newer one was heard since this came
    Optional<String> hear(TenantId tenant, ChannelAccount account, String chat, Heard heard, Instant after) {
        return of(tenant, account, HEAR, chat)
                .param("words", heard.words())
                .param("name", heard.name())
                .param("session", heard.session())
                .param("at", heard.at().atOffset(ZoneOffset.UTC))
                .param("after", after.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }

    /// A phone's newest message.
    record Heard(String words, String name, String session, Instant at) {}

    List<Segment> segments(TenantId tenant, ChannelAccount account, SmppBook.Whole whole) {
        return of(tenant, account, SEGMENTS, whole.chat())
                .param("reference", whole.key())
                .query((row, number) -> segment(row))
                .list();
    }

    private static Segment segment(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Segment(
                row.getString("chat_id"),
                row.getString("reference"),
                row.getInt("part"),
                row.getString("words"),
                row.getBoolean("taken"),
                row.getObject("heard_at", java.time.OffsetDateTime.class).toInstant());
    }

    void keep(TenantId tenant, ChannelAccount account, SmppBook.Whole whole, int part, String words, Instant at) {
        of(tenant, account, KEEP, whole.chat())
                .param("reference", whole.key())
                .param("part", part)
                .param("words", words)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void clear(TenantId tenant, ChannelAccount account, SmppBook.Whole whole) {
        of(tenant, account, CLEAR, whole.chat()).param("reference", whole.key()).update();
    }

    void taken(TenantId tenant, ChannelAccount account, SmppBook.Whole whole) {
        of(tenant, account, TAKEN, whole.chat()).param("reference", whole.key()).update();
    }

    /// Segments of messages of which nothing has come since `before`, and which are not taken.
    List<Segment> overdue(TenantId tenant, ChannelAccount account, Instant before) {
        return of(tenant, OVERDUE)
                .param("channel_id", account.channel().value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query((row, number) -> segment(row))
                .list();
    }

    int forget(TenantId tenant, Instant before) {
        return List.of(FORGET_HEARD, FORGET_SEGMENTS).stream()
                .mapToInt(sql -> of(tenant, sql)
                        .param("before", before.atOffset(ZoneOffset.UTC))
                        .update())
                .sum();
    }
}
