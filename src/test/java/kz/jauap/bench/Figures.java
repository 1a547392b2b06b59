package kz.jauap.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// A series of measurements of one thing.
final class Figures {

    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    double median() {
        return percentile(50);
    }

    double percentile(double percent) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        double at = percent / 100 * (sorted.size() - 1);
        int low = (int) Math.floor(at);
        int high = (int) Math.ceil(at);
        return sorted.get(low) + (sorted.get(high) - sorted.get(low)) * (at - low);
    }

    double min() {
        return percentile(0);
    }

    double max() {
        return percentile(100);
    }

    List<Double> all() {
        return List.copyOf(values);
    }

    /// `median (min–max, n)`.
    String row() {
        return String.format(Locale.ROOT, "%,12.0f  (%,.0f – %,.0f, n=%d)", median(), min(), max(), values.size());
    }
}
