package kz.jauap.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.jauap.chaos.Attribution.Spoken;
import org.junit.jupiter.api.Test;

class AttributionTest {

    private static final Instant START = Instant.parse("2026-11-24T07:00:00Z");

    private final List<Messenger.Came> came = new ArrayList<>();

    private AttributionTest comes(String... texts) {
        for (String text : texts) {
            came.add(new Messenger.Came("chat", "", text, START.plusSeconds(came.size())));
        }
        return this;
    }

    private Attribution.Found to(boolean excused, String... texts) {
        List<Spoken> spoken = new ArrayList<>();
        for (String text : texts) {
            spoken.add(new Spoken("k" + (spoken.size() + 1), text));
        }
        return Attribution.of(spoken, came, (from, until) -> excused);
    }

    @Test
    void what_comes_in_order_has_the_keys_in_order_also_where_words_are_the_same() {
        assertThat(comes("a", "a", "b", "a").to(false, "a", "a", "b", "a").keys())
                .containsExactly("k1", "k2", "k3", "k4");
    }

    @Test
    void what_came_again_for_a_reason_is_counted_apart_and_without_one_stays_a_double() {
        assertThat(comes("a", "a", "b").to(true, "a", "b"))
                .satisfies(found -> assertThat(found.keys()).containsExactly("k1", "k2"))
                .satisfies(found -> assertThat(found.repeats()).isEqualTo(1));
        assertThat(to(false, "a", "b").keys()).containsExactly("k1", "k1", "k2");
    }

    @Test
    void a_repeat_is_not_taken_for_the_next_answer_whose_words_it_begins_with() {
        assertThat(comes("a b", "a b", "a", "c").to(true, "a b", "a", "c"))
                .satisfies(found -> assertThat(found.keys()).containsExactly("k1", "k2", "k3"))
                .satisfies(found -> assertThat(found.repeats()).isEqualTo(1));
        came.clear();
        assertThat(comes("a", "a b").to(true, "a", "a b").repeats())
                .as("short answers below the next")
                .isZero();
    }

    @Test
    void what_is_missing_or_changed_places_or_is_nobodys_shows_in_the_keys() {
        assertThat(comes("a", "c").to(true, "a", "b", "c").keys()).containsExactly("k1", "k3");
        came.clear();
        assertThat(comes("b", "a").to(true, "a", "b").keys()).containsExactly("k2", "k1");
        came.clear();
        assertThat(comes("a", "x").to(true, "a").keys().getLast()).contains("nobody said");
    }

    @Test
    void a_late_repeat_of_an_earlier_answer_is_no_repeat_but_a_double() {
        assertThat(comes("a", "b", "a").to(true, "a", "b").keys()).containsExactly("k1", "k2", "k1");
    }

    @Test
    void a_reason_counts_from_the_first_of_a_row_of_same_words() {
        List<Instant> asked = new ArrayList<>();
        comes("a", "a", "a");
        Attribution.of(List.of(new Spoken("k1", "a"), new Spoken("k2", "a")), came, (from, until) -> asked.add(from));
        assertThat(asked).containsExactly(START);
    }

    private AttributionTest comesAs(String... keys) {
        for (String key : keys) {
            came.add(new Messenger.Came("chat", key, "words", START.plusSeconds(came.size())));
        }
        return this;
    }

    @Test
    void what_has_a_key_is_known_by_it_and_a_copy_right_behind_needs_a_reason() {
        assertThat(comesAs("k1", "k1", "k2").known(true))
                .satisfies(found -> assertThat(found.keys()).containsExactly("k1", "k2"))
                .satisfies(found -> assertThat(found.repeats()).isEqualTo(1));
        assertThat(known(false).keys()).containsExactly("k1", "k1", "k2");
        came.clear();
        assertThat(comesAs("k1", "k2", "k1").known(true).keys())
                .as("a late copy has no reason")
                .containsExactly("k1", "k2", "k1");
    }

    private Attribution.Found known(boolean excused) {
        return Attribution.known(came, (from, until) -> excused);
    }
}
