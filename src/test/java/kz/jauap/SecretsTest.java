package kz.jauap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.config.Settings;
import kz.jauap.shared.MasterKeys;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final TenantId SALON = new TenantId(new UUID(0, 1));

    @TempDir
    private Path data;

    @Test
    void makes_an_admin_token_once_and_keeps_only_its_hash() throws IOException {
        Secrets first = Secrets.open(settings(Map.of()));
        Secrets second = Secrets.open(settings(Map.of()));

        String token = first.freshToken().orElseThrow();
        assertThat(second.freshToken()).isEmpty();
        assertThat(second.adminToken().matches(token)).isTrue();
        assertThat(second.adminToken().matches(token + "x")).isFalse();
        assertThat(second.adminToken().matches(null)).isFalse();
        assertThat(Files.readString(data.resolve("admin-token.sha256"))).doesNotContain(token);
    }

    @Test
    void prefers_what_the_settings_give_and_writes_nothing_then() throws IOException {
        Secrets secrets = Secrets.open(settings(
                Map.of("ALERTS_ADMIN_TOKEN", "a-token-the-owners-know", "JAUAP_MASTER_KEY", MasterKeys.fresh())));

        assertThat(secrets.freshToken()).isEmpty();
        assertThat(secrets.adminToken().matches("a-token-the-owners-know")).isTrue();
        try (var files = Files.list(data)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void opens_after_a_restart_what_was_sealed_before() {
        String sealed = Secrets.open(settings(Map.of())).box().seal("bot token", SALON, "channel");

        assertThat(Secrets.open(settings(Map.of())).box().open(sealed, SALON, "channel"))
                .isEqualTo("bot token");
    }

    @Test
    void welcomes_with_the_addresses_and_the_token_once() {
        Settings settings = settings(Map.of());

        assertThat(new Welcome(settings, 8085, Duration.ofMillis(1_940), Optional.of("tok-123")).text())
                .contains("ready after 1.9 s")
                .contains("http://127.0.0.1:8085/chat/demo_salon")
                .contains("X-Admin-Token: tok-123");
        assertThat(new Welcome(settings, 8085, Duration.ofSeconds(2), Optional.empty()).text())
                .doesNotContain("X-Admin-Token");
    }

    private Settings settings(Map<String, String> env) {
        return Settings.read(env, "--data", data.toString());
    }
}
