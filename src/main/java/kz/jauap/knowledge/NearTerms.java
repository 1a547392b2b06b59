package kz.jauap.knowledge;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import kz.jauap.language.Edits;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/// Terms of an index that are a slip of the finger away from the ones asked for.
final class NearTerms {

    /// Marks of languages stand before each term and are never mistyped.
    private static final int MARK = 2;

    private static final int FIRST_LETTER = 1;
    /// Of a letter in UTF-8.
    private static final int MOST_BYTES = 2;
    private static final int ONE_SLIP_FROM = 5;
    private static final int TWO_SLIPS_FROM = 9;

    private NearTerms() {}

    /// The terms themselves where any of them is there; else the nearest of each; else the terms themselves.
    static Set<String> of(IndexReader reader, String field, Set<String> word) throws IOException {
        for (String term : word) {
            if (reader.docFreq(new Term(field, term)) > 0) {
                return word;
            }
        }
        Terms terms = MultiTerms.getTerms(reader, field);
        Set<String> near = new HashSet<>();
        for (String term : word) {
            int letters = term.length() - MARK;
            if (terms != null && term.indexOf(':') == MARK - 1 && letters >= ONE_SLIP_FROM) {
                int slips = letters >= TWO_SLIPS_FROM ? 2 : 1;
                nearest(terms, term, slips, near);
            }
        }
        return near.isEmpty() ? word : near;
    }

    /// Goes through the terms with the same mark and first letter: building an automaton for each word costs more.
    private static void nearest(Terms terms, String term, int slips, Set<String> near) throws IOException {
        BytesRef first = new BytesRef(term.substring(0, MARK + FIRST_LETTER));
        int length = new BytesRef(term).length;
        int least = slips + 1;
        String nearest = "";
        TermsEnum all = terms.iterator();
        if (all.seekCeil(first) == TermsEnum.SeekStatus.END) {
            return;
        }
        for (BytesRef one = all.term(); one != null && StringHelper.startsWith(one, first); one = all.next()) {
            if (Math.abs(one.length - length) <= slips * MOST_BYTES) {
                String other = one.utf8ToString();
                int between = Edits.between(term, other, least - 1);
                nearest = between < least ? other : nearest;
                least = Math.min(between, least);
            }
        }
        if (!nearest.isEmpty()) {
            near.add(nearest);
        }
    }
}
