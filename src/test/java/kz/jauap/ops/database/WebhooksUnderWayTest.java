package kz.jauap.ops.database;

import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.jauap.ops.BareConnection;
import kz.jauap.ops.House;
import kz.jauap.ops.embedded.Login;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Webhooks whose commit meets something on its way: the end of the house, the end of the disk.
@Timeout(120)
class WebhooksUnderWayTest {

    private static String webhook(String pass, String id) {
        String body = "{\"id\":\"" + id + "\",\"text\":\"hello?\"}";
        return "POST /webhook/webchat/demo_salon HTTP/1.1\r\nHost: a\r\nX-Visitor: %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(pass, body.getBytes(StandardCharsets.UTF_8).length, body);
    }

    private static String pass(House house) {
        return house.post("/chat/demo_salon/visitor", "").json().path("pass").asString();
    }

    private static Connection connection(Login login) throws SQLException {
        return DriverManager.getConnection(login.url(), login.user(), login.password());
    }

    private static long count(Connection connection, String what) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select set_config('jauap.tenant', '*', false)");
            try (ResultSet row = statement.executeQuery("select count(*) from " + what)) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_house_that_is_told_to_end_answers_what_it_has_taken_and_waits_for_nothing_else() throws Exception {
        House house = House.open(Map.of());
        String pass = pass(house);
        try (Connection holder = connection(house.login);
                Connection watcher = connection(house.login);
                BareConnection silent = new BareConnection(house.address.getPort());
                BareConnection underWay = new BareConnection(house.address.getPort());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            silent.say(webhook(pass, "first"));
            assertThat(silent.hear().status()).isEqualTo(200);

            holder.setAutoCommit(false);
            holder.createStatement().execute("lock table inbox in share mode");
            underWay.say(webhook(pass, "second"));
            until(() -> count(watcher, "pg_locks where not granted and relation = 'inbox'::regclass") > 0);
            Future<?> end = threads.submit(house::close);
            assertThat(silent.isAtItsEnd()).isTrue();
            holder.rollback();

            BareConnection.Heard heard = underWay.hear();
            assertThat(heard.status()).isEqualTo(200);
            assertThat(heard.headers()).containsEntry("connection", "close");
            end.get();
            assertThat(count(watcher, "inbox")).isEqualTo(2);
        } finally {
            house.close();
        }
    }

    @Test
    void with_a_full_disk_a_webhook_is_503_and_stores_nothing_and_with_room_again_it_is_taken() throws Exception {
        try (House house = House.open(Map.of());
                Connection connection = connection(house.login);
                BareConnection provider = new BareConnection(house.address.getPort())) {
            String webhook = webhook(pass(house), "one");
            connection.createStatement().execute("""
                    create function disk_is_full() returns trigger language plpgsql as $$
                    begin
                        raise exception using errcode = 'disk_full', message = 'No space left on device';
                    end $$
                    """);
            connection.createStatement().execute("""
                    create trigger full_disk before insert on inbox for each row execute function disk_is_full()
                    """);
            provider.say(webhook);
            BareConnection.Heard heard = provider.hear();
            assertThat(heard.status()).isEqualTo(503);
            assertThat(heard.headers()).containsEntry("retry-after", "2");
            assertThat(heard.body()).contains("not stored").doesNotContain("device");
            assertThat(count(connection, "inbox")).isZero();

            connection.createStatement().execute("drop trigger full_disk on inbox");
            provider.say(webhook);
            assertThat(provider.hear().status()).isEqualTo(200);
            assertThat(count(connection, "inbox")).isEqualTo(1);
        }
    }
}
