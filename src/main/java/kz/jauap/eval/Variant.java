package kz.jauap.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kz.jauap.language.Language;
import kz.jauap.pack.Pack;

/// A case in other words.
record Variant(EvalCase rewritten, Rewrite rewrite) {

    /// All kinds of rewrites of these cases, where they change anything. The same seed gives the same words.
    static List<Variant> of(List<EvalCase> cases, Pack pack, long seed) {
        RewriteWords words = RewriteWords.read();
        List<Variant> variants = new ArrayList<>();
        for (EvalCase one : cases) {
            String language = language(one, pack);
            for (Rewrite rewrite : Rewrite.values()) {
                Random dice = new Random(seed * 31 + (one.id() + rewrite).hashCode());
                List<List<String>> said = one.words().stream()
                        .map(burst -> rewrite.apply(burst, language, words, dice))
                        .toList();
                if (!said.equals(one.words())) {
                    variants.add(new Variant(one.saying(said), rewrite));
                }
            }
        }
        return variants;
    }

    private static String language(EvalCase one, Pack pack) {
        List<String> all = one.words().stream().flatMap(List::stream).toList();
        return pack.answerLanguage(Language.read(all, pack.vocabulary(), "").language());
    }
}
