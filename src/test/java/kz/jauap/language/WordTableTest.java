package kz.jauap.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordTableTest {

    @Test
    void knowsWhatAMapWouldKnowAfterManyWords() {
        WordTable table = new WordTable();
        Map<String, Integer> map = new HashMap<>();
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String word = Integer.toString(random.nextInt(9_000), Character.MAX_RADIX) + "қ";
            table.add(word, i);
            map.putIfAbsent(word, i);
        }
        table.trim();

        assertThat(table.size()).isEqualTo(map.size());
        map.forEach((word, number) -> {
            assertThat(table.value(word)).isEqualTo(number);
            assertThat(table.word(table.find(word))).isEqualTo(word);
            assertThat(table.length(table.find(word))).isEqualTo(word.length());
        });
        assertThat(table.value("нет такого")).isEqualTo(WordTable.NONE);
        assertThat(table.value("")).isEqualTo(WordTable.NONE);
    }

    @Test
    void keepsTheFirstNumberOfAWordUntilItIsGivenAnother() {
        WordTable table = new WordTable();
        int place = table.add("тырнақ", 3);
        assertThat(table.add("тырнақ", 5)).isEqualTo(place);
        assertThat(table.value("тырнақ")).isEqualTo(3);
    }

    @Test
    void shortRowsComeBackAsTheyWerePutInWhateverTheSizeOfTheirNumbers() {
        int[][] small = {{}, {1, 2}, {}, {65_535}};
        int[][] large = {{70_000, 1}, {}, {2}};
        for (int[][] rows : new int[][][] {small, large}) {
            Rows made = Rows.of(rows.length, row -> rows[row]);
            assertThat(made.count()).isEqualTo(rows.length);
            for (int row = 0; row < rows.length; row++) {
                assertThat(made.row(row)).isEqualTo(rows[row]);
            }
        }
    }
}
