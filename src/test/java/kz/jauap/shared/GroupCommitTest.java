package kz.jauap.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.UncategorizedSQLException;

class GroupCommitTest {

    private final List<List<String>> writes = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    /// Holds the first write until `together` items wait, so that the next batch has them all.
    private List<Future<String>> submitTogether(Function<List<String>, List<String>> write, List<String> items)
            throws InterruptedException {
        GroupCommit<String, String> commits = new GroupCommit<>("test", 100, 100, batch -> {
            if (batch.equals(List.of("first"))) {
                begun.countDown();
                await(gate);
                return batch;
            }
            writes.add(batch);
            return write.apply(batch);
        });
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        callers.submit(() -> commits.submit("first"));
        await(begun);
        List<Future<String>> results = new ArrayList<>();
        items.forEach(item -> results.add(callers.submit(() -> commits.submit(item))));
        while (commits.waiting() < items.size()) {
            Thread.onSpinWait();
        }
        gate.countDown();
        return results;
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nothing happened for ten seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void callers_that_wait_share_one_write_and_each_gets_its_own_result() throws Exception {
        List<Future<String>> results = submitTogether(
                batch -> batch.stream().map(String::toUpperCase).toList(), List.of("a", "b", "c"));

        assertThat(results.get(0).get()).isEqualTo("A");
        assertThat(results.get(2).get()).isEqualTo("C");
        assertThat(writes).hasSize(1);
    }

    @Test
    void one_bad_item_does_not_fail_its_neighbours() throws Exception {
        List<Future<String>> results = submitTogether(
                batch -> {
                    if (batch.contains("bad")) {
                        throw new IllegalArgumentException("bad item");
                    }
                    return batch;
                },
                List.of("a", "bad", "c"));

        assertThat(results.get(0).get()).isEqualTo("a");
        assertThat(results.get(2).get()).isEqualTo("c");
        assertThatThrownBy(() -> results.get(1).get()).hasRootCauseMessage("bad item");
    }

    @Test
    void an_outage_fails_the_whole_batch_at_once_instead_of_waiting_for_each_item() throws Exception {
        List<Future<String>> results = submitTogether(
                batch -> {
                    throw new UncategorizedSQLException("insert", null, new SQLException("gone", "08006"));
                },
                List.of("a", "b", "c"));

        for (Future<String> result : results) {
            assertThatThrownBy(result::get).hasCauseInstanceOf(GroupCommit.Refused.class);
        }
        assertThat(writes).as("tried once, not once more for each").hasSize(1);
    }

    @Test
    void a_closed_committer_refuses_at_once() {
        GroupCommit<String, String> commits = new GroupCommit<>("closed", 10, 10, batch -> batch);
        commits.close();

        assertThatThrownBy(() -> commits.submit("late")).isInstanceOf(GroupCommit.Refused.class);
    }
}
