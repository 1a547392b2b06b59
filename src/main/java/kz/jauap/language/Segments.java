package kz.jauap.language;

import java.util.ArrayList;
import java.util.List;

/// Cuts a sentence into clauses so that, by weight, as much of it as possible sounds like some topic. A cut is allowed
/// at a pause, before a joining or question-opening word and after a closing particle, never inside a named thing; it
/// costs a little, so that nothing is cut for nothing.
final class Segments {

    private static final int MOST_PIECES = 40;
    private static final int MOST_PIECES_TOGETHER = 6;
    private static final double CUT_COST = 0.35;
    /// Where nothing but a word that opens questions tells.
    private static final double UNMARKED_COST = 0.7;
    private static final double PAUSE_COST = 0.12;
    private static final double NAMED_ONLY = 0.5;

    private final Reading reading;
    private final Samples samples;
    private final Scratch scratch;

    Segments(Reading reading, Samples samples, Scratch scratch) {
        this.reading = reading;
        this.samples = samples;
        this.scratch = scratch;
    }

    /// @return where each clause ends, exclusive, in order; the last is `to`
    List<Integer> of(int from, int to) {
        List<Integer> cuts = cuts(from, to);
        int pieces = cuts.size() - 1;
        double[] best = new double[pieces + 1];
        int[] back = new int[pieces + 1];
        for (int end = 1; end <= pieces; end++) {
            best[end] = Double.NEGATIVE_INFINITY;
            for (int start = Math.max(0, end - MOST_PIECES_TOGETHER); start < end; start++) {
                double value = best[start] + value(cuts.get(start), cuts.get(end)) - cost(cuts.get(start), from);
                if (value >= best[end]) {
                    best[end] = value;
                    back[end] = start;
                }
            }
        }
        List<Integer> ends = new ArrayList<>();
        for (int end = pieces; end > 0; end = back[end]) {
            ends.addFirst(cuts.get(end));
        }
        return ends;
    }

    private List<Integer> cuts(int from, int to) {
        List<Integer> cuts = new ArrayList<>(List.of(from));
        for (int i = from + 1; i < to && cuts.size() < MOST_PIECES; i++) {
            if (mayCut(i)) {
                cuts.add(i);
            }
        }
        cuts.add(to);
        return cuts;
    }

    private boolean mayCut(int at) {
        if (insideEntity(at)) {
            return false;
        }
        Word word = reading.words.get(at);
        return word.before() == Word.Gap.PAUSE
                || Grammar.joins(word.plain())
                || Grammar.opens(word.plain())
                || Grammar.closes(reading.words.get(at - 1).plain());
    }

    private boolean insideEntity(int at) {
        for (int before = at - 1; before >= Math.max(0, at - 3); before--) {
            int entity = reading.entity[before];
            for (int after = at; entity != Reading.NO_ENTITY && after < Math.min(reading.size(), at + 3); after++) {
                if (reading.entity[after] == entity) {
                    return true;
                }
            }
        }
        return false;
    }

    private double cost(int cut, int from) {
        if (cut == from) {
            return 0;
        }
        Word word = reading.words.get(cut);
        if (word.before() == Word.Gap.PAUSE) {
            return PAUSE_COST;
        }
        boolean parted = Grammar.joins(word.plain())
                || Grammar.closes(reading.words.get(cut - 1).plain());
        return parted ? CUT_COST : UNMARKED_COST;
    }

    private double value(int from, int to) {
        double weight = reading.weight(from, to);
        double score = samples.nearest(reading, from, to, scratch).score();
        return weight * Math.max(score, namedOnly(from, to) ? NAMED_ONLY : 0);
    }

    private boolean namedOnly(int from, int to) {
        boolean named = false;
        for (int i = from; i < to; i++) {
            boolean inEntity = reading.entity[i] != Reading.NO_ENTITY;
            if (!inEntity && reading.weights[i] >= Vocabulary.LIGHT_BELOW) {
                return false;
            }
            named |= inEntity;
        }
        return named;
    }
}
