package kz.jauap.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

@Timeout(20)
class GroupCommitTest {

    private static final int FIRST = 0;

    private final CountDownLatch go = new CountDownLatch(1);
    private final List<List<Integer>> written = new CopyOnWriteArrayList<>();

    @Test
    void callers_that_wait_together_share_one_write_and_get_their_own_result() throws Exception {
        assertThat(submitTogether(5, batch -> results(batch))).containsExactly("0", "1", "2", "3", "4", "5");
        assertThat(written).containsExactly(List.of(FIRST), List.of(1, 2, 3, 4, 5));
    }

    @Test
    void one_bad_item_does_not_fail_its_neighbours() throws Exception {
        List<String> results = submitTogether(3, batch -> {
            if (batch.contains(2)) {
                throw new IllegalArgumentException("bad");
            }
            return results(batch);
        });
        assertThat(results).containsExactly("0", "1", "refused", "3");
    }

    @Test
    void a_whole_batch_is_refused_at_once_when_the_database_cannot_be_reached() throws Exception {
        refusesAtOnce(new CannotCreateTransactionException("no connection within 5 s"));
    }

    @Test
    void a_whole_batch_is_refused_at_once_when_a_statement_of_its_own_gets_no_connection() throws Exception {
        refusesAtOnce(new CannotGetJdbcConnectionException("no connection within 5 s"));
    }

    private void refusesAtOnce(RuntimeException noConnection) throws Exception {
        List<String> results = submitTogether(4, batch -> {
            if (batch.contains(FIRST)) {
                return results(batch);
            }
            throw noConnection;
        });
        assertThat(results).containsExactly("0", "refused", "refused", "refused", "refused");
        assertThat(written).containsExactly(List.of(FIRST), List.of(1, 2, 3, 4));
    }

    @Test
    void a_batch_whose_connection_broke_is_written_once_more_and_together() throws Exception {
        List<String> results = submitTogether(3, batch -> {
            if (batch.size() == 3 && written.size() == 2) {
                throw new DataAccessResourceFailureException("broken", new SQLException("broken", "08006"));
            }
            return results(batch);
        });
        assertThat(results).containsExactly("0", "1", "2", "3");
        assertThat(written).containsExactly(List.of(FIRST), List.of(1, 2, 3), List.of(1, 2, 3));
    }

    @Test
    void refuses_what_comes_after_the_end() {
        GroupCommit<Integer, String> commits = new GroupCommit<>("test", 10, 10, GroupCommitTest::results);
        commits.close();
        assertThatThrownBy(() -> commits.submit(1)).isInstanceOf(GroupCommit.Refused.class);
    }

    /// Item 0 goes first and holds the committer until `count` further ones wait.
    private List<String> submitTogether(int count, Function<List<Integer>, List<String>> write) throws Exception {
        try (GroupCommit<Integer, String> commits = new GroupCommit<>("test", 10, 100, batch -> held(batch, write));
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> results = new CopyOnWriteArrayList<>();
            results.add(callers.submit(() -> commits.submit(FIRST)));
            while (written.isEmpty()) {
                Thread.onSpinWait();
            }
            IntStream.rangeClosed(1, count).forEach(item -> {
                results.add(callers.submit(() -> commits.submit(item)));
                while (commits.waiting() < item) {
                    Thread.onSpinWait();
                }
            });
            go.countDown();
            return results.stream().map(GroupCommitTest::outcome).toList();
        }
    }

    private List<String> held(List<Integer> batch, Function<List<Integer>, List<String>> write) {
        written.add(batch);
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return write.apply(batch);
    }

    private static List<String> results(List<Integer> batch) {
        return batch.stream().map(String::valueOf).toList();
    }

    private static String outcome(Future<String> result) {
        try {
            return result.get();
        } catch (Exception e) {
            return e.getCause() instanceof GroupCommit.Refused ? "refused" : e.toString();
        }
    }
}
