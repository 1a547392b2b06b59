package kz.jauap.ops.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import kz.jauap.TestDatabase;
import kz.jauap.config.Settings;
import kz.jauap.ops.embedded.Login;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.jdbc.core.simple.JdbcClient;

class RunningDatabaseTest {

    @Test
    void migrates_an_external_database_and_leaves_it_running() {
        try (HikariDataSource empty = TestDatabase.empty()) {
            Login login = new Login(empty.getJdbcUrl(), empty.getUsername(), empty.getPassword());
            try (var database = begin(login)) {
                assertThat(database.login()).isEqualTo(login);
            }
            assertThat(JdbcClient.create(empty)
                            .sql("select count(*) from flyway_schema_history")
                            .query(Long.class)
                            .single())
                    .isPositive();
        }
    }

    @Test
    void refuses_a_role_that_row_level_security_does_not_bind() {
        try (HikariDataSource empty = TestDatabase.empty();
                var database = begin(TestDatabase.administratorOf(empty))) {
            assertThatThrownBy(database::login)
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("JAUAP_DB_USER")
                    .hasMessageContaining("create role");
        }
    }

    @Test
    void refuses_a_wrong_password_at_once_in_words() {
        Login login = TestDatabase.freshLogin();
        try (var database = begin(new Login(login.url(), login.user(), "wrong-one"))) {
            DatabaseRefused refused =
                    org.assertj.core.api.Assertions.catchThrowableOfType(DatabaseRefused.class, database::login);

            assertThat(refused).hasMessageContaining("password").hasMessageNotContaining("wrong-one");
            assertThat(new StartFailure().analyze(new IllegalStateException("bean", refused)))
                    .extracting(FailureAnalysis::getDescription)
                    .isEqualTo(refused.getMessage());
        }
    }

    @Test
    void waits_again_for_a_server_that_went_away_before_the_migration() throws Exception {
        Login login = TestDatabase.freshLogin();
        int port = URI.create(login.url().substring("jdbc:".length())).getPort();
        try (Door door = new Door(port, Set.of(2, 3));
                var database = begin(new Login(
                        login.url().replace(":" + port + "/", ":" + door.port() + "/"),
                        login.user(),
                        login.password()))) {
            assertThat(database.login().user()).isEqualTo(login.user());
        }
    }

    private static RunningDatabase begin(Login login) {
        return RunningDatabase.begin(Settings.read(Map.of(
                "JAUAP_DB_URL", login.url(), "JAUAP_DB_USER", login.user(), "JAUAP_DB_PASSWORD", login.password())));
    }
}
