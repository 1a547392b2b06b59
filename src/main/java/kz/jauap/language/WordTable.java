package kz.jauap.language;

import java.util.Arrays;

/// Words with a number each, as small as they can be: all letters lie in one array, and a table of places finds a word
/// among them. A thousand packs are in memory at once, so a word must not cost an object. Not for many threads while it
/// is filled.
final class WordTable {

    static final int NONE = -1;
    private static final int FIRST_SLOTS = 64;

    private char[] letters = new char[FIRST_SLOTS];
    private int[] ends = new int[FIRST_SLOTS / 2];
    private int[] values = new int[FIRST_SLOTS / 2];
    /// Place of a word by its hash, one more than the place, 0 where there is none.
    private int[] slots = new int[FIRST_SLOTS];
    private int size;

    int size() {
        return size;
    }

    /// Where the word stands, or [#NONE].
    int find(String word) {
        int place = slots[slot(word)];
        return place - 1;
    }

    /// The number of the word, or [#NONE].
    int value(String word) {
        int at = find(word);
        return at < 0 ? NONE : values[at];
    }

    int value(int at) {
        return values[at];
    }

    String word(int at) {
        int from = start(at);
        return new String(letters, from, ends[at] - from);
    }

    int length(int at) {
        return ends[at] - start(at);
    }

    /// Gives the word this number unless it has one.
    ///
    /// @return where the word stands
    int add(String word, int value) {
        int slot = slot(word);
        if (slots[slot] > 0) {
            return slots[slot] - 1;
        }
        int from = size == 0 ? 0 : ends[size - 1];
        if (from + word.length() > letters.length) {
            letters = Arrays.copyOf(letters, Math.max(2 * letters.length, from + word.length()));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        word.getChars(0, word.length(), letters, from);
        ends[size] = from + word.length();
        values[size] = value;
        slots[slot] = ++size;
        if (3 * size > 2 * slots.length) {
            spread(2 * slots.length);
        }
        return size - 1;
    }

    /// Gives back the room kept for more words.
    void trim() {
        letters = Arrays.copyOf(letters, size == 0 ? 0 : ends[size - 1]);
        ends = Arrays.copyOf(ends, size);
        values = Arrays.copyOf(values, size);
        spread(size + size / 2 + 1);
    }

    private int start(int at) {
        return at == 0 ? 0 : ends[at - 1];
    }

    /// The slot the word is in, or the free one where it belongs.
    private int slot(String word) {
        int slot = spot(word, slots.length);
        while (slots[slot] > 0 && !is(slots[slot] - 1, word)) {
            slot = (slot + 1) % slots.length;
        }
        return slot;
    }

    private boolean is(int at, String word) {
        int from = start(at);
        if (ends[at] - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (letters[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void spread(int count) {
        slots = new int[count];
        for (int at = 0; at < size; at++) {
            int slot = spot(word(at), count);
            while (slots[slot] > 0) {
                slot = (slot + 1) % count;
            }
            slots[slot] = at + 1;
        }
    }

    private static int spot(String word, int count) {
        int hash = word.hashCode();
        return Math.floorMod(hash ^ hash >>> 16, count);
    }
}
