package kz.jauap.language.morphology;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Words whose forms no ending explains: pronouns, helping verbs, a few nouns. A table has `[root]` and its
/// forms; `[=word]` stands for whatever root that word has.
final class ClosedWords {

    private final Map<String, String> roots = new HashMap<>();

    /// @param stem finds the root of a word that is not closed
    ClosedWords(String file, UnaryOperator<String> stem) {
        Table.read(ClosedWords.class, file).forEach((name, forms) -> {
            String root = name.startsWith("=") ? stem.apply(name.substring(1)) : name;
            forms.forEach(form -> roots.put(form, root));
        });
        Map.copyOf(roots).forEach((form, root) -> roots.putIfAbsent(Letters.plain(form), root));
    }

    @Nullable
    String root(String word) {
        return roots.get(word);
    }
}
