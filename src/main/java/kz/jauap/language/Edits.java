package kz.jauap.language;

/// How many slips of the finger part two words: letters missing, added, replaced, or two neighbours swapped.
public final class Edits {

    private static final int ONE_SLIP_FROM = 5;
    private static final int TWO_SLIPS_FROM = 9;

    private Edits() {}

    /// Slips forgiven in a word of so many letters: none in short ones, where another word is always near.
    static int allowed(int length) {
        if (length < ONE_SLIP_FROM) {
            return 0;
        }
        return length < TWO_SLIPS_FROM ? 1 : 2;
    }

    /// The distance, or `most + 1` as soon as it is certain to be more than `most`.
    public static int between(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        int[] older = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            if (fill(row, above, older, a, b, i) > most) {
                return most + 1;
            }
            int[] spare = older;
            older = above;
            above = row;
            row = spare;
        }
        return above[b.length()];
    }

    private static int fill(int[] row, int[] above, int[] older, String a, String b, int i) {
        row[0] = i;
        int least = i;
        for (int j = 1; j <= b.length(); j++) {
            int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
            int best = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + cost);
            boolean swapped =
                    i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
            row[j] = swapped ? Math.min(best, older[j - 2] + 1) : best;
            least = Math.min(least, row[j]);
        }
        return least;
    }
}
