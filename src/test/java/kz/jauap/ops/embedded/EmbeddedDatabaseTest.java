package kz.jauap.ops.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    private static final Path BINARIES = Path.of("target/test-pg/binaries");

    @TempDir
    private Path data;

    @Test
    void keeps_rows_between_runs() {
        try (var database = start()) {
            Sql.run(database.login(), "create table kept (n int); insert into kept values (42)");
        }
        try (var database = start()) {
            assertThat(Sql.value(database.login(), "select n from kept")).isEqualTo("42");
        }
    }

    @Test
    void runs_durably_as_a_role_bound_by_row_level_security() {
        try (var database = start()) {
            Login login = database.login();
            assertThat(Stream.of("fsync", "synchronous_commit", "full_page_writes", "jit", "listen_addresses")
                            .map(name -> Sql.value(login, "show " + name)))
                    .containsExactly("on", "on", "on", "off", "127.0.0.1");
            assertThat(Sql.value(login, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
            assertThat(Sql.value(login, "select lower('ҚАЗАҚ')")).isEqualTo("қазақ");
        }
    }

    @Test
    void refuses_a_server_that_would_lose_commits() {
        try (var database = start()) {
            Sql.run(database.administrator(), "alter role jauap set synchronous_commit = off");
        }
        assertThatThrownBy(this::start)
                .isInstanceOf(DatabaseStartFailed.class)
                .hasMessageContaining("synchronous_commit=off");
        assertThat(EmbeddedDatabase.runningIn(data)).isEmpty();
    }

    @Test
    void lets_only_its_owner_read_the_folder() throws IOException {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var database = start();
                Stream<Path> files = Files.walk(data)) {
            assertThat(database.login().toString()).doesNotContain(database.password());
            assertThat(files.filter(EmbeddedDatabaseTest::isOpenToOthers)).isEmpty();
        }
    }

    @Test
    void refuses_a_second_start_in_the_same_process_and_keeps_the_first() {
        try (var first = start()) {
            assertThatThrownBy(this::start).isInstanceOf(DataFolderInUse.class);
            assertThatThrownBy(this::start)
                    .hasMessageContaining(data.getFileName().toString())
                    .hasMessageContaining("" + ProcessHandle.current().pid());
            assertThat(Sql.value(first.login(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void refuses_a_second_start_from_another_process_naming_the_first() throws Exception {
        try (var other = OtherProcess.holding(data, BINARIES)) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(DataFolderInUse.class)
                    .hasMessageContaining("process " + other.pid());
            Login login = EmbeddedDatabase.runningIn(data).orElseThrow();
            assertThat(Sql.value(login, "select current_database()")).isEqualTo("jauap");
        }
    }

    @Test
    void takes_over_after_the_other_process_was_killed_with_its_server_left_behind() throws Exception {
        ProcessHandle orphan;
        try (var other = OtherProcess.holding(data, BINARIES)) {
            Login login = EmbeddedDatabase.runningIn(data).orElseThrow();
            Sql.run(login, "create table kept (n int); insert into kept values (7)");
            other.kill();
            orphan = server();
            assertThat(orphan.isAlive()).isTrue();
        }
        try (var database = start()) {
            assertThat(server().pid()).isNotEqualTo(orphan.pid());
            assertThat(Sql.value(database.login(), "select n from kept")).isEqualTo("7");
        }
    }

    @Test
    void recovers_when_jauap_and_its_server_were_both_killed() throws Exception {
        try (var other = OtherProcess.holding(data, BINARIES)) {
            Login login = EmbeddedDatabase.runningIn(data).orElseThrow();
            Sql.run(login, "create table kept (n int); insert into kept values (8)");
            ProcessHandle server = server();
            other.kill();
            server.destroyForcibly();
        }
        assertThat(data.resolve("postgres/cluster/postmaster.pid")).exists();
        try (var database = start()) {
            assertThat(Sql.value(database.login(), "select n from kept")).isEqualTo("8");
        }
    }

    @Test
    void brings_a_killed_server_back_at_the_same_address() {
        try (var database = start()) {
            Sql.run(database.login(), "create table kept (n int); insert into kept values (9)");
            long before = server().pid();
            server().destroyForcibly();

            assertThat(Sql.valueOnceUp(database.login(), "select n from kept")).isEqualTo("9");
            assertThat(server().pid()).isNotEqualTo(before);
        }
    }

    @Test
    void is_not_stopped_by_a_stranger_that_got_the_process_id_of_its_dead_server() throws IOException {
        start().close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        Path file = data.resolve("postgres/cluster/postmaster.pid");
        Files.write(file, List.of("" + stranger.pid(), data + "/postgres/cluster", "0", "1", "", "", "", "ready"));

        try (var database = start()) {
            assertThat(Sql.value(database.login(), "select 1")).isEqualTo("1");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void refuses_rows_of_another_postgresql_version() throws IOException {
        start().close();
        Files.writeString(data.resolve("postgres/cluster/PG_VERSION"), "17\n");

        assertThatThrownBy(this::start).isInstanceOf(DatabaseStartFailed.class).hasMessageContaining("PostgreSQL 17");
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(data, BINARIES);
    }

    private ProcessHandle server() {
        return new PostmasterFile(data.resolve("postgres/cluster/postmaster.pid"))
                .pid()
                .flatMap(ProcessHandle::of)
                .orElseThrow();
    }

    private static boolean isOpenToOthers(Path file) {
        try {
            return !Files.isSymbolicLink(file)
                    && !PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                            .endsWith("------");
        } catch (java.nio.file.NoSuchFileException e) {
            return false; // the server's own temporary file, gone meanwhile
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
