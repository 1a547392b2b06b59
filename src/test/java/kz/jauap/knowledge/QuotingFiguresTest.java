package kz.jauap.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import kz.jauap.TestDatabase;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How often what is asked about documents is answered rightly, and how often wrongly, by questions with the words
/// their
/// answer must have (`-` where the documents have none). The rules were made while looking at the first file; nothing
/// was changed for the second.
class QuotingFiguresTest {

    private record Asked(String question, String expected) {

        boolean answerable() {
            return !expected.equals("-");
        }
    }

    private record Got(Asked asked, double covered, String text) {

        boolean right() {
            return asked.answerable() && text.contains(asked.expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"questions.tsv, guest-house.md konak-uy.md", "tyre-questions.tsv, tyre-shop.html"})
    void mostQuestionsAreAnsweredRightlyAndFewWrongly(String questions, String documents, @TempDir Path folder)
            throws IOException {
        List<Got> all = new ArrayList<>();
        try (Shelf shelf = new Shelf(TestDatabase.fresh(), folder)) {
            TenantId tenant = Shelf.tenant();
            for (String name : documents.split(" ")) {
                shelf.addShipped(tenant, name);
            }
            for (Asked asked : read(questions)) {
                all.add(shelf.library
                        .find(tenant, asked.question)
                        .map(found -> new Got(asked, found.covered(), found.text()))
                        .orElse(new Got(asked, 0, "")));
            }
        }
        for (double enough : new double[] {0.5, 0.6, Shelves.ENOUGH, 0.7, 0.8, 0.9, 1}) {
            System.out.println(figures(all, enough));
        }
        List<Got> quoted = quoted(all, Shelves.ENOUGH);
        long right = quoted.stream().filter(Got::right).count();
        long answerable = all.stream().filter(got -> got.asked.answerable()).count();
        assertThat(right / (double) answerable).as("answered rightly").isGreaterThanOrEqualTo(0.7);
        assertThat(right / (double) quoted.size()).as("right of what is quoted").isGreaterThanOrEqualTo(0.9);
    }

    private static String figures(List<Got> all, double enough) {
        List<Got> quoted = quoted(all, enough);
        return String.format(
                Locale.ROOT,
                "enough %.2f: %d quoted, %d of them right, %d on what is not in the documents; %d of %d answered",
                enough,
                quoted.size(),
                quoted.stream().filter(Got::right).count(),
                quoted.stream().filter(got -> !got.asked.answerable()).count(),
                quoted.stream().filter(Got::right).count(),
                all.stream().filter(got -> got.asked.answerable()).count());
    }

    private static List<Got> quoted(List<Got> all, double enough) {
        return all.stream().filter(got -> got.covered >= enough).toList();
    }

    private static List<Asked> read(String name) throws IOException {
        try (var in = Objects.requireNonNull(QuotingFiguresTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .map(cells -> new Asked(cells[0], cells[1]))
                    .toList();
        }
    }
}
