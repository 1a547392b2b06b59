package kz.jauap.ops.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import kz.jauap.TestDatabase;
import kz.jauap.channel.InboundMessage;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.Json;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A house that has lived moves on with its work: migrations run behind row-level security, over rows that are there.
class MigrationTest {

    private static final UUID TENANT = new UUID(0, 1);
    private static final UUID CHANNEL = new UUID(0, 2);
    private static final UUID OLD = new UUID(0, 3);

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

    @Test
    void what_came_in_gets_the_name_it_would_have_now_so_that_its_double_is_still_known() {
        String odd = "m \u2014 \"1\" \\ \u04d9";
        InboundMessage message = InboundMessage.text(odd, "chat", "hello \u0000 {\"mark\":\"no\"}");
        try (HikariDataSource database = TestDatabase.empty()) {
            migrate(database, "3");
            JdbcClient administrator = administrator(database);
            administrator
                    .sql("""
                            insert into inbox (tenant_id, id, channel_id, conversation_id, received_at, message, raw)
                            values (:tenant, :old, :channel, :channel, now(), :message::json, '')
                            """)
                    .param("tenant", TENANT)
                    .param("old", OLD)
                    .param("channel", CHANNEL)
                    .param("message", Json.write(message))
                    .update();
            administrator
                    .sql("""
                            insert into job (tenant_id, queue, lane_id, payload, due_at, late_at, created_at)
                            values (:tenant, 'turn', :channel, :old, now(), now(), now())
                            """)
                    .param("tenant", TENANT)
                    .param("channel", CHANNEL)
                    .param("old", OLD.toString())
                    .update();

            migrate(database, "latest");

            UUID now = DerivedId.of(CHANNEL, odd);
            assertThat(administrator
                            .sql("select id from inbox")
                            .query(UUID.class)
                            .single())
                    .isEqualTo(now);
            assertThat(administrator
                            .sql("select payload from job")
                            .query(String.class)
                            .single())
                    .isEqualTo(now.toString());
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
