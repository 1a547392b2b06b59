package kz.jauap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {

    @Test
    void hands_out_a_database_of_its_own_to_each_caller() {
        try (var one = TestDatabase.fresh();
                var other = TestDatabase.fresh()) {
            JdbcClient.create(one).sql("create table mine (n int)").update();

            assertThat(text(other, "select to_regclass('mine')::text")).isNull();
            assertThat(text(one, "select to_regclass('mine')::text")).isEqualTo("mine");
        }
    }

    @Test
    void connects_outside_utc_as_a_role_that_row_level_security_binds() {
        try (var database = TestDatabase.fresh()) {
            assertThat(text(database, "show time zone")).isEqualTo("Asia/Kathmandu");
            Map<String, @Nullable Object> role = JdbcClient.create(database)
                    .sql("select rolsuper, rolbypassrls from pg_roles where rolname = current_user")
                    .query()
                    .singleRow();
            assertThat(role).containsValue(false).doesNotContainValue(true);
        }
    }

    private static @Nullable String text(DataSource database, String sql) {
        return JdbcClient.create(database)
                .sql(sql)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
