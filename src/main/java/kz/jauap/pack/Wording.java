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
}
