package kz.jauap.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import kz.jauap.TestDatabase;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.InboundMessage;
import kz.jauap.queue.QueueFixture;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.TenantSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InboxStoreTest {

    private final HikariDataSource dataSource = TestDatabase.fresh();
    private final QueueFixture queue = new QueueFixture(dataSource, Clock.systemUTC());
    private final Database database = queue.database;
    private final InboxStore here = new InboxStore(database, queue.jobs);
    private final InboxStore there = new InboxStore(database, queue.jobs);
    private final ChannelAccount account = account();

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void a_double_that_another_node_stored_is_passed_over_and_its_neighbours_are_stored() {
        here.store(List.of(arrival("1"), arrival("2")));

        Set<UUID> fresh = there.store(List.of(arrival("2"), arrival("3"), arrival("1")));

        assertThat(fresh).containsExactly(arrival("3").inboxId());
        assertThat(payloads()).containsExactlyInAnyOrder(ids("1", "2", "3"));
    }

    @Test
    void a_double_that_this_node_remembers_is_passed_over() {
        here.store(List.of(arrival("1")));

        assertThat(here.store(List.of(arrival("1")))).isEmpty();
        assertThat(here.store(List.of(arrival("1"), arrival("2"))))
                .containsExactly(arrival("2").inboxId());
        assertThat(payloads()).containsExactlyInAnyOrder(ids("1", "2"));
    }

    @Test
    void the_same_mark_on_another_channel_is_another_message() {
        here.store(List.of(arrival("1")));

        assertThat(here.store(
                        List.of(Arrival.of(account(), message("1"), bytes(), Instant.EPOCH, TenantSettings.DEFAULTS))))
                .hasSize(1);
    }

    @Test
    void jobs_of_a_conversation_stand_in_the_order_of_arrival_whatever_their_ids() {
        List<Arrival> arrivals = IntStream.range(0, 50)
                .mapToObj(number -> arrival(Integer.toString(number)))
                .toList();

        here.store(arrivals);
        there.store(List.of(arrival("49"), arrival("51"), arrival("50")));

        assertThat(payloads())
                .startsWith(
                        arrivals.stream().map(one -> one.inboxId().toString()).toArray(String[]::new))
                .endsWith(ids("51", "50"));
    }

    @Test
    void requests_that_bring_the_same_message_at_the_same_moment_store_it_once() throws Exception {
        try (InboundCommit commit = new InboundCommit(here, queue.jobs);
                InboundCommit other = new InboundCommit(there, queue.jobs);
                ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            long fresh = 0;
            for (var stored : senders.invokeAll(IntStream.range(0, 200)
                    .mapToObj(number ->
                            (java.util.concurrent.Callable<List<UUID>>) () -> (number % 2 == 0 ? commit : other)
                                    .store(List.of(arrival("same"), arrival("also"), arrival("own" + number))))
                    .toList())) {
                fresh += stored.get().size();
            }
            assertThat(fresh).isEqualTo(202);
            assertThat(payloads()).hasSize(202);
        }
    }

    private List<String> payloads() {
        return database.acrossTenants(() -> database.sql()
                .sql("select payload from job order by seq")
                .query(String.class)
                .list());
    }

    private String[] ids(String... marks) {
        return Arrays.stream(marks)
                .map(mark -> arrival(mark).inboxId().toString())
                .toArray(String[]::new);
    }

    private Arrival arrival(String mark) {
        return Arrival.of(account, message(mark), bytes(), Instant.EPOCH, TenantSettings.DEFAULTS);
    }

    private static InboundMessage message(String mark) {
        return InboundMessage.text(mark, "chat", "hello");
    }

    private static byte[] bytes() {
        return "{}".getBytes(StandardCharsets.UTF_8);
    }

    private static ChannelAccount account() {
        return new ChannelAccount(
                new TenantId(UUID.randomUUID()),
                new ChannelId(UUID.randomUUID()),
                new ChannelKind("chatflow"),
                "a",
                true,
                Map.of(),
                Map.of());
    }
}
