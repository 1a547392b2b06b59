package kz.jauap.ops.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import kz.jauap.ops.House;
import kz.jauap.ops.embedded.KillableDatabase;
import kz.jauap.ops.embedded.Login;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A house whose database is killed and comes back.
@Timeout(180)
class DatabaseAwayTest {

    private static final Path BINARIES = Path.of("target/test-pg/binaries");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path data;

    @Test
    void answers_503_in_time_while_the_database_is_away_and_goes_on_without_a_restart() throws Exception {
        try (KillableDatabase database = KillableDatabase.start(data, BINARIES);
                House house = house(database.login())) {
            String pass = house.post("/chat/demo_salon/visitor", "")
                    .json()
                    .path("pass")
                    .asString();
            assertThat(write(house, pass, "before")).isEqualTo(200);

            database.kill();
            long start = System.nanoTime();
            assertThat(writeTogether(house, pass, 60)).containsOnly(503);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(25));
            assertThat(events(house, pass)).isEqualTo(503);

            database.restart();
            assertThat(untilTaken(house, pass)).isEqualTo(200);
        }
    }

    private static House house(Login login) {
        return House.open(Map.of(
                "JAUAP_DB_URL", login.url(),
                "JAUAP_DB_USER", login.user(),
                "JAUAP_DB_PASSWORD", login.password()));
    }

    private static List<Integer> writeTogether(House house, String pass, int count) throws Exception {
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> statuses = IntStream.range(0, count)
                    .mapToObj(i -> writers.submit(() -> write(house, pass, "away-" + i)))
                    .toList();
            List<Integer> all = new java.util.ArrayList<>();
            for (Future<Integer> status : statuses) {
                all.add(status.get());
            }
            // more than a visitor may write in a minute: those are told so, with or without a database
            return all.stream().filter(status -> status != 429).toList();
        }
    }

    private static int untilTaken(House house, String pass) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int status = 0;
        while (status != 200 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(500);
            status = write(house, pass, UUID.randomUUID().toString());
        }
        return status;
    }

    private static int write(House house, String pass, String id) {
        String body = "{\"id\":\"" + id + "\",\"text\":\"hello?\"}";
        Map<String, String> headers = Map.of("X-Visitor", pass, "Content-Type", "application/json");
        return house.call("POST", "/webhook/webchat/demo_salon", body, headers).status();
    }

    private static int events(House house, String pass) throws InterruptedException {
        TimeUnit.SECONDS.sleep(10); // what is known of channels is fresh for so long, and needs no database
        return house.call("GET", "/chat-events/demo_salon?after=0", "", Map.of("X-Visitor", pass))
                .status();
    }
}
