package kz.jauap.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.jauap.RowsRead;
import kz.jauap.TestDatabase;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.InboundMessage;
import kz.jauap.queue.QueueFixture;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import kz.jauap.shared.Unanswered;
import kz.jauap.tenant.TenantSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The inbox is long and what waits is little: who asks for what waits goes through no more than that.
class WaitingMessagesTest {

    private static final int OLD = 3_000;
    private static final int WAITING = 20;

    private final HikariDataSource pool = RowsRead.sharedPath(TestDatabase.freshLogin());
    private final Database database = new Database(pool, pool);
    private final InboxStore inbox = new InboxStore(database, new QueueFixture(pool, database, Clock.systemUTC()).jobs);
    private final ChannelAccount account = new ChannelAccount(
            new TenantId(UUID.randomUUID()),
            new ChannelId(UUID.randomUUID()),
            new ChannelKind("chatflow"),
            "a",
            true,
            Map.of(),
            Map.of());

    @BeforeEach
    void a_long_inbox() {
        database.acrossTenants(() -> database.sql()
                .sql("""
                        insert into inbox (tenant_id, id, channel_id, conversation_id, received_at, message, raw)
                        select :tenant_id, gen_random_uuid(), :channel_id, gen_random_uuid(), now(), '{}', ''
                        from generate_series(1, :old)
                        """)
                .param("tenant_id", account.tenant().value())
                .param("channel_id", account.channel().value())
                .param("old", OLD)
                .update());
        inbox.store(IntStream.range(0, WAITING).mapToObj(this::arrival).toList());
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void the_watch_over_unanswered_messages_reads_those_that_wait() {
        database.acrossTenants(() -> {
            List<Unanswered> found = inbox.unhandled(Instant.now(), 100);

            assertThat(found).hasSize(WAITING);
            assertThat(RowsRead.of(database, "inbox")).isLessThanOrEqualTo(WAITING);
        });
    }

    @Test
    void the_transcript_of_a_conversation_reads_the_messages_of_its_own_lane() {
        UUID conversation = arrival(7).conversation();
        database.acrossTenants(() -> {
            List<Inbox.Received> found = inbox.waiting(account.tenant(), conversation);

            assertThat(found).extracting(Inbox.Received::conversation).containsExactly(conversation);
            assertThat(RowsRead.of(database, "inbox")).isEqualTo(1);
        });
    }

    private Arrival arrival(int number) {
        return Arrival.of(
                account,
                InboundMessage.text("mark" + number, "chat" + number, "hello"),
                "{}".getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH,
                TenantSettings.DEFAULTS);
    }
}
