package kz.jauap.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {

    @ParameterizedTest
    @CsvSource({
        "a, 160, 1", "a, 161, 2", "a, 306, 2", "a, 307, 3",
        "ы, 70, 1", "ы, 71, 2", "ы, 134, 2", "ы, 135, 3",
        "€, 80, 1", "€, 81, 2", "қ, 70, 1", "ñ, 160, 1"
    })
    void a_text_takes_as_many_segments_as_its_letters_need(String letter, int times, int count) {
        assertThat(Segments.of(letter.repeat(times)).count()).isEqualTo(count);
    }

    @Test
    void one_letter_outside_the_alphabet_makes_all_of_it_wide() {
        assertThat(Segments.of("a".repeat(100)).wide()).isFalse();
        assertThat(Segments.of("a".repeat(100) + "ы").wide()).isTrue();
        assertThat(Segments.of("a".repeat(100) + "ы").count()).isEqualTo(2);
    }

    @Test
    void no_segment_ends_in_the_middle_of_a_letter() {
        Segments wide = Segments.of("ы".repeat(66) + "😀" + "ы".repeat(10));
        assertThat(wide.parts()).containsExactly("ы".repeat(66), "😀" + "ы".repeat(10));
        Segments narrow = Segments.of("a".repeat(152) + "€" + "b".repeat(20));
        assertThat(narrow.parts()).containsExactly("a".repeat(152), "€" + "b".repeat(20));
        assertThat(narrow.parts())
                .allSatisfy(part -> assertThat(narrow.bytes(part)).hasSizeLessThanOrEqualTo(153));
    }

    @Test
    void seven_bit_letters_come_back_as_they_were() {
        String all = "Hello @£$ {x} [y] ~ ^ | \\ € ÄÖñüà 100%\n";
        Segments segments = Segments.of(all);
        assertThat(segments.wide()).isFalse();
        assertThat(Segments.narrow(segments.bytes(all))).isEqualTo(all);
    }
}
