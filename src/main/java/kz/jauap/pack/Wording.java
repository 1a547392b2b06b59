package kz.jauap.pack;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One thing said in several languages.
///
/// @param byLanguage text by `ru`, `kk`, `en`; empty when the pack says nothing
public record Wording(Map<String, String> byLanguage) {

    public static final Wording NONE = new Wording(Map.of());

    public Wording {
        byLanguage = ByLanguage.of(byLanguage);
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
            byLanguage = ByLanguage.of(byLanguage);
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

    /// What is said in a few languages, in the order of their codes. A pack has thousands of these and a node a
    /// thousand
    /// packs, so all that name the same languages share the list of them. Never changes.
    private static final class ByLanguage<T> extends AbstractMap<String, T> {

        private static final Map<List<String>, List<String>> KNOWN = new ConcurrentHashMap<>();

        private static final int SHORT = 40;

        private final List<String> languages;
        private final Object[] values;

        private ByLanguage(List<String> languages, Object[] values) {
            this.languages = languages;
            this.values = values;
        }

        static <T> Map<String, T> of(Map<String, T> said) {
            if (said.isEmpty() || said instanceof ByLanguage) {
                return said.isEmpty() ? Map.of() : said;
            }
            List<String> sorted = said.keySet().stream().sorted().toList();
            List<String> languages = KNOWN.computeIfAbsent(sorted, List::copyOf);
            return new ByLanguage<>(
                    languages,
                    languages.stream().map(said::get).map(ByLanguage::shared).toArray());
        }

        /// What is short is often said by many.
        private static Object shared(Object value) {
            return value instanceof String text && text.length() <= SHORT ? text.intern() : value;
        }

        @Override
        public @Nullable T get(@Nullable Object language) {
            int at = language == null ? -1 : languages.indexOf(language);
            return at < 0 ? null : value(at);
        }

        @Override
        public boolean containsKey(@Nullable Object language) {
            return language != null && languages.contains(language);
        }

        @SuppressWarnings("unchecked") // only values of T are put in
        private T value(int at) {
            return (T) values[at];
        }

        @Override
        public Set<Map.Entry<String, T>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public int size() {
                    return values.length;
                }

                @Override
                public Iterator<Map.Entry<String, T>> iterator() {
                    return entries().iterator();
                }
            };
        }

        private List<Map.Entry<String, T>> entries() {
            return Arrays.asList(languages.stream()
                    .map(language -> Map.entry(language, value(languages.indexOf(language))))
                    .<Map.Entry<String, T>>toArray(Map.Entry[]::new));
        }
    }
}
