package kz.jauap.knowledge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import kz.jauap.language.Grammar;
import kz.jauap.language.Transliteration;
import kz.jauap.language.morphology.Letters;
import kz.jauap.language.morphology.Stems;
import kz.jauap.language.morphology.Table;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.util.CharTokenizer;

/// Lucene's view of a text through our own stems. A word that may be Russian or Kazakh stands for its stems in both,
/// each with the mark of its language, a word in Latin letters also for the Cyrillic ones they may stand for; words
/// that carry nothing are left out.
final class StemAnalyzer extends Analyzer {

    /// Goes up when the same text gives other terms, or the index another form, so that old indexes are made anew.
    static final String VERSION = "2";

    private static final Set<String> ASKING = asking(section -> true);
    private static final Set<String> AMOUNTS = asking("amount"::equals);
    private static final Set<String> PRICES = asking("price"::equals);

    /// What a question wants in its answer.
    enum Want {
        WORDS,
        /// An amount or a time, in digits or words.
        NUMBER,
        MONEY
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = CharTokenizer.fromTokenCharPredicate(Character::isLetterOrDigit);
        return new TokenStreamComponents(words, new StemFilter(words));
    }

    /// The terms of each telling word of a text, in order.
    ///
    /// @param asked whether it is a question: words that only ask are left out
    static List<Set<String>> words(String text, boolean asked) {
        return words(text, asked, new Stems());
    }

    /// @param stems of the caller, who may go on using them
    static List<Set<String>> words(String text, boolean asked, Stems stems) {
        List<Set<String>> words = new ArrayList<>();
        int end;
        for (int from = 0; from < text.length(); from = end + 1) {
            end = from;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            if (end > from) {
                String small = Letters.small(text.substring(from, end));
                Set<String> terms = asked && asks(small) ? Set.of() : terms(small, stems);
                if (!terms.isEmpty()) {
                    words.add(terms);
                }
            }
        }
        return words;
    }

    private static boolean asks(String small) {
        String plain = Letters.plain(small);
        return ASKING.contains(plain)
                || Letters.isLatin(plain)
                        && Transliteration.spellings(plain).stream()
                                .anyMatch(one -> Grammar.isLight(one) || ASKING.contains(one));
    }

    private static Set<String> terms(String small, Stems stems) {
        String plain = Letters.plain(small);
        if (Grammar.isLight(plain)) {
            return Set.of();
        }
        if (!small.codePoints().allMatch(Character::isLetter)) {
            return Set.of(plain);
        }
        if (Letters.isLatin(plain)) {
            Set<String> terms = new LinkedHashSet<>(List.of("e:" + stems.of(small, plain, "en")));
            Transliteration.spellings(plain).stream()
                    .filter(spelling -> !Letters.isLatin(spelling))
                    .forEach(spelling -> terms.addAll(terms(spelling, stems)));
            return terms;
        }
        String kazakh = "k:" + stems.of(small, plain, "kk");
        return Letters.hasKazakhLetter(small) ? Set.of(kazakh) : Set.of("r:" + stems.of(small, plain, "ru"), kazakh);
    }

    static Want want(String question) {
        Want want = Want.WORDS;
        for (String word : question.split("[^\\p{L}\\p{N}]+", -1)) {
            String plain = Letters.plain(Letters.small(word));
            if (isOf(PRICES, plain)) {
                return Want.MONEY;
            }
            want = isOf(AMOUNTS, plain) ? Want.NUMBER : want;
        }
        return want;
    }

    private static boolean isOf(Set<String> words, String plain) {
        return words.contains(plain)
                || Letters.isLatin(plain)
                        && Transliteration.spellings(plain).stream().anyMatch(words::contains);
    }

    /// Words that ask and tell nothing of what is asked about.
    private static Set<String> asking(Predicate<String> sections) {
        Set<String> plain = new LinkedHashSet<>();
        Table.read(StemAnalyzer.class, "asking.txt").forEach((section, words) -> {
            if (sections.test(section)) {
                words.forEach(word -> plain.add(Letters.plain(Letters.small(word))));
            }
        });
        return Set.copyOf(plain);
    }

    private static final int MOST_LATELY = 10_000;

    private static final class StemFilter extends TokenFilter {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private final Stems stems = new Stems();
        private final Map<String, List<String>> lately = new HashMap<>();
        private final List<String> waiting = new ArrayList<>();

        StemFilter(TokenStream words) {
            super(words);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!waiting.isEmpty()) {
                term.setEmpty().append(waiting.removeLast());
                step.setPositionIncrement(0);
                return true;
            }
            while (input.incrementToken()) {
                waiting.addAll(lately(term.toString()));
                if (!waiting.isEmpty()) {
                    term.setEmpty().append(waiting.removeLast());
                    return true;
                }
            }
            return false;
        }

        /// Most words of a text have come before.
        private List<String> lately(String word) {
            List<String> known = lately.get(word);
            if (known == null) {
                known = List.copyOf(terms(Letters.small(word), stems));
                if (lately.size() >= MOST_LATELY) {
                    lately.clear();
                }
                lately.put(word, known);
            }
            return known;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            waiting.clear();
        }
    }
}
