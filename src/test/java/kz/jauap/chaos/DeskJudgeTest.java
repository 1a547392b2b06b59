package kz.jauap.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.chaos.DeskEvidence.Post;
import org.junit.jupiter.api.Test;

/// Each thing that must never happen in a topic, put into evidence by hand, is found, and under its own name.
class DeskJudgeTest {

    private final List<Post> posts = new ArrayList<>(List.of(
            new Post("p1", "first", "SENT", 11),
            new Post("p2", "second", "SENT", 11),
            new Post("p3", "third", "SENT", 12)));
    private final List<String> heard = new ArrayList<>(List.of("p1", "p3"));
    private final Map<Long, String> shown = new LinkedHashMap<>(Map.of(11L, "👤 first\n👤 second", 12L, "👤 third"));
    private final List<String> written = new ArrayList<>(List.of("one", "two"));
    private final List<String> stored = new ArrayList<>(List.of("one", "two"));
    private final Verdict verdict = new Verdict();

    private int judge() {
        return new DeskJudge(verdict).judge(List.of(new DeskEvidence("chat", posts, heard, shown, written, stored)));
    }

    @Test
    void finds_nothing_where_all_is_well() {
        assertThat(judge()).isZero();
        assertThat(verdict.clean()).isTrue();
    }

    @Test
    void a_line_whose_answer_was_lost_is_counted_apart() {
        shown.put(10L, "👤 first");
        assertThat(judge()).isEqualTo(1);
        assertThat(verdict.clean()).isTrue();
    }

    @Test
    void finds_a_line_that_stands_there_again_behind_the_known_one() {
        shown.put(13L, "👤 third");
        judge();
        assertThat(verdict.doubled()).hasSize(1);
    }

    @Test
    void finds_lines_that_are_gone_that_wait_and_that_became_nothing() {
        shown.remove(12L);
        judge();
        assertThat(verdict.lost()).singleElement().asString().contains("third");
        shown.put(12L, "👤 third");
        posts.set(2, new Post("p3", "third", "WAITING", 0));
        posts.removeFirst();
        verdict.lost().clear();
        judge();
        assertThat(verdict.lost()).hasSize(2);
    }

    @Test
    void finds_lines_that_changed_places() {
        posts.set(0, new Post("p1", "first", "SENT", 14));
        shown.put(14L, "👤 first");
        judge();
        assertThat(verdict.reordered()).isNotEmpty();
    }

    @Test
    void finds_words_of_people_that_went_nowhere_or_twice_or_in_another_order() {
        stored.remove("two");
        judge();
        assertThat(verdict.lost()).singleElement().asString().contains("two");
        stored.add("one");
        judge();
        assertThat(verdict.doubled()).singleElement().asString().contains("one");
        stored.clear();
        stored.addAll(List.of("two", "one"));
        judge();
        assertThat(verdict.reordered()).hasSize(1);
    }
}
