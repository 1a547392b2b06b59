package kz.jauap.language;

import java.util.Arrays;
import java.util.List;

/// The words of one message with what the vocabulary knows of each; scratch space of one reading.
final class Reading {

    static final int NO_ENTITY = -1;

    final List<Word> words;
    final int[] ids;
    final float[] trust;
    final float[] weights;
    final String[] surfaces;
    /// For each word the number of the entity it belongs to, or [#NO_ENTITY].
    final int[] entity;
    /// Whether no sample knows the word, though it is one that says something.
    final boolean[] strange;
    /// Whether a sample of a topic has the word.
    final boolean[] asked;
    /// Whether it is a word of time: a day, a part of the day, a month, a unit.
    final boolean[] time;

    Reading(List<Word> words) {
        this.words = words;
        int size = words.size();
        ids = new int[size];
        trust = new float[size];
        weights = new float[size];
        surfaces = new String[size];
        entity = new int[size];
        strange = new boolean[size];
        time = new boolean[size];
        asked = new boolean[size];
        Arrays.fill(entity, NO_ENTITY);
    }

    int size() {
        return words.size();
    }

    float weight(int from, int to) {
        float sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights[i];
        }
        return sum;
    }

    boolean repeatsEarlier(int at, int from) {
        for (int i = from; i < at; i++) {
            if (ids[i] == ids[at]) {
                return true;
            }
        }
        return false;
    }
}
