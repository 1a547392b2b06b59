package kz.jauap.channel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextSplitterTest {

    @Test
    void leaves_a_text_that_fits_alone() {
        assertThat(TextSplitter.split("  as it is \n", 12)).containsExactly("  as it is \n");
        assertThat(TextSplitter.split("", 12)).containsExactly("");
    }

    @Test
    void prefers_paragraphs_then_lines_then_sentences_then_words() {
        assertThat(TextSplitter.split("First words.\n\nSecond words.", 20))
                .containsExactly("First words.", "Second words.");
        assertThat(TextSplitter.split("First words,\nsecond words", 20))
                .containsExactly("First words,", "second words");
        assertThat(TextSplitter.split("First words. Second words", 20)).containsExactly("First words.", "Second words");
        assertThat(TextSplitter.split("first second third fourth", 20)).containsExactly("first second third", "fourth");
    }

    @Test
    void does_not_tear_a_number_with_a_space_in_it() {
        assertThat(TextSplitter.split("price is 12 000 tenge", 12)).containsExactly("price is", "12 000 tenge");
    }

    @Test
    void cuts_a_word_longer_than_a_part() {
        assertThat(TextSplitter.split("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
    }

    @Test
    void keeps_an_emoji_of_many_characters_whole() {
        String family = "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67";
        assertThat(TextSplitter.split("abc" + family + family, 10)).containsExactly("abc", family, family);
    }

    @Test
    void keeps_surrogate_pairs_whole_even_where_nothing_else_helps() {
        String endless = "\ud83d\udc69" + "\u200d\ud83d\udc69".repeat(40);
        for (int limit = 2; limit < 9; limit++) {
            assertThat(TextSplitter.split(endless, limit))
                    .allSatisfy(part -> assertThat(encodable(part)).isTrue());
        }
    }

    @Test
    void a_part_is_never_blank_and_blank_text_is_one_part() {
        assertThat(TextSplitter.split("a" + " ".repeat(50) + "b", 10)).containsExactly("a", "b");
        assertThat(TextSplitter.split(" ".repeat(50), 10)).hasSize(1);
    }

    @Test
    void loses_nothing_but_blank_space_whatever_the_text() {
        Random random = new Random(7);
        String alphabet = "aяқ 5.\n\ud83d";
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(120); i >= 0; i--) {
                text.append(
                        random.nextInt(9) == 0
                                ? "\ud83d\udc4d\ud83c\udffd"
                                : "" + alphabet.charAt(random.nextInt(alphabet.length())));
            }
            int limit = 1 + random.nextInt(30);
            List<String> parts = TextSplitter.split(text.toString(), limit);
            assertThat(parts).allSatisfy(part -> assertThat(part.length()).isLessThanOrEqualTo(limit));
            assertThat(dense(String.join("", parts))).isEqualTo(dense(text.toString()));
        }
    }

    @Test
    void refuses_a_limit_nothing_fits_into() {
        assertThatThrownBy(() -> TextSplitter.split("a", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String dense(String text) {
        return text.replaceAll("\\s", "");
    }

    private static boolean encodable(String part) {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        return encoder.canEncode(part);
    }
}
