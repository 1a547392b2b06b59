package kz.jauap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The second wall between tenants, row-level security, over every table there is, and proof that a hole in it is seen.
class TenantWallTest {

    private static final TenantId OURS = new TenantId(UUID.randomUUID());
    private static final TenantId THEIRS = new TenantId(UUID.randomUUID());

    private final HikariDataSource dataSource = TestDatabase.fresh();
    private final Database database = new Database(dataSource);

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void no_table_has_a_hole() {
        assertThat(new TenantWall(dataSource).holes()).isEmpty();
    }

    @Test
    void finds_a_table_without_a_tenant() {
        plant("create table planted (id uuid primary key, note text)");
        assertThat(new TenantWall(dataSource).holesOf("planted")).containsExactly("planted has no tenant_id");
    }

    @Test
    void finds_a_table_without_a_policy() {
        plant("create table planted (tenant_id uuid not null, note text)");
        assertThat(new TenantWall(dataSource).holesOf("planted"))
                .contains(
                        "planted has no row-level security, or its owner walks through",
                        "planted shows another tenant's row",
                        "planted takes a row in another tenant's name",
                        "planted changes another tenant's row",
                        "planted deletes another tenant's row",
                        "planted shows rows without a scope");
    }

    @Test
    void finds_a_policy_that_does_not_bind_the_owner() {
        plant("""
                create table planted (tenant_id uuid not null, note text);
                alter table planted enable row level security;
                create policy tenant_wall on planted using (tenant_id::text = jauap_scope())
                """);
        assertThat(new TenantWall(dataSource).holesOf("planted"))
                .contains("planted has no row-level security, or its owner walks through");
    }

    @Test
    void finds_a_policy_that_lets_rows_in_but_not_out() {
        plant("""
                create table planted (tenant_id uuid not null, note text);
                alter table planted enable row level security;
                alter table planted force row level security;
                create policy tenant_wall on planted using (tenant_id::text = jauap_scope()) with check (true)
                """);
        assertThat(new TenantWall(dataSource).holesOf("planted"))
                .contains("planted takes a row in another tenant's name", "planted lets a row change hands");
    }

    @Test
    void finds_a_view_that_keeps_a_copy_of_rows() {
        plant("create materialized view planted as select * from message");
        assertThat(new TenantWall(dataSource).holesOf("planted"))
                .containsExactly("planted shows rows past the policies of their tables");
    }

    @Test
    void holds_a_query_that_forgot_its_tenant() {
        message(OURS);
        message(THEIRS);
        message(THEIRS);
        String forgetful = "select count(*) from message";
        assertThat(database.inTenant(
                        OURS,
                        () -> database.sql().sql(forgetful).query(Long.class).single()))
                .isEqualTo(1);
        assertThat(database.acrossTenants(
                        () -> database.sql().sql(forgetful).query(Long.class).single()))
                .isEqualTo(3);
        assertThat(CodeRules.everyStatementNamesItsTenant(new CodeRules.Source(
                        "MessageStore.java", "class MessageStore { String s = \"\"\"\n" + forgetful + "\n\"\"\"; }")))
                .hasSize(1);
    }

    @Test
    void a_scope_ends_with_its_transaction() {
        message(OURS);
        database.inTenant(OURS, () -> {});
        database.acrossTenants(() -> {});
        for (int i = 0; i < 20; i++) {
            assertThat(JdbcClient.create(dataSource)
                            .sql("select count(*) from message")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
        assertThatThrownBy(database::sql).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_scope_never_changes_while_it_is_open() {
        message(THEIRS);
        assertThatThrownBy(() -> database.inTenant(OURS, () -> database.inTenant(THEIRS, () -> {})))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> database.inTenant(OURS, () -> database.acrossTenants(() -> {})))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_tenant_inside_the_shared_path_sees_its_own_rows_only() {
        message(OURS);
        message(THEIRS);
        try (HikariDataSource shared = new HikariDataSource()) {
            shared.setJdbcUrl(dataSource.getJdbcUrl());
            shared.setUsername(dataSource.getUsername());
            shared.setPassword(dataSource.getPassword());
            shared.setMaximumPoolSize(1);
            shared.setConnectionInitSql(Database.EVERY_TENANT);
            Database both = new Database(dataSource, shared);
            both.acrossTenants(() -> {
                assertThat(messages(both)).isEqualTo(2);
                assertThat(both.inTenant(OURS, () -> messages(both))).isEqualTo(1);
                assertThat(messages(both)).isEqualTo(2);
            });
            assertThat(both.inTenant(OURS, () -> both.inTenant(OURS, () -> messages(both))))
                    .isEqualTo(1);
        }
    }

    private static long messages(Database database) {
        return database.sql()
                .sql("select count(*) from message")
                .query(Long.class)
                .single();
    }

    private void message(TenantId tenant) {
        database.inTenant(tenant, () -> {
            database.sql().sql("""
                            insert into message (tenant_id, conversation_id, seq, id, author, content, turn_id, at)
                            values (?, gen_random_uuid(), 1, gen_random_uuid(), 'BOT', '{}', gen_random_uuid(), now())
                            """).param(tenant.value()).update();
        });
    }

    private void plant(String sql) {
        JdbcClient.create(dataSource).sql(sql).update();
    }
}
