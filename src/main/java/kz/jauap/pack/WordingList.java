package kz.jauap.pack;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Several things said, in several languages.
///
/// @param byLanguage texts by `ru`, `kk`, `en`; empty when the pack says nothing
public record WordingList(Map<String, List<String>> byLanguage) {

    public static final WordingList NONE = new WordingList(Map.of());

    public WordingList {
        byLanguage = Collections.unmodifiableMap(new TreeMap<>(byLanguage));
    }

    /// In the wanted language, else in the first of `others` there is, else none.
    public List<String> in(String language, List<String> others) {
        List<String> texts = byLanguage.get(language);
        if (texts != null) {
            return texts;
        }
        return others.stream()
                .filter(byLanguage::containsKey)
                .findFirst()
                .map(other -> byLanguage.getOrDefault(other, List.of()))
                .orElse(List.of());
    }
}
