package kz.jauap.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import kz.jauap.TestDatabase;
import kz.jauap.knowledge.meaning.EmbeddingsAccess;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Documents found by what they mean, with an endpoint that makes vectors, and when it fails.
class MeaningTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private final HikariDataSource dataSource = TestDatabase.fresh();
    private final EmbeddingsSimulator endpoint = new EmbeddingsSimulator();
    private final TenantId tenant = Shelf.tenant();

    MeaningTest() throws IOException {}

    private Shelf node(String name, String model, Clock clock) {
        EmbeddingsAccess access = new EmbeddingsAccess(endpoint.address(), model, "", Duration.ofSeconds(20));
        return new Shelf(dataSource, folder.resolve(name), PATIENCE, access, clock);
    }

    private Shelf node(String name) {
        return node(name, "one", Clock.systemUTC());
    }

    private static void settle(Shelf shelf, TenantId tenant) {
        shelf.meaning.makeVectors(shelf.documents);
        assertThat(shelf.library.isSettled(tenant, PATIENCE)).isTrue();
    }

    @AfterEach
    void close() {
        endpoint.close();
        dataSource.close();
    }

    @Test
    void aQuestionInOtherWordsFindsWhatIsMeant() {
        try (Shelf shelf = node("one")) {
            shelf.add(tenant, "правила.md", "# Покупателям\nНе подошло — вернём деньги. Склад закрыт летом.");
            assertThat(shelf.quotes(tenant, "как оформить возврат?")).isEmpty();
            settle(shelf, tenant);
            assertThat(shelf.quotes(tenant, "как оформить возврат?")).isEqualTo("Не подошло — вернём деньги.");
            assertThat(shelf.quotes(tenant, "склад закрыт летом?")).isEqualTo("Склад закрыт летом.");
        }
    }

    @Test
    void whatIsOnlySomewhatNearIsNotQuoted() {
        try (Shelf shelf = node("one")) {
            shelf.add(tenant, "правила.md", "Не подошло — вернём деньги. Вертолёт стоит в саду у забора.");
            settle(shelf, tenant);
            assertThat(shelf.quotes(tenant, "есть ли у пилота вертолёта медицинская справка и страховка?"))
                    .isEmpty();
            assertThat(shelf.quotes(tenant, "сколько стоит возврат?")).isEmpty(); // no price is said
        }
    }

    @Test
    void withoutTheEndpointWordsAreFoundAndTheWorkWaits() {
        endpoint.status.set(503);
        try (Shelf shelf = node("one")) {
            shelf.add(tenant, "правила.md", "Не подошло — вернём деньги. Склад закрыт летом.");
            shelf.meaning.makeVectors(shelf.documents);
            assertThat(shelf.meaning.waiting(tenant)).isEqualTo(1);
            assertThat(shelf.quotes(tenant, "склад закрыт летом?")).isEqualTo("Склад закрыт летом.");
            assertThat(shelf.quotes(tenant, "как оформить возврат?")).isEmpty();
        }
        endpoint.status.set(200);
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5));
        try (Shelf shelf = node("two", "one", later)) {
            shelf.meaning.jobs.lookAfter(tenant);
            settle(shelf, tenant);
            assertThat(shelf.meaning.waiting(tenant)).isZero();
            assertThat(shelf.quotes(tenant, "как оформить возврат?")).contains("вернём");
            endpoint.status.set(500);
            assertThat(shelf.quotes(tenant, "склад закрыт летом?")).isEqualTo("Склад закрыт летом.");
        }
    }

    @Test
    void aNewNodeTakesVectorsFromTheDatabaseAndAnotherModelMakesItsOwn() {
        try (Shelf shelf = node("one")) {
            shelf.add(tenant, "правила.md", "Не подошло — вернём деньги.");
            settle(shelf, tenant);
        }
        long texts = told("вернём");
        try (Shelf shelf = node("two")) {
            settle(shelf, tenant);
            assertThat(shelf.quotes(tenant, "как оформить возврат?")).contains("вернём");
            assertThat(told("вернём")).isEqualTo(texts);
        }
        try (Shelf shelf = node("two", "another", Clock.systemUTC())) {
            shelf.meaning.jobs.lookAfter(tenant);
            settle(shelf, tenant);
            assertThat(told("вернём")).isEqualTo(texts + 1);
            assertThat(shelf.quotes(tenant, "как оформить возврат?")).contains("вернём");
        }
    }

    private long told(String part) {
        return endpoint.asked.stream().filter(text -> text.contains(part)).count();
    }

    @Test
    void replacedAndRemovedDocumentsAreNotQuotedByTheirOldMeaning() {
        try (Shelf shelf = node("one")) {
            shelf.add(tenant, "правила.md", "Не подошло — вернём деньги.");
            settle(shelf, tenant);
            shelf.add(tenant, "правила.md", "Не подошло — вернём товаром.");
            assertThat(shelf.quotes(tenant, "как оформить возврат?")).doesNotContain("деньги");
            settle(shelf, tenant);
            assertThat(shelf.quotes(tenant, "как оформить возврат?")).contains("товаром");
            shelf.documents.remove(
                    tenant, shelf.documents.list(tenant, 1).getFirst().id());
            assertThat(shelf.library.isSettled(tenant, PATIENCE)).isTrue();
            assertThat(shelf.quotes(tenant, "как оформить возврат?")).isEmpty();
        }
    }

    @Test
    void neighboursDoNotFindEachOthersMeaning() {
        TenantId neighbour = Shelf.tenant();
        try (Shelf shelf = node("one")) {
            shelf.add(tenant, "правила.md", "Не подошло — вернём деньги.");
            shelf.add(neighbour, "сад.md", "Сад открыт летом.");
            settle(shelf, tenant);
            settle(shelf, neighbour);
            assertThat(shelf.quotes(neighbour, "как оформить возврат?")).isEmpty();
            assertThat(shelf.quotes(tenant, "как оформить возврат?")).contains("вернём");
        }
    }

    @Test
    void phonesAndAddressesOfMailStayInTheHouse() {
        try (Shelf shelf = node("one")) {
            shelf.add(tenant, "люди.md", "Ильяс: +7 701 123 45 67, ilyas@example.kz, о возврате.");
            settle(shelf, tenant);
            shelf.quotes(tenant, "мой номер 8 701 765 43 21, жду возврат");
            assertThat(endpoint.asked).noneMatch(text -> text.contains("701") || text.contains("ilyas"));
            assertThat(told("возврат")).isPositive();
        }
    }

    @Test
    void aTextTheModelWillNotTakeKeepsNoOtherFromItsVector() {
        try (Shelf shelf = node("one")) {
            shelf.add(tenant, "правила.md", "# Один\nЭто неудобоваримо.\n\n# Два\nНе подошло — вернём деньги.");
            settle(shelf, tenant);
            assertThat(shelf.meaning.waiting(tenant)).isZero();
            assertThat(shelf.quotes(tenant, "как оформить возврат?")).contains("вернём");
        }
    }
}
