package kz.jauap.knowledge;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The places of a business its documents speak of, and which of them a question names. What is said of one place is
/// quoted to who names it; where there are several and none is named, nobody knows of which it would be true.
///
/// @param named places whose every word is in the question
/// @param count of all places
/// @param words of the named places, as terms
record Places(Set<String> named, int count, Set<String> words) {

    /// @param all places, as each document was tagged
    static Places of(List<String> all, String question) {
        Set<String> said = terms(question);
        Set<String> named = all.stream()
                .filter(place -> {
                    List<Set<String>> words = StemAnalyzer.words(place, false);
                    return !words.isEmpty()
                            && words.stream().allMatch(word -> word.stream().anyMatch(said::contains));
                })
                .collect(Collectors.toSet());
        Set<String> words =
                named.stream().flatMap(place -> terms(place).stream()).collect(Collectors.toSet());
        return new Places(named, all.size(), words);
    }

    private static Set<String> terms(String text) {
        return StemAnalyzer.words(text, false).stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /// Whether a passage may be quoted.
    boolean lets(Passage passage) {
        return passage.branch().isEmpty() || named.contains(passage.branch()) || named.isEmpty() && count == 1;
    }

    /// What is asked of a place without the place itself.
    List<Set<String>> without(List<Set<String>> asked) {
        return asked.stream()
                .filter(word -> word.stream().noneMatch(words::contains))
                .toList();
    }
}
