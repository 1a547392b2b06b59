package kz.jauap.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RewriteTest {

    private static final RewriteWords WORDS = RewriteWords.read();

    private static List<String> apply(Rewrite rewrite, String text, String language, long seed) {
        return rewrite.apply(List.of(text), language, WORDS, new Random(seed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WORD_ORDER     | Сколько стоит маникюр?            | Маникюр сколько стоит?",
                "WORD_ORDER     | можно прийти с мужем              | с мужем можно прийти",
                "WORD_ORDER     | Привет! Где вы находитесь?        | Привет! Вы находитесь где?",
                "NO_PUNCTUATION | Привет! В 18:00, за 2,5 часа?     | Привет В 18:00 за 2,5 часа",
                "NO_PUNCTUATION | Гель-лак: «сколько»?              | Гель-лак сколько",
                "CAPITALS       | Қанша тұрады?                     | ҚАНША ТҰРАДЫ?",
                "YO             | можно с ребёнком                  | можно с ребенком",
                "YO             | Еще вопрос про счет               | Ещё вопрос про счёт",
                "YO             | частое ещескажу                   | частое ещескажу",
                "LATIN          | Сколько стоит щётка?              | Skol'ko stoit schetka?",
                "LATIN          | Сәлем, қанша?                     | Salem, kansha?",
            })
    void rewrites_what_people_write(Rewrite rewrite, String text, String rewritten) {
        assertThat(apply(rewrite, text, "ru", 1)).containsExactly(rewritten);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Привет! Сколько стоит мойка?      | Привет!                | Сколько стоит мойка?",
                "Сколько стоит мойка кузова?       | Сколько стоит          | мойка кузова?",
                "Можно ли прийти с мужем завтра    | Можно ли прийти        | с мужем завтра",
            })
    void splits_into_two_messages_and_leaves_no_preposition_behind(String text, String first, String second) {
        assertThat(apply(Rewrite.SPLIT, text, "ru", 1)).containsExactly(first, second);
    }

    @Test
    void slips_once_in_one_long_word() {
        for (int seed = 0; seed < 200; seed++) {
            String slipped = apply(Rewrite.TYPO, "Сколько за мойку", "ru", seed).getFirst();
            assertThat(Math.abs(slipped.length() - "Сколько за мойку".length())).isLessThanOrEqualTo(1);
            assertThat(slipped).contains(" за ").startsWith(slipped.substring(0, 1));
        }
        assertThat(apply(Rewrite.TYPO, "иә, да ок", "kk", 1)).containsExactly("иә, да ок");
    }

    @Test
    void greets_and_begs_in_the_language_of_the_customer() {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(apply(Rewrite.POLITE, "Қанша тұрады?", "kk", seed).getFirst())
                    .containsIgnoringCase("айты");
            assertThat(apply(Rewrite.POLITE, "Сколько стоит?", "ru", seed).getFirst())
                    .containsIgnoringCase("скажите пожалуйста")
                    .containsIgnoringCase("сколько стоит");
            assertThat(apply(Rewrite.GREETING, "Сколько?", "ru", seed).getFirst())
                    .endsWith("! Сколько?");
            assertThat(apply(Rewrite.EMOJI, "Сколько?", "ru", seed).getFirst())
                    .contains("Сколько?")
                    .isNotEqualTo("Сколько?");
        }
    }

    @ParameterizedTest
    @EnumSource(Rewrite.class)
    void changes_the_words_and_gives_the_same_ones_for_the_same_seed(Rewrite rewrite) {
        String text = "Ещё вопрос: сколько стоит комплексная мойка?";
        assertThat(apply(rewrite, text, "ru", 7)).isNotEqualTo(List.of(text)).isEqualTo(apply(rewrite, text, "ru", 7));
    }
}
