package kz.jauap.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.jauap.RowsRead;
import kz.jauap.TestDatabase;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.queue.NewJob;
import kz.jauap.queue.QueueFixture;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.Slice;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The outbox is long and what waits is little: who asks for what waits goes through no more than that.
class WaitingDeliveriesTest {

    private static final int OLD = 3_000;
    private static final int WAITING = 20;
    private static final int HELD = 3;

    private final HikariDataSource pool = RowsRead.sharedPath(TestDatabase.freshLogin());
    private final Database database = new Database(pool, pool);
    private final OutboxStore outbox = new OutboxStore(database);
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final ChannelId channel = new ChannelId(UUID.randomUUID());

    @BeforeEach
    void a_long_outbox() {
        store(OLD, "ACCEPTED");
        store(HELD, "HELD");
        Instant now = Instant.now();
        List<Outgoing> waiting = IntStream.range(0, WAITING)
                .mapToObj(number -> new Outgoing(
                        tenant,
                        UUID.randomUUID(),
                        channel,
                        UUID.randomUUID(),
                        OutboundMessage.text("key", "chat" + number, "hello")))
                .toList();
        database.acrossTenants(() -> outbox.insert(waiting, now));
        new QueueFixture(pool, Clock.systemUTC())
                .enqueue(waiting.stream()
                        .map(one -> NewJob.dueAt(
                                tenant,
                                Outbox.QUEUE,
                                one.conversation(),
                                one.id().toString(),
                                now))
                        .toList());
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void the_watch_over_unsent_messages_reads_those_that_wait() {
        database.acrossTenants(() -> {
            assertThat(outbox.unsent(Instant.now().plusSeconds(60), 100)).hasSize(WAITING);
            assertThat(RowsRead.of(database, "outbox")).isLessThanOrEqualTo(WAITING);
        });
    }

    @Test
    void the_list_of_what_waits_to_be_sent_reads_what_waits() {
        database.acrossTenants(() -> {
            assertThat(outbox.list(Slice.of(tenant, 100), DeliveryStatus.WAITING))
                    .hasSize(WAITING);
            assertThat(RowsRead.of(database, "outbox")).isLessThanOrEqualTo(WAITING);
        });
    }

    @Test
    void the_list_of_what_waits_for_people_reads_what_waits_for_them() {
        database.acrossTenants(() -> {
            assertThat(outbox.list(Slice.of(tenant, 100), DeliveryStatus.HELD)).hasSize(HELD);
            assertThat(RowsRead.of(database, "outbox")).isLessThanOrEqualTo(HELD);
        });
    }

    private void store(int rows, String status) {
        database.acrossTenants(() -> database.sql()
                .sql("""
                        insert into outbox (tenant_id, id, channel_id, conversation_id, message, status, created_at, updated_at)
                        select :tenant_id, gen_random_uuid(), :channel_id, gen_random_uuid(),
                               cast(:message as json), :status, now(), now()
                        from generate_series(1, :rows)
                        """)
                .param("tenant_id", tenant.value())
                .param("channel_id", channel.value())
                .param("message", Json.write(OutboundMessage.text("key", "chat", "hello")))
                .param("status", status)
                .param("rows", rows)
                .update());
    }
}
