package kz.jauap.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kz.jauap.SettableClock;
import kz.jauap.TestDatabase;
import kz.jauap.shared.Database;
import kz.jauap.shared.Notices;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.TenantFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which version of a pack answers which conversation.
class PackSharesTest {

    private static final TenantId WASH = new TenantId(UUID.randomUUID());
    private static final List<UUID> TALKS =
            Stream.generate(UUID::randomUUID).limit(1_000).toList();

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final DataSource dataSource = TestDatabase.fresh();
    private final Database database = new Database(dataSource);
    private final Packs packs = node();
    private String old = "";
    private String fresh = "";

    private Packs node() {
        return new Packs(new PackStore(database), database, new Notices(dataSource), clock);
    }

    @BeforeEach
    void publish() throws Exception {
        TenantFixture.tenants(database, List.of(WASH));
        Map<String, String> files = PackReader.texts(Path.of("src/test/resources/packs/car-wash"));
        Map<String, String> dearer = new TreeMap<>(files);
        dearer.computeIfPresent("services.yaml", (name, text) -> text.replace("price: 3000", "price: 3100"));
        old = published(files, 100);
        fresh = published(dearer, 20);
    }

    private String published(Map<String, String> files, int share) {
        clock.forward(Duration.ofMinutes(1));
        return switch (packs.publish(WASH, files, share, "test")) {
            case PackReading.Read(Pack pack) -> pack.version();
            case PackReading.Broken(var problems) -> throw new AssertionError(problems);
        };
    }

    private void share(String version, int share) {
        clock.forward(Duration.ofMinutes(1));
        assertThat(packs.share(WASH, version, share)).isTrue();
    }

    private static List<UUID> answeredBy(String version, Packs of) {
        return TALKS.stream()
                .filter(talk -> of.current(WASH, talk).orElseThrow().version().equals(version))
                .toList();
    }

    @Test
    void a_share_of_the_conversations_gets_the_version_on_trial_and_always_the_same_ones() {
        List<UUID> tried = answeredBy(fresh, packs);

        assertThat(tried).hasSizeBetween(120, 290);
        assertThat(answeredBy(fresh, node())).as("on every node").isEqualTo(tried);
        assertThat(packs.current(WASH).orElseThrow().version()).isEqualTo(old);
        share(fresh, 60);
        assertThat(answeredBy(fresh, packs))
                .as("a larger share keeps those it had")
                .containsAll(tried);
    }

    @Test
    void a_version_put_in_use_answers_everybody() {
        share(fresh, 100);

        assertThat(answeredBy(fresh, packs)).hasSize(TALKS.size());
    }

    @Test
    void a_version_taken_away_gives_way_to_the_one_before() {
        share(fresh, 0);
        assertThat(answeredBy(old, packs)).hasSize(TALKS.size());

        share(fresh, 100);
        share(fresh, 0);
        assertThat(answeredBy(old, packs)).hasSize(TALKS.size());
    }

    @Test
    void a_trial_ends_when_another_version_is_put_in_use() {
        share(old, 100);

        assertThat(answeredBy(old, packs)).hasSize(TALKS.size());
    }

    @Test
    void what_is_in_memory_is_not_read_again_for_whoever_has_the_same_content() {
        Pack current = packs.current(WASH).orElseThrow();

        assertThat(packs.read(packs.files(WASH)))
                .isInstanceOfSatisfying(
                        PackReading.Read.class, read -> assertThat(read.pack()).isSameAs(current));
    }

    @Test
    void an_unknown_version_cannot_be_shared() {
        assertThat(packs.share(WASH, "nothing", 50)).isFalse();
    }
}
