package kz.jauap.language;

import java.util.Arrays;
import java.util.function.IntFunction;

/// Many short rows of numbers in one array, which costs a tenth of an array each. Never changes.
final class Rows {

    private final Numbers starts;
    private final Numbers all;

    private Rows(int[] starts, int[] all) {
        this.starts = Numbers.of(starts);
        this.all = Numbers.of(all);
    }

    /// Numbers of two bytes each where none of them needs more.
    private record Numbers(char[] small, int[] large) {

        private static final char[] NO_SMALL = {};
        private static final int[] NO_LARGE = {};

        static Numbers of(int[] numbers) {
            if (Arrays.stream(numbers).anyMatch(one -> one > Character.MAX_VALUE)) {
                return new Numbers(NO_SMALL, numbers);
            }
            char[] small = new char[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                small[i] = (char) numbers[i];
            }
            return new Numbers(small, NO_LARGE);
        }

        int at(int place) {
            return large.length == 0 ? small[place] : large[place];
        }

        int size() {
            return Math.max(small.length, large.length);
        }
    }

    static Rows of(int count, IntFunction<int[]> row) {
        int[] starts = new int[count + 1];
        int[] all = new int[count];
        for (int i = 0; i < count; i++) {
            int[] one = row.apply(i);
            starts[i + 1] = starts[i] + one.length;
            if (starts[i + 1] > all.length) {
                all = Arrays.copyOf(all, 2 * starts[i + 1]);
            }
            System.arraycopy(one, 0, all, starts[i], one.length);
        }
        return new Rows(starts, Arrays.copyOf(all, starts[count]));
    }

    int count() {
        return starts.size() - 1;
    }

    /// Where a row begins among all numbers.
    int from(int row) {
        return starts.at(row);
    }

    /// Where it ends, exclusive.
    int to(int row) {
        return starts.at(row + 1);
    }

    int at(int place) {
        return all.at(place);
    }

    int[] row(int row) {
        int[] numbers = new int[to(row) - from(row)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = all.at(from(row) + i);
        }
        return numbers;
    }
}
