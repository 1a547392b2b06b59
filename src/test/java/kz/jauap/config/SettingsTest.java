package kz.jauap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.jauap.shared.MasterKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @Test
    void a_storage_for_files_is_whole_or_not_at_all() {
        assertThat(Settings.read(Map.of()).keeping().s3()).isNull();
        Map<String, String> some = Map.of("JAUAP_S3_ENDPOINT", "https://s3.example.kz", "JAUAP_S3_BUCKET", "media");
        assertThatThrownBy(() -> Settings.read(some))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("JAUAP_S3_ACCESS_KEY")
                .hasMessageContaining("JAUAP_S3_SECRET_KEY")
                .hasMessageNotContaining("JAUAP_S3_BUCKET is missing");
        Map<String, String> all = new HashMap<>(some);
        all.put("JAUAP_S3_ACCESS_KEY", "id");
        all.put("JAUAP_S3_SECRET_KEY", "hidden");
        assertThat(String.valueOf(Settings.read(all).keeping().s3()))
                .contains("us-east-1")
                .doesNotContain("hidden");
    }

    @Test
    void needs_nothing_to_be_set() {
        Settings settings = Settings.read(Map.of());

        assertThat(settings.http()).isEqualTo(new Settings.Http("127.0.0.1", 8080, null, Set.of()));
        assertThat(settings.http().publicUrl(8080)).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(settings.data()).isEqualTo(Path.of("data"));
        assertThat(settings.roles()).containsExactlyInAnyOrder(Role.WEB, Role.WORKER);
        assertThat(settings.database().externalUrl()).isEmpty();
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void puts_a_flag_before_its_variable_and_takes_both_spellings() {
        Map<String, String> env = Map.of("JAUAP_PORT", "9000", "JAUAP_ROLES", "web");

        assertThat(Settings.read(env).http().port()).isEqualTo(9000);
        assertThat(Settings.read(env, "--port", "9001").http().port()).isEqualTo(9001);
        assertThat(Settings.read(env, "--port=9002", "--worker").http().port()).isEqualTo(9002);
        assertThat(Settings.read(env, "--worker").roles()).containsExactly(Role.WORKER);
        assertThat(Settings.read(env, "--worker", "--web").roles()).hasSize(2);
    }

    @Test
    void still_reads_the_names_the_owners_know() {
        Settings settings = Settings.read(Map.of(
                "OUTBOX_COALESCE_SECONDS", "2.5",
                "OUTBOX_MAX_ATTEMPTS", "7",
                "OUTBOX_RETRY_BACKOFF_SECONDS", "3",
                "OUTBOX_PROCESS_LIMIT", "50",
                "CHATFLOW_RETRY_ATTEMPTS", "4",
                "CHATFLOW_RETRY_BACKOFF_SECONDS", "0.5",
                "ALERTS_ADMIN_TOKEN", "a-token-the-owners-know",
                "NO_RESPONSE_ALERT_MINUTES", "6"));

        assertThat(settings.delivery())
                .isEqualTo(new Settings.Delivery(Duration.ofMillis(2_500), 7, Duration.ofSeconds(3), 50));
        assertThat(settings.providers().chatflowAttempts()).isEqualTo(4);
        assertThat(settings.providers().chatflowBackoff()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.secrets().adminToken()).hasValue("a-token-the-owners-know");
        assertThat(settings.alerts().noResponse()).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void names_the_key_the_value_and_an_example_of_every_problem_at_once() {
        Map<String, String> env = new HashMap<>();
        env.put("JAUAP_PORT", "99999");
        env.put("JAUAP_DB_URL", "mysql://x");
        env.put("JAUAP_PUBLIC_URL", "jauap.example.kz");
        env.put("JAUAP_ROLES", "web,cook");
        env.put("OUTBOX_COALESCE_SECONDS", "NaN");
        env.put("NO_RESPONSE_ALERT_MINUTES", "soon");

        InvalidSettings refused = catchThrowableOfType(InvalidSettings.class, () -> Settings.read(env, "--prot", "1"));

        assertThat(refused.problems())
                .hasSize(8)
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("--prot is not a flag").contains("--port"))
                .contains("JAUAP_PORT=99999 must be a whole number from 0 to 65535, for example JAUAP_PORT=8090");
        assertThat(refused).hasMessageContaining("JAUAP_ROLES=web,cook").hasMessageContaining("COALESCE_SECONDS=NaN");
    }

    @Test
    void never_shows_a_secret_in_a_problem_or_in_print() {
        Map<String, String> wrong = Map.of("JAUAP_ADMIN_TOKEN", "hunter2", "JAUAP_MASTER_KEY", "aHVudGVyMg==");

        assertThatThrownBy(() -> Settings.read(wrong))
                .hasMessageContaining("JAUAP_ADMIN_TOKEN must be at least 16 characters")
                .hasMessageContaining("7 bytes, not 32")
                .hasMessageNotContainingAny("hunter2", "aHVudGVyMg");
        String key = MasterKeys.fresh();
        Settings right = Settings.read(Map.of(
                "JAUAP_ADMIN_TOKEN", "correct-horse-battery", "JAUAP_MASTER_KEY", key, "JAUAP_DB_PASSWORD", "pass123"));
        assertThat(right.toString()).doesNotContain("correct-horse", key, "pass123");
    }

    @Test
    void reads_a_secret_from_a_file_but_not_from_two_places(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "token-in-a-file-1234\n");

        assertThat(Settings.read(Map.of("JAUAP_ADMIN_TOKEN_FILE", file.toString()))
                        .secrets()
                        .adminToken())
                .hasValue("token-in-a-file-1234");
        assertThatThrownBy(() -> Settings.read(
                        Map.of("JAUAP_ADMIN_TOKEN_FILE", file.toString(), "JAUAP_ADMIN_TOKEN", "token-in-variable-1")))
                .hasMessageContaining("both set");
        assertThatThrownBy(() -> Settings.read(Map.of("JAUAP_MASTER_KEY_FILE", folder + "/missing")))
                .hasMessageContaining("JAUAP_MASTER_KEY_FILE")
                .hasMessageContaining("readable file");
    }

    @Test
    void warns_of_a_variable_nobody_reads() {
        assertThat(Settings.read(Map.of("JAUAP_PROT", "1", "JAUAP_JAVA_OPTS", "-Xmx1g", "PATH", "/bin"))
                        .warnings())
                .singleElement()
                .asString()
                .startsWith("JAUAP_PROT");
    }

    @Test
    void gives_only_examples_and_defaults_that_work() {
        Keys.all().filter(key -> !key.secret()).forEach(key -> {
            assertThat(key.form().parse().apply(key.words().example())).isNotNull();
            if (!key.fallback().isEmpty()) {
                assertThat(key.form().parse().apply(key.fallback())).isNotNull();
            }
        });
        assertThat(Keys.all().flatMap(key -> key.names().stream())).doesNotHaveDuplicates();
    }

    @Test
    void has_a_manual_that_is_not_stale() throws Exception {
        assertThat(Files.readString(ConfigurationPage.FILE))
                .as("docs/configuration.md is stale: run ./jauap docs")
                .isEqualTo(ConfigurationPage.text());
    }

    @Test
    void tells_links_by_the_public_address_or_the_one_it_listens_on() {
        assertThat(Settings.read(Map.of("JAUAP_BIND", "0.0.0.0")).http().publicUrl(81))
                .isEqualTo(URI.create("http://localhost:81"));
        assertThat(Settings.read(Map.of("JAUAP_PUBLIC_URL", "https://jauap.example.kz"))
                        .http()
                        .publicUrl(81))
                .isEqualTo(URI.create("https://jauap.example.kz"));
        assertThat(List.of("https://x.kz/", "ftp://x.kz", "https://me@x.kz"))
                .allSatisfy(wrong -> assertThatThrownBy(() -> Settings.read(Map.of("JAUAP_PUBLIC_URL", wrong)))
                        .isInstanceOf(InvalidSettings.class));
    }
}
