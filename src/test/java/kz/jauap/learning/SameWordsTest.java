package kz.jauap.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Words a business says mean the same make questions of two languages one.
class SameWordsTest {

    private static final SameWords SAME =
            SameWords.of(List.of(List.of("парковка", "тұрақ"), List.of("айфон", "iphone")));

    private static double likeness(String one, String other, SameWords same) {
        return Likeness.of(Gist.of(one, same), Gist.of(other, same));
    }

    @Test
    void in_whatever_language_and_form_they_are_said() {
        assertThat(likeness("есть ли парковка", "тұрағыңыз бар ма", SameWords.NONE))
                .isLessThan(Gathering.NEAR);
        assertThat(likeness("есть ли парковка", "тұрағыңыз бар ма", SAME)).isGreaterThanOrEqualTo(Taught.ENOUGH);
        assertThat(likeness("чехлы на айфоны", "чехлы iphone", SAME)).isGreaterThanOrEqualTo(Taught.ENOUGH);
    }

    @Test
    void other_groups_stay_apart() {
        assertThat(likeness("есть ли парковка", "есть ли айфон", SAME)).isLessThan(Gathering.NEAR);
    }
}
