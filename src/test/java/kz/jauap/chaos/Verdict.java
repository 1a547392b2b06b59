package kz.jauap.chaos;

import java.util.ArrayList;
import java.util.List;

/// What went wrong, one line each.
record Verdict(List<String> lost, List<String> doubled, List<String> reordered, List<String> unanswered) {

    Verdict() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    boolean clean() {
        return lost.isEmpty() && doubled.isEmpty() && reordered.isEmpty() && unanswered.isEmpty();
    }
}
