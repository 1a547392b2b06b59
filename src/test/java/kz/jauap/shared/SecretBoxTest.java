package kz.jauap.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {

    private static final TenantId SALON = new TenantId(new UUID(1, 1));
    private static final TenantId BAKERY = new TenantId(new UUID(1, 2));
    private static final String PLACE = "channel.credentials";
    private static final String SECRET = "123456:токен \uD83D\uDD11";

    private final String oldKey = MasterKeys.fresh();
    private final SecretBox box = new SecretBox(MasterKeys.parse(oldKey));

    @Test
    void opens_what_it_sealed_and_shows_nothing_of_it() {
        String sealed = box.seal(SECRET, SALON, PLACE);

        assertThat(sealed).doesNotContain("123456");
        assertThat(box.open(sealed, SALON, PLACE)).isEqualTo(SECRET);
        assertThat(box.seal(SECRET, SALON, PLACE)).isNotEqualTo(sealed);
    }

    @Test
    void notices_any_changed_character() {
        String sealed = box.seal(SECRET, SALON, PLACE);
        for (int i = 0; i < sealed.length() - 1; i++) { // the last one may hold unused bits
            char other = sealed.charAt(i) == 'a' ? 'b' : 'a';
            String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);

            assertThatThrownBy(() -> box.open(changed, SALON, PLACE)).isInstanceOf(SecretBox.Unreadable.class);
        }
        assertThatThrownBy(() -> box.open(sealed.substring(0, 20), SALON, PLACE))
                .isInstanceOf(SecretBox.Unreadable.class);
    }

    @Test
    void does_not_open_in_another_tenants_row_or_another_place() {
        String sealed = box.seal(SECRET, SALON, PLACE);

        assertThatThrownBy(() -> box.open(sealed, BAKERY, PLACE)).isInstanceOf(SecretBox.Unreadable.class);
        assertThatThrownBy(() -> box.open(sealed, SALON, "channel.secret")).isInstanceOf(SecretBox.Unreadable.class);
    }

    @Test
    void after_a_rotation_opens_the_old_and_seals_with_the_new() {
        String sealed = box.seal(SECRET, SALON, PLACE);
        String newKey = MasterKeys.fresh();
        SecretBox rotated = new SecretBox(MasterKeys.parse(newKey + "," + oldKey));

        assertThat(rotated.open(sealed, SALON, PLACE)).isEqualTo(SECRET);
        assertThat(rotated.isSealedWithOldKey(sealed)).isTrue();
        String again = rotated.seal(SECRET, SALON, PLACE);
        assertThat(rotated.isSealedWithOldKey(again)).isFalse();
        assertThatThrownBy(() -> box.open(again, SALON, PLACE)).hasMessageContaining("not among");
    }

    @Test
    void refuses_a_key_that_is_no_key_without_showing_it() {
        assertThatThrownBy(() -> MasterKeys.parse("c2hvcnQ=")).hasMessageContaining("5 bytes, not 32");
        assertThatThrownBy(() -> MasterKeys.parse("кл!юч"))
                .hasMessageContaining("not base 64")
                .hasMessageNotContaining("кл!юч");
        assertThatThrownBy(() -> MasterKeys.parse(" \n")).hasMessageContaining("no master key");
    }

    @Test
    void keeps_a_generated_key_in_a_file_only_its_owner_reads(@TempDir Path data) throws Exception {
        Path file = data.resolve("master.key");
        String sealed = new SecretBox(MasterKeys.readOrCreate(file)).seal(SECRET, SALON, PLACE);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        MasterKeys rotated = MasterKeys.rotate(file);
        assertThat(rotated.newestFirst()).hasSize(2);
        assertThat(new SecretBox(MasterKeys.readOrCreate(file)).open(sealed, SALON, PLACE))
                .isEqualTo(SECRET);
        assertThat(rotated.toString()).doesNotContain(Files.readAllLines(file).getFirst());
    }
}
