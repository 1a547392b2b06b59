package kz.jauap.pack;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One thing said in several languages.
///
/// @param byLanguage text by `ru`, `kk`, `en`; empty when the pack says nothing
public record Wording(Map<String, String> byLanguage) {

    public static final Wording NONE = new Wording(Map.of());

    public Wording {
        byLanguage = Collections.unmodifiableMap(new TreeMap<>(byLanguage));
    }

    public boolean isEmpty() {
        return byLanguage.isEmpty();
    }

    /// In the wanted language, else in the first of `others` there is, else "".
    public String in(String language, List<String> others) {
        String text = byLanguage.get(language);
        if (text != null) {
            return text;
        }
        return others.stream()
                .filter(byLanguage::containsKey)
                .findFirst()
                .map(other -> byLanguage.getOrDefault(other, ""))
                .orElse("");
    }

    /// Several things said, in several languages.
    ///
    /// @param byLanguage texts by `ru`, `kk`, `en`; empty when the pack says nothing
    public record Lines(Map<String, List<String>> byLanguage) {

        public static final Lines NONE = new Lines(Map.of());

        public Lines {
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
}
