package kz.jauap.ops.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import kz.jauap.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A house that has lived moves on with its work: migrations run behind row-level security, over rows that are there.
class MigrationTest {

    @Test
    void work_that_waits_is_carried_over_to_lanes_that_know_patience() {
        try (HikariDataSource database = TestDatabase.empty()) {
            migrate(database, "2");
            administrator(database).sql("""
                    insert into lane (tenant_id, queue, id, due_at, late_at)
                    values ('00000000-0000-0000-0000-000000000001', 'turn', '00000000-0000-0000-0000-000000000002',
                            '2026-01-02T03:04:05Z', '2026-01-02T03:05:00Z')
                    """).update();

            migrate(database, "latest");

            assertThat(rows(database, "select count(*) from lane where quiet_until = due_at"))
                    .isEqualTo(1);
        }
    }

    private static void migrate(HikariDataSource database, String version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private static long rows(HikariDataSource database, String sql) {
        return administrator(database).sql(sql).query(Long.class).single();
    }

    private static JdbcClient administrator(HikariDataSource database) {
        var login = TestDatabase.administratorOf(database);
        return JdbcClient.create(new DriverManagerDataSource(login.url(), login.user(), login.password()));
    }
}
