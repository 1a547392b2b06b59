package kz.jauap.learning;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Words that mean the same for one business, in whatever form and language they are said.
record SameWords(Map<String, String> groups) {

    static final SameWords NONE = new SameWords(Map.of());

    SameWords {
        groups = Map.copyOf(groups);
    }

    /// @param groups of single words
    static SameWords of(List<List<String>> groups) {
        Map<String, String> marks = new HashMap<>();
        for (int group = 0; group < groups.size(); group++) {
            for (String word : groups.get(group)) {
                for (String term : Gist.terms(word)) {
                    marks.putIfAbsent(term, "=" + group);
                }
            }
        }
        return marks.isEmpty() ? NONE : new SameWords(marks);
    }

    /// The terms of a word, with the mark of what it means where it is one of several.
    Set<String> marked(Set<String> terms) {
        Set<String> marked = new LinkedHashSet<>(terms);
        terms.stream().filter(groups::containsKey).map(groups::get).forEach(marked::add);
        return marked;
    }
}
