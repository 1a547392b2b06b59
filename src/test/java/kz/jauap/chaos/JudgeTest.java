package kz.jauap.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kz.jauap.chaos.Evidence.Line;
import org.junit.jupiter.api.Test;

/// Each thing that must never happen, put into evidence by hand, is found, and under its own name.
class JudgeTest {

    private final List<String> sent = new ArrayList<>(List.of("m1", "m2", "m3"));
    private final List<Line> stored = new ArrayList<>(List.of(
            Line.heard(1, "m1", "t1"),
            Line.spoken(2, "k1", "t1", true),
            Line.heard(3, "m2", "t2"),
            Line.heard(4, "m3", "t2"),
            Line.spoken(5, "k2", "t2", true)));
    private final List<String> delivered = new ArrayList<>(List.of("k1", "k2"));
    private final List<Integer> shown = new ArrayList<>(List.of(1, 2, 3, 4, 5));

    @Test
    void finds_nothing_where_all_is_well() {
        assertThat(verdict().clean()).isTrue();
    }

    @Test
    void finds_a_message_that_was_taken_and_is_gone() {
        stored.remove(2);
        shown.remove(2);
        assertThat(verdict().lost()).singleElement().asString().contains("m2");
        assertOthersClean(verdict(), verdict().lost());
    }

    @Test
    void finds_a_message_that_is_stored_twice() {
        stored.add(4, Line.heard(5, "m2", "t2"));
        stored.set(5, Line.spoken(6, "k2", "t2", true));
        shown.add(6);
        assertThat(verdict().doubled()).singleElement().asString().contains("m2");
        assertOthersClean(verdict(), verdict().doubled());
    }

    @Test
    void finds_messages_that_changed_places() {
        stored.set(2, Line.heard(3, "m3", "t2"));
        stored.set(3, Line.heard(4, "m2", "t2"));
        assertThat(verdict().reordered()).singleElement().asString().contains("m2");
        assertOthersClean(verdict(), verdict().reordered());
    }

    @Test
    void finds_a_turn_without_an_answer() {
        stored.removeLast();
        delivered.removeLast();
        shown.removeLast();
        assertThat(verdict().unanswered()).hasSize(2);
        assertOthersClean(verdict(), verdict().unanswered());
    }

    @Test
    void finds_a_turn_that_was_answered_twice() {
        stored.add(Line.spoken(6, "k3", "t2", true));
        delivered.add("k3");
        shown.add(6);
        assertThat(verdict().doubled()).singleElement().asString().contains("t2");
        assertOthersClean(verdict(), verdict().doubled());
    }

    @Test
    void takes_parts_of_one_answer_for_one_where_messages_are_short_and_only_side_by_side() {
        stored.add(Line.spoken(6, "k3", "t2", true));
        delivered.add("k3");
        shown.add(6);
        assertThat(inShortMessages().clean()).isTrue();
        stored.set(5, Line.spoken(7, "k3", "t2", true));
        shown.set(5, 7);
        assertThat(inShortMessages().doubled()).hasSize(1);
    }

    private Verdict inShortMessages() {
        return Judge.judge(List.of(new Evidence("sms/salon 7705", false, sent, stored, delivered, shown)));
    }

    @Test
    void finds_an_answer_that_never_came_out() {
        delivered.removeLast();
        assertThat(verdict().unanswered()).singleElement().asString().contains("k2");
        assertOthersClean(verdict(), verdict().unanswered());
    }

    @Test
    void finds_an_answer_nobody_knows_to_be_delivered() {
        stored.set(4, Line.spoken(5, "k2", "t2", false));
        assertThat(verdict().unanswered()).singleElement().asString().contains("k2");
        assertOthersClean(verdict(), verdict().unanswered());
    }

    @Test
    void finds_an_answer_that_came_out_twice() {
        delivered.add("k1");
        assertThat(verdict().doubled()).singleElement().asString().contains("k1");
        assertOthersClean(verdict(), verdict().doubled());
    }

    @Test
    void finds_an_answer_of_a_turn_that_was_rolled_back() {
        delivered.add(1, "ghost");
        assertThat(verdict().doubled()).singleElement().asString().contains("ghost");
        assertOthersClean(verdict(), verdict().doubled());
    }

    @Test
    void finds_answers_that_changed_places() {
        Collections.swap(delivered, 0, 1);
        assertThat(verdict().reordered()).singleElement().asString().contains("k1");
        assertOthersClean(verdict(), verdict().reordered());
    }

    @Test
    void finds_a_gap_a_double_and_a_swap_on_the_page() {
        shown.remove(3);
        assertThat(verdict().lost()).singleElement().asString().contains("line 4");
        shown.add(5);
        assertThat(verdict().doubled()).singleElement().asString().contains("line 5");
        Collections.swap(shown, 0, 1);
        assertThat(verdict().reordered()).singleElement().asString().contains("line 1");
    }

    private Verdict verdict() {
        return Judge.judge(List.of(new Evidence("chat", false, sent, stored, delivered, shown)));
    }

    private static void assertOthersClean(Verdict verdict, List<String> found) {
        int all = verdict.lost().size()
                + verdict.doubled().size()
                + verdict.reordered().size()
                + verdict.unanswered().size();
        assertThat(found).hasSize(all);
    }
}
