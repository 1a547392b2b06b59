package kz.jauap.chaos;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.ops.embedded.Login;
import kz.jauap.shared.DerivedId;

/// The database, looked at by its administrator, whom row-level security does not bind.
final class Registry implements AutoCloseable {

    private static final String LINES = """
            select conversation.chat_id, message.seq, message.author, message.content ->> 'mark' as mark,
                   message.outbox_id, message.turn_id, coalesce(outbox.status, '') as status
            from message
            join conversation on conversation.tenant_id = message.tenant_id
             and conversation.id = message.conversation_id
            left join outbox on outbox.tenant_id = message.tenant_id and outbox.id = message.outbox_id
            order by conversation.chat_id, message.seq
            """;

    private static final String SPOKEN = """
            select conversation.chat_id, message.outbox_id, outbox.message ->> 'text' as text
            from message
            join conversation on conversation.tenant_id = message.tenant_id
             and conversation.id = message.conversation_id
            join outbox on outbox.tenant_id = message.tenant_id and outbox.id = message.outbox_id
            order by conversation.chat_id, message.seq
            """;

    private static final String TOPICS = """
            select desk_topic.conversation_id, desk_topic.thread_id, conversation.chat_id
            from desk_topic
            join conversation on conversation.tenant_id = desk_topic.tenant_id
             and conversation.id = desk_topic.conversation_id
            where desk_topic.thread_id is not null
            """;

    private static final String POSTS = """
            select id, body ->> 'text' as text, state, coalesce(message_id, 0) as message_id from desk_post
            where conversation_id = ? and kind <> 'MANAGER'
            order by seq
            """;

    private static final String HEARD = """
            select conversation.chat_id, message.content ->> 'text' as text
            from message
            join conversation on conversation.tenant_id = message.tenant_id
             and conversation.id = message.conversation_id
            where message.author = 'CUSTOMER'
            order by conversation.chat_id, message.seq
            """;

    private static final String MAILBOXES = """
            select channel.account, mail_place.last_uid from mail_place
            join channel on channel.tenant_id = mail_place.tenant_id and channel.id = mail_place.channel_id
            """;

    /// What a customer said in a turn that said nothing back.
    private static final String FOR_PEOPLE = """
            select message.id from message
            where message.conversation_id = ? and message.author = 'CUSTOMER'
              and not exists (select 1 from message answer
                              where answer.tenant_id = message.tenant_id and answer.turn_id = message.turn_id
                                and answer.author <> 'CUSTOMER')
            order by message.seq
            """;

    private static final String BY_PEOPLE = """
            select content ->> 'text' from message where conversation_id = ? and author = 'OPERATOR' order by seq
            """;

    private static final String BUSY = """
            select (select count(*) from job where queue not in ('handover', 'ticket'))
                 + (select count(*) from lane where queue not in ('handover', 'ticket'))
                 + (select count(*) from outbox where status = 'WAITING')
            """;

    private static final String TROUBLES = """
            select 'dead job of ' || queue || ': ' || reason as trouble from dead_job
            union all
            select 'in quarantine: ' || reason from quarantine
            union all
            select 'outbox row ' || id || ' is ' || status || ': ' || coalesce(last_error, '') from outbox
            where status in ('HELD', 'FAILED')
            union all
            select 'stored, yet without a message: inbox row ' || inbox.id from inbox
            where not exists (select 1 from message
                              where message.tenant_id = inbox.tenant_id and message.inbox_id = inbox.id)
            union all
            select 'conversation ' || id || ' hangs with ' || owner from conversation where owner <> 'BOT'
            union all
            select 'request ' || id || ' hangs ' || status from handover where status <> 'RESOLVED'
            union all
            select 'the card of ' || conversation_id || ' shows what is over' from desk_topic where wanted > shown
            union all
            select 'update ' || update_id || ' of the group was not carried out' from desk_update
            where handled_at is null
            union all
            select 'told of a person nobody asked: turn ' || id from turn
            where decision = 'hand-over'
              and not exists (select 1 from handover
                              where handover.tenant_id = turn.tenant_id and handover.turn_id = turn.id)
            union all
            select 'turn ' || turn.id || ' was a ' || decision || ': ' || (trace ->> -1) from turn
            where decision = 'fallback'
            """;

    private static final String HISTORY = """
            select message.seq, message.author, message.content ->> 'mark' as mark,
                   left(message.content ->> 'text', 60) as text, message.outbox_id, outbox.status,
                   outbox.attempts, outbox.last_error, message.at, turn.id as turn, turn.decision, turn.committed_at,
                   turn.trace
            from message
            join conversation on conversation.tenant_id = message.tenant_id
             and conversation.id = message.conversation_id
            left join outbox on outbox.tenant_id = message.tenant_id and outbox.id = message.outbox_id
            left join turn on turn.tenant_id = message.tenant_id and turn.id = message.turn_id
            where conversation.chat_id = ?
            order by message.seq
            """;

    private static final String WAITING = """
            select 'lane' as row, lane.queue, lane.state, lane.due_at::text, lane.lease_until::text as more,
                   lane.attempts
            from lane where queue not in ('handover', 'ticket')
            union all
            select 'job', job.queue, null, job.due_at::text, job.payload, null from job
            where queue not in ('handover', 'ticket')
            limit 20
            """;

    private static final String REPLIES = """
            select conversation_id, content ->> 'text' from message where author = 'OPERATOR'
            order by conversation_id, seq
            """;

    private final Connection connection;

    Registry(Login administrator) throws SQLException {
        String url = administrator.url().replaceFirst("/postgres$", "/jauap");
        this.connection = DriverManager.getConnection(url, administrator.user(), administrator.password());
    }

    /// Lines of every conversation, by chat.
    Map<String, List<Evidence.Line>> lines() throws SQLException {
        Map<String, List<Evidence.Line>> lines = new HashMap<>();
        try (PreparedStatement read = connection.prepareStatement(LINES);
                ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                lines.computeIfAbsent(rows.getString("chat_id"), chat -> new ArrayList<>())
                        .add(line(rows));
            }
        }
        return lines;
    }

    private static Evidence.Line line(ResultSet row) throws SQLException {
        int seq = row.getInt("seq");
        String turn = row.getString("turn_id");
        if (row.getString("author").equals("CUSTOMER")) {
            return Evidence.Line.heard(seq, row.getString("mark"), turn);
        }
        boolean accepted = List.of("ACCEPTED", "DELIVERED", "READ").contains(row.getString("status"));
        return Evidence.Line.spoken(seq, row.getString("outbox_id"), turn, accepted);
    }

    /// What customers said, by chat, in order.
    Map<String, List<String>> heard() throws SQLException {
        Map<String, List<String>> heard = new HashMap<>();
        try (PreparedStatement read = connection.prepareStatement(HEARD);
                ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                heard.computeIfAbsent(rows.getString("chat_id"), chat -> new ArrayList<>())
                        .add(rows.getString("text"));
            }
        }
        return heard;
    }

    /// How far each mailbox has been read that has been looked into, by account.
    Map<String, Long> mailboxes() throws SQLException {
        Map<String, Long> places = new HashMap<>();
        try (PreparedStatement read = connection.prepareStatement(MAILBOXES);
                ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                places.put(rows.getString("account"), rows.getLong("last_uid"));
            }
        }
        return places;
    }

    /// Answers of every conversation with their words, by chat, in order.
    Map<String, List<Attribution.Spoken>> spoken() throws SQLException {
        Map<String, List<Attribution.Spoken>> spoken = new HashMap<>();
        try (PreparedStatement read = connection.prepareStatement(SPOKEN);
                ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                spoken.computeIfAbsent(rows.getString("chat_id"), chat -> new ArrayList<>())
                        .add(new Attribution.Spoken(rows.getString("outbox_id"), rows.getString("text")));
            }
        }
        return spoken;
    }

    /// Conversations that have a topic, the house's side of it.
    ///
    /// @param shown what the bot wrote in a topic, by its thread
    /// @param written what people wrote there, by its thread
    List<DeskEvidence> topics(Map<Long, Map<Long, String>> shown, Map<Long, List<String>> written) throws SQLException {
        List<DeskEvidence> topics = new ArrayList<>();
        try (PreparedStatement read = connection.prepareStatement(TOPICS);
                ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                UUID conversation = rows.getObject("conversation_id", UUID.class);
                long thread = rows.getLong("thread_id");
                topics.add(new DeskEvidence(
                        "topic " + thread + " of " + rows.getString("chat_id"),
                        posts(conversation),
                        ids(conversation).stream()
                                .map(id -> DerivedId.of(id, "piece 0").toString())
                                .toList(),
                        shown.getOrDefault(thread, Map.of()),
                        written.getOrDefault(thread, List.of()),
                        texts(BY_PEOPLE, conversation)));
            }
        }
        return topics;
    }

    private List<DeskEvidence.Post> posts(UUID conversation) throws SQLException {
        List<DeskEvidence.Post> posts = new ArrayList<>();
        try (PreparedStatement read = connection.prepareStatement(POSTS)) {
            read.setObject(1, conversation);
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    posts.add(new DeskEvidence.Post(
                            rows.getString("id"),
                            rows.getString("text"),
                            rows.getString("state"),
                            rows.getLong("message_id")));
                }
            }
        }
        return posts;
    }

    private List<UUID> ids(UUID conversation) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        for (String id : texts(FOR_PEOPLE, conversation)) {
            ids.add(UUID.fromString(id));
        }
        return ids;
    }

    /// Jobs, lanes and answers on their way.
    long busy() throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(BUSY);
                ResultSet row = read.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /// What is stored and should not be.
    List<String> troubles() throws SQLException {
        return texts(TROUBLES);
    }

    /// Replies of people that are not stored exactly as they were confirmed, in order, once each.
    List<String> differences(Map<String, List<String>> confirmed) throws SQLException {
        Map<String, List<String>> stored = new HashMap<>();
        try (PreparedStatement read = connection.prepareStatement(REPLIES);
                ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                stored.computeIfAbsent(rows.getString(1), id -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
        List<String> differences = new ArrayList<>();
        confirmed.forEach((conversation, texts) -> {
            if (!texts.equals(stored.get(conversation))) {
                differences.add(
                        "people said " + texts + " in " + conversation + ", stored is " + stored.get(conversation));
            }
        });
        return differences;
    }

    /// Everything about one chat, a line for a row.
    List<String> history(String chat) throws SQLException {
        return texts(HISTORY, chat);
    }

    /// What still waits in the queue.
    List<String> waiting() throws SQLException {
        return texts(WAITING);
    }

    private List<String> texts(String query, Object... parameters) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                read.setObject(i + 1, parameters[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    texts.add(text(rows));
                }
            }
            return texts;
        }
    }

    private static String text(ResultSet row) throws SQLException {
        ResultSetMetaData names = row.getMetaData();
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= names.getColumnCount(); i++) {
            if (row.getString(i) != null) {
                cells.add(
                        names.getColumnCount() == 1
                                ? row.getString(i)
                                : names.getColumnLabel(i) + "=" + row.getString(i));
            }
        }
        return String.join(" ", cells);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
