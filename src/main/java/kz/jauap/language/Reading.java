package kz.jauap.language;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

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
    /// Whether it is strange and looks like the name of a thing rather than of a deed or a quality.
    final boolean[] thing;
    /// Whether it is such a thing, or one that is known from elsewhere and has nothing to do with what is named.
    final boolean[] apart;
    /// Whether it looks like the name of a deed.
    final boolean[] verb;
    /// Whether it is a word for how anything may be, without the ending of a quality: "wholly", "a little".
    final boolean[] manner;
    /// Whether it looks like the name of a thing, known or not.
    final boolean[] noun;
    /// Whether it is a word of a question that may be asked of any named thing.
    final boolean[] open;
    /// Whether it is a word of a question about any named thing, and names none: it may stand between a name's words.
    final boolean[] passing;
    /// Whether it says which of what a number names is meant, and nobody knows it: "13 *ultra*".
    final boolean[] variant;
    /// For each word that names nothing itself the word of a name of its family, or [Lexicon#UNKNOWN].
    final int[] kin;
    /// Whether a sample of a topic has the word outside of what it names.
    final boolean[] asked;
    /// Whether it is said to be left out: "*without* varnish".
    final boolean[] lacking;
    /// Whether it is a word of time: a day, a part of the day, a month, a unit.
    final boolean[] time;
    /// What is named, once [Entities] has looked.
    List<EntityMatch> named = List.of();

    Reading(List<Word> words) {
        this.words = words;
        int size = words.size();
        ids = new int[size];
        trust = new float[size];
        weights = new float[size];
        surfaces = new String[size];
        entity = new int[size];
        strange = new boolean[size];
        thing = new boolean[size];
        apart = new boolean[size];
        verb = new boolean[size];
        noun = new boolean[size];
        manner = new boolean[size];
        open = new boolean[size];
        passing = new boolean[size];
        variant = new boolean[size];
        time = new boolean[size];
        asked = new boolean[size];
        lacking = new boolean[size];
        kin = new int[size];
        Arrays.fill(kin, Lexicon.UNKNOWN);
        Arrays.fill(entity, NO_ENTITY);
    }

    /// Whether the word at a place is this one, or of its family.
    boolean is(int place, int word) {
        return ids[place] == word || kin[place] == word;
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

    /// Whether a strange thing stands right beside a named one and so makes another of it: "cleaning of *carpets*".
    /// What
    /// follows a light word only says what it is for.
    boolean belongsElsewhere(int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            boolean near = words.get(i + 1).before() == Word.Gap.SPACE;
            if (near && (isNamed(i) && apart[i + 1] || apart[i] && isNamed(i + 1))) {
                return true;
            }
        }
        return false;
    }

    /// Whether a word that joins stands between two others.
    boolean joinedBetween(int one, int other) {
        for (int i = Math.min(one, other) + 1; i < Math.max(one, other); i++) {
            if (Grammar.joins(words.get(i).plain())) {
                return true;
            }
        }
        return false;
    }

    /// Whether nothing but a deed that may be asked of anything and some thing is said: "do you do carpets".
    boolean asksForThing(int from, int to) {
        boolean anyDeed = false;
        boolean anyThing = false;
        for (int i = from; i < to; i++) {
            boolean heavy = weights[i] >= Vocabulary.LIGHT_BELOW && !isNamed(i);
            anyDeed |= heavy && verb[i];
            anyThing |= heavy && !verb[i];
            if (heavy && verb[i] && !open[i]) {
                return false;
            }
        }
        return anyDeed && anyThing;
    }

    /// Whether a thing nobody knows is spoken of.
    boolean namesUnknown(int from, int to) {
        for (int i = from; i < to; i++) {
            if (thing[i]) {
                return true;
            }
        }
        return false;
    }

    private boolean isNamed(int at) {
        return entity[at] != NO_ENTITY;
    }

    /// The named things of a span, parts as their wholes.
    Set<String> namedWholes(int from, int to) {
        Set<String> wholes = new HashSet<>();
        for (EntityMatch match : named) {
            if (match.from() >= from && match.from() < to) {
                match.ids().forEach(id -> wholes.add(whole(id)));
            }
        }
        return wholes;
    }

    static String whole(String id) {
        int mark = id.indexOf('/');
        return mark < 0 ? id : id.substring(0, mark);
    }

    /// The known words that belong to nothing named.
    int[] besideNames() {
        return IntStream.range(0, words.size())
                .filter(at -> !isNamed(at) && ids[at] != Lexicon.UNKNOWN)
                .map(at -> ids[at])
                .toArray();
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
