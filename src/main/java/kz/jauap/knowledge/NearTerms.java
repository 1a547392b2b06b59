package kz.jauap.knowledge;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import kz.jauap.language.Edits;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/// All words of an index, held together so that those a slip of the finger away from another are found at once. About
/// forty bytes a word.
final class NearTerms {

    /// Marks of languages stand before each term and are never mistyped.
    private static final int MARK = 2;

    private static final int FIRST_LETTER = 1;
    /// One goes and another comes.
    private static final int LETTERS_A_SLIP = 2;

    private static final int ONE_SLIP_FROM = 5;
    private static final int TWO_SLIPS_FROM = 9;

    /// In the order of the alphabet, one after the other.
    private final String terms;
    private final int[] starts;
    /// Which letters each has, a bit for each: most are told apart by it, without being read.
    private final long[] letters;

    private NearTerms(TreeSet<String> sorted) {
        StringBuilder all = new StringBuilder();
        starts = new int[sorted.size() + 1];
        letters = new long[sorted.size()];
        int at = 0;
        for (String term : sorted) {
            letters[at] = letters(term);
            all.append(term);
            starts[++at] = all.length();
        }
        terms = all.toString();
    }

    static NearTerms of(IndexReader reader, String field) throws IOException {
        TreeSet<String> sorted = new TreeSet<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms inLeaf = leaf.reader().terms(field);
            TermsEnum each = inLeaf == null ? TermsEnum.EMPTY : inLeaf.iterator();
            for (BytesRef one = each.next(); one != null; one = each.next()) {
                if (one.length > MARK && one.bytes[one.offset + MARK - 1] == ':') {
                    sorted.add(one.utf8ToString());
                }
            }
        }
        return new NearTerms(sorted);
    }

    /// Where none of the terms is there, the nearest of each that is; where there is none either, the terms themselves.
    Set<String> mended(Set<String> word) {
        Set<String> near = new HashSet<>();
        for (String term : word) {
            int length = term.length() - MARK;
            if (term.indexOf(':') == MARK - 1 && length >= ONE_SLIP_FROM) {
                nearest(term, length >= TWO_SLIPS_FROM ? 2 : 1, near);
            }
        }
        return near.isEmpty() ? word : near;
    }

    /// Of those that are as near the first of the alphabet.
    private void nearest(String term, int slips, Set<String> near) {
        String beginning = term.substring(0, MARK + FIRST_LETTER);
        long wanted = letters(term);
        int least = slips + 1;
        String nearest = "";
        for (int i = first(beginning); i < letters.length && terms.startsWith(beginning, starts[i]); i++) {
            int length = starts[i + 1] - starts[i];
            if (Math.abs(length - term.length()) < least
                    && Long.bitCount(letters[i] ^ wanted) <= (least - 1) * LETTERS_A_SLIP) {
                String other = terms.substring(starts[i], starts[i + 1]);
                int between = Edits.between(term, other, least - 1);
                nearest = between < least ? other : nearest;
                least = Math.min(between, least);
            }
        }
        if (!nearest.isEmpty()) {
            near.add(nearest);
        }
    }

    /// The place of the first term that begins so, or would.
    private int first(String beginning) {
        int low = 0;
        int high = letters.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean before = terms.substring(starts[middle], starts[middle + 1]).compareTo(beginning) < 0;
            low = before ? middle + 1 : low;
            high = before ? high : middle;
        }
        return low;
    }

    private static long letters(String term) {
        long letters = 0;
        for (int i = MARK; i < term.length(); i++) {
            letters |= 1L << (term.charAt(i) & 0x3F);
        }
        return letters;
    }
}
