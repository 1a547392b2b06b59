package kz.jauap.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import kz.jauap.TestDatabase;
import kz.jauap.decision.spi.Library;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelvesTest {

    @TempDir
    Path folder;

    private final HikariDataSource dataSource = TestDatabase.fresh();
    private final TenantId tenant = Shelf.tenant();

    private Shelf node(String name) {
        return new Shelf(dataSource, folder.resolve(name));
    }

    @AfterEach
    void closeDatabase() {
        dataSource.close();
    }

    @Test
    void aTenantWithoutDocumentsIsQuotedNothing() {
        try (Shelf shelf = node("one")) {
            assertThat(shelf.quotes(tenant, "сколько стоит баня")).isEmpty();
        }
    }

    @Test
    void quotesASentenceAsItStandsWithItsPlace() {
        try (Shelf shelf = node("one")) {
            shelf.add(tenant, "баня.md", "# Баня\nТопим на дровах. Аренда бани 12 000 ₸ за два часа. Веники отдельно.");
            Library.Quotation quotation =
                    shelf.library.quote(tenant, "сколько стоит аренда бани?").orElseThrow();
            assertThat(quotation.text()).isEqualTo("Аренда бани 12 000 ₸ за два часа.");
            assertThat(quotation.source()).matches("passage:[0-9a-f-]{36}@1");
        }
    }

    @Test
    void newContentUnderTheSameNameTakesThePlaceOfTheOld() {
        try (Shelf shelf = node("one")) {
            shelf.add(tenant, "баня.md", "Аренда бани 12 000 ₸.");
            assertThat(shelf.add(tenant, "баня.md", "Аренда бани 12 000 ₸.")).isInstanceOf(Added.Unchanged.class);
            Added second = shelf.add(tenant, "баня.md", "Аренда бани 14 000 ₸.");
            assertThat(second)
                    .isInstanceOfSatisfying(
                            Added.Stored.class,
                            stored -> assertThat(stored.document().version()).isEqualTo(2));
            assertThat(shelf.quotes(tenant, "сколько стоит аренда бани")).contains("14 000");
            assertThat(shelf.documents.list(tenant, 10)).hasSize(1);
        }
    }

    @Test
    void whatIsRemovedIsNotQuotedAnyMoreAndCanComeBack() {
        try (Shelf shelf = node("one")) {
            shelf.add(tenant, "баня.md", "Аренда бани 12 000 ₸.");
            Document document = shelf.documents.list(tenant, 10).getFirst();
            assertThat(shelf.documents.remove(tenant, document.id())).isTrue();
            assertThat(shelf.documents.remove(tenant, document.id())).isFalse();
            assertThat(shelf.quotes(tenant, "сколько стоит аренда бани")).isEmpty();
            shelf.add(tenant, "баня.md", "Аренда бани 12 000 ₸.");
            assertThat(shelf.quotes(tenant, "сколько стоит аренда бани")).contains("12 000");
        }
    }

    @Test
    void neighboursDoNotReadEachOthersDocuments() {
        try (Shelf shelf = node("one")) {
            TenantId neighbour = Shelf.tenant();
            shelf.add(tenant, "баня.md", "Аренда бани 12 000 ₸.");
            shelf.add(neighbour, "сад.md", "Сад открыт летом.");
            assertThat(shelf.quotes(neighbour, "сколько стоит аренда бани")).isEmpty();
            Document document = shelf.documents.list(tenant, 10).getFirst();
            assertThat(shelf.documents.remove(neighbour, document.id())).isFalse();
            assertThat(shelf.quotes(tenant, "сколько стоит аренда бани")).contains("12 000");
        }
    }

    @Test
    void anotherNodeFollowsWithinSecondsAndANewOneReadsAll() throws InterruptedException {
        try (Shelf one = node("one").withNotices();
                Shelf two = node("two").withNotices()) {
            one.add(tenant, "сад.md", "Сад открыт летом.");
            assertThat(two.quotes(tenant, "сад открыт летом?")).contains("Сад");
            Semaphore heard = new Semaphore(0);
            two.documents.onChange(changed -> heard.release());
            int price = 0;
            do { // hints are dropped until the nodes have said hello to each other
                one.add(tenant, "баня.md", "Аренда бани " + ++price + " ₸.");
            } while (!heard.tryAcquire(1, TimeUnit.SECONDS) && price < 30);
            assertThat(two.quotes(tenant, "сколько стоит аренда бани")).isEqualTo("Аренда бани " + price + " ₸.");
            try (Shelf three = node("three")) {
                assertThat(three.quotes(tenant, "сколько стоит аренда бани")).contains(" " + price + " ");
            }
        }
    }

    @Test
    void nobodyWaitsWhileAnIndexIsMadeAndThenItIsQuoted() throws SQLException {
        try (Shelf one = node("one")) {
            one.add(tenant, "баня.md", "Аренда бани 12 000 ₸.");
        }
        try (Shelf two = new Shelf(dataSource, folder.resolve("two"), Duration.ZERO);
                Connection other = dataSource.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table knowledge_passage in access exclusive mode"); // nobody can read passages now
            assertThat(two.quotes(tenant, "сколько стоит аренда бани")).isEmpty();
            assertThat(two.library.isReady(tenant, Duration.ZERO)).isFalse();
            other.rollback();
            assertThat(two.library.isReady(tenant, Duration.ofMinutes(5))).isTrue();
            assertThat(two.quotes(tenant, "сколько стоит аренда бани")).contains("12 000");
        }
    }

    @Test
    void manyDocumentsAreFollowedInSeveralStepsAndNoneIsLeftOut() {
        try (Shelf shelf = node("one")) {
            String much = "Номер с камином. ".repeat(60_000);
            for (int i = 0; i < 3; i++) { // each is more than a step
                shelf.add(
                        tenant, "книга" + i, much + "\n\nСекрет " + i + " лежит под лестницей номер " + (70 + i) + ".");
            }
            shelf.documents.remove(
                    tenant, shelf.documents.list(tenant, 1).getFirst().id());
        }
        try (Shelf shelf = node("two")) {
            assertThat(shelf.quotes(tenant, "под лестницей номер 70 секрет 0")).doesNotContain("Секрет 0");
            assertThat(shelf.quotes(tenant, "под лестницей номер 71 секрет 1")).contains("Секрет 1");
            assertThat(shelf.quotes(tenant, "под лестницей номер 72 секрет 2")).contains("Секрет 2");
        }
    }

    @Test
    void aDatabaseThatWasSetBackIsFollowedToo() {
        try (Shelf shelf = node("one")) {
            shelf.add(tenant, "баня.md", "Аренда бани 12 000 ₸.");
            shelf.add(tenant, "сад.md", "Сад открыт летом.");
            assertThat(shelf.quotes(tenant, "сад открыт летом?")).contains("Сад");
        }
        try (HikariDataSource restored = TestDatabase.fresh();
                Shelf shelf = new Shelf(restored, folder.resolve("one"))) {
            shelf.add(tenant, "баня.md", "Аренда бани 9 000 ₸.");
            assertThat(shelf.quotes(tenant, "сколько стоит аренда бани")).contains("9 000");
            assertThat(shelf.quotes(tenant, "сад открыт летом?")).isEmpty();
        }
    }

    private void addOf(Shelf shelf, String branch, String name, String text) {
        shelf.documents.add(tenant, name, branch, text.getBytes(StandardCharsets.UTF_8), "test");
    }

    @Test
    void whatIsSaidOfOnePlaceIsQuotedToWhoNamesIt() {
        try (Shelf shelf = node("one")) {
            addOf(shelf, "Абая 10", "абая.md", "Парковка во дворе бесплатная.");
            addOf(shelf, "Сатпаева 5", "сатпаева.md", "Парковка у входа платная.");
            shelf.add(tenant, "общее.md", "Веник берите с собой.");
            assertThat(shelf.quotes(tenant, "есть парковка на Абая 10?")).isEqualTo("Парковка во дворе бесплатная.");
            assertThat(shelf.quotes(tenant, "а на Сатпаева, 5 парковка какая?")).isEqualTo("Парковка у входа платная.");
            assertThat(shelf.quotes(tenant, "веник брать с собой на Сатпаева 5?"))
                    .isEqualTo("Веник берите с собой.");
        }
    }

    @Test
    void whereNobodyNamesAPlaceNothingOfOneIsSaidForAll() {
        try (Shelf shelf = node("one")) {
            addOf(shelf, "Абая 10", "абая.md", "Парковка во дворе бесплатная.");
            assertThat(shelf.quotes(tenant, "есть парковка?")).contains("бесплатная"); // there is only one
            addOf(shelf, "Сатпаева 5", "сатпаева.md", "Ключи у охраны.");
            assertThat(shelf.quotes(tenant, "есть парковка?")).isEmpty();
            assertThat(shelf.quotes(tenant, "есть парковка на Сатпаева 5?")).isEmpty();
            assertThat(shelf.quotes(tenant, "есть парковка на Абая 10?")).contains("бесплатная");
        }
    }

    @Test
    void saysNothingWhereOnlyAPartOfTheQuestionIsCovered() {
        try (Shelf shelf = node("one")) {
            shelf.add(tenant, "баня.md", "Аренда бани 12 000 ₸ за два часа.");
            assertThat(shelf.quotes(tenant, "сколько стоит аренда вертолёта с пилотом"))
                    .isEmpty();
            assertThat(shelf.quotes(tenant, "сколько")).isEmpty();
            assertThat(shelf.quotes(tenant, "?!")).isEmpty();
        }
    }

    @Test
    void aFileThatCannotBeReadChangesNothing() {
        try (Shelf shelf = node("one")) {
            byte[] broken = "PK\u0003\u0004 nothing".getBytes(StandardCharsets.UTF_8);
            assertThat(shelf.documents.add(tenant, "a.docx", "", broken, "test"))
                    .isInstanceOf(Added.Unreadable.class);
            assertThat(shelf.add(tenant, "a.md", "# Only a heading")).isInstanceOf(Added.Unreadable.class);
            assertThat(shelf.documents.list(tenant, 10)).isEmpty();
        }
    }
}
