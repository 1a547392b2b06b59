package kz.jauap.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Whether confidence means something: of the questions read with a confidence of 0.8, eight in ten should be read
/// right. Measured over the turns that make exactly one claim, each acted upon however unsure it was.
///
/// @param claims how many turns were measured
/// @param error expected calibration error: the mean distance of confidence and truth, over ten bins by weight
/// @param bins that are not empty, least sure first
/// @param curve wrong share among the surest, by how many of all they are
public record Calibration(int claims, double error, List<Bin> bins, List<Point> curve) {

    static final int BINS = 10;
    private static final int POINTS = 50;
    private static final double EXACT = 10_000;

    public Calibration {
        bins = List.copyOf(bins);
        curve = List.copyOf(curve);
    }

    /// One reading, acted upon.
    ///
    /// @param right whether the turn came out as expected
    record Claim(double confidence, boolean right) {}

    /// Claims of like confidence.
    ///
    /// @param confidence their mean
    /// @param right share of them
    public record Bin(int count, double confidence, double right) {}

    /// Were only the surest taken: which share of all that is, and which share of it is wrong.
    public record Point(double coverage, double risk) {}

    static Calibration of(List<Claim> claims) {
        List<Bin> bins = bins(claims);
        double error = bins.stream()
                .mapToDouble(bin -> Math.abs(bin.confidence - bin.right) * bin.count / claims.size())
                .sum();
        return new Calibration(claims.size(), rounded(error), bins, curve(claims));
    }

    private static List<Bin> bins(List<Claim> claims) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            int number = i;
            List<Claim> here = claims.stream()
                    .filter(claim -> Math.min(BINS - 1, (int) (claim.confidence * BINS)) == number)
                    .toList();
            if (!here.isEmpty()) {
                double sure =
                        here.stream().mapToDouble(Claim::confidence).average().orElse(0);
                long right = here.stream().filter(Claim::right).count();
                bins.add(new Bin(here.size(), rounded(sure), rounded((double) right / here.size())));
            }
        }
        return bins;
    }

    private static List<Point> curve(List<Claim> claims) {
        List<Claim> surest = claims.stream()
                .sorted(Comparator.comparingDouble(Claim::confidence).reversed())
                .toList();
        List<Point> points = new ArrayList<>();
        int wrong = 0;
        for (int i = 0; i < surest.size(); i++) {
            wrong += surest.get(i).right ? 0 : 1;
            boolean last = i + 1 == surest.size();
            if (last || (i + 1) * POINTS / surest.size() > i * POINTS / surest.size()) {
                points.add(new Point(rounded((i + 1.0) / surest.size()), rounded(wrong / (i + 1.0))));
            }
        }
        return points;
    }

    /// The bins as points of a drawing so many units wide and high, its origin at the top left.
    public String drawnBins(int size) {
        return String.join(
                " ",
                bins.stream().map(bin -> at(bin.confidence, bin.right, size)).toList());
    }

    /// The curve, likewise.
    public String drawnCurve(int size) {
        return String.join(
                " ",
                curve.stream()
                        .map(point -> at(point.coverage, point.risk, size))
                        .toList());
    }

    private static String at(double x, double y, int size) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x * size, (1 - y) * size);
    }

    private static double rounded(double value) {
        return Math.round(value * EXACT) / EXACT;
    }
}
