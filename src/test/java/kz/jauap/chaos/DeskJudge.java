package kz.jauap.chaos;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Holds what managers and customers said to each other through a topic against what stands there and in the
/// conversation. A line Telegram has twice because its answer was lost is counted apart: the Bot API has no key against
/// that, see docs/desk.md.
final class DeskJudge {

    private final Verdict verdict;
    private int shownAgain;

    /// @param verdict where what is wrong is written to
    DeskJudge(Verdict verdict) {
        this.verdict = verdict;
    }

    /// @return lines that stand in a topic once more than they were put there
    int judge(List<DeskEvidence> topics) {
        topics.forEach(this::judge);
        return shownAgain;
    }

    private void judge(DeskEvidence topic) {
        posts(topic);
        heard(topic);
        strangers(topic);
        written(topic);
    }

    private void posts(DeskEvidence topic) {
        long highest = 0;
        for (DeskEvidence.Post post : topic.posts()) {
            String words = topic.shown().get(post.message());
            if (!post.state().equals("SENT")) {
                verdict.lost()
                        .add(topic.chat() + ": the topic does not show, it is " + post.state() + ": " + post.text());
            } else if (words == null || !words.contains(post.text())) {
                verdict.lost().add(topic.chat() + ": is said to stand in the topic and does not: " + post.text());
            } else if (post.message() < highest) {
                verdict.reordered().add(topic.chat() + ": the topic shows after a later one: " + post.text());
            }
            highest = Math.max(highest, post.message());
        }
    }

    private void heard(DeskEvidence topic) {
        Set<String> known = topic.posts().stream().map(DeskEvidence.Post::id).collect(Collectors.toSet());
        topic.heard().stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> verdict.lost().add(topic.chat() + ": no person was shown what became post " + id));
    }

    /// Two messages hold the same words where the first one's answer was lost; what holds others is nobody's.
    private void strangers(DeskEvidence topic) {
        Set<Long> known = topic.posts().stream().map(DeskEvidence.Post::message).collect(Collectors.toSet());
        for (Map.Entry<Long, String> one : topic.shown().entrySet()) {
            if (known.contains(one.getKey())) {
                continue;
            }
            boolean again = topic.posts().stream()
                    .anyMatch(post ->
                            post.message() > one.getKey() && one.getValue().contains(post.text()));
            if (again) {
                shownAgain++;
            } else {
                verdict.doubled()
                        .add(topic.chat() + ": stands in the topic and nobody put it there: " + one.getValue());
            }
        }
    }

    private void written(DeskEvidence topic) {
        List<String> stored = topic.stored();
        topic.written().stream()
                .filter(line -> !stored.contains(line))
                .forEach(line ->
                        verdict.lost().add(topic.chat() + ": was written in the topic and went nowhere: " + line));
        Set<String> seen = new HashSet<>();
        stored.stream()
                .filter(line -> !seen.add(line))
                .forEach(line -> verdict.doubled().add(topic.chat() + ": a person's words went out twice: " + line));
        stored.stream()
                .filter(line -> !topic.written().contains(line))
                .forEach(line -> verdict.doubled().add(topic.chat() + ": went out and nobody wrote it: " + line));
        List<String> inOrder = new ArrayList<>(topic.written());
        inOrder.retainAll(stored);
        if (!inOrder.equals(
                stored.stream().distinct().filter(topic.written()::contains).toList())) {
            verdict.reordered().add(topic.chat() + ": people wrote " + inOrder + ", stored is " + stored);
        }
    }
}
