package kz.jauap.language;

import java.util.ArrayList;
import java.util.List;
import kz.jauap.language.morphology.Stems;

/// Reads a burst of messages into an [Understanding]. Pure: the same words, vocabulary and previous language always
/// give the same reading.
public final class Language {

    private static final double QUESTION_WORD_LIMIT = 3;
    private static final int MOST_WORDS = 400;

    private final Vocabulary vocabulary;
    private final Stems stems = new Stems();
    private final Tongue tongue = new Tongue();
    private final Scratch scratch;
    private final List<Clause> clauses = new ArrayList<>();
    private int sentence;
    private int wordsRead;
    private boolean complete = true;

    private Language(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.scratch = vocabulary.samples.scratch();
    }

    /// @param texts the burst, oldest first
    /// @param previousLanguage what was spoken before, "" when not known
    public static Understanding read(List<String> texts, Vocabulary vocabulary, String previousLanguage) {
        Language reading = new Language(vocabulary);
        joined(texts).forEach(reading::message);
        return new Understanding(reading.tongue.heard(previousLanguage), reading.clauses, reading.complete);
    }

    /// A message that ends without a stop may go on in the next: they are read as one, with a pause between.
    private static List<String> joined(List<String> texts) {
        List<String> joined = new ArrayList<>();
        for (String text : texts) {
            if (!joined.isEmpty() && !Words.isFinished(joined.getLast())) {
                joined.add(joined.removeLast() + Words.NEXT_MESSAGE + text);
            } else {
                joined.add(text);
            }
        }
        return joined;
    }

    /// A named thing where it is said in a text.
    ///
    /// @param ids what it may be; several when the same words name several things
    /// @param from where it starts in the text
    /// @param to where it ends, exclusive
    /// @param whole whether all words of a name are there; otherwise one of them stands for it
    /// @param denied whether the text says the opposite: "not urgent" of "urgent", "charges" of "does not charge"
    public record Sighting(List<String> ids, int from, int to, boolean whole, boolean denied) {

        public Sighting {
            ids = List.copyOf(ids);
        }
    }

    /// Where what a vocabulary names is said in a text, in order; see [Vocabulary.Builder#said].
    public static List<Sighting> sightings(String text, Vocabulary vocabulary) {
        List<Word> words = Words.of(text);
        Stems stems = new Stems();
        Reading certain = vocabulary.look(words, stems);
        Reading reading = vocabulary.look(words, stems);
        List<Sighting> found = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= words.size(); to++) {
            if (to == words.size() || words.get(to).before() == Word.Gap.STOP) {
                List<Integer> whole = vocabulary.entities.markWhole(certain, from, to).stream()
                        .map(EntityMatch::from)
                        .toList();
                for (EntityMatch match : vocabulary.entities.mark(reading, from, to)) {
                    found.addAll(sightings(reading, match, whole.contains(match.from())));
                }
                from = to;
            }
        }
        return found;
    }

    private static List<Sighting> sightings(Reading reading, EntityMatch match, boolean whole) {
        int low = match.from();
        int high = match.from();
        boolean not = false;
        for (int at = 0; at < reading.size(); at++) {
            if (reading.entity[at] == match.from()) {
                int negation = Negation.before(reading, at);
                low = Math.min(low, Math.min(at, negation));
                high = Math.max(high, at);
                not |= negation < at || Grammar.negates(reading.words.get(at).plain());
            }
        }
        if (Negation.isBehind(reading, high)) {
            not = true;
            high++;
        }
        boolean negated = not;
        int from = reading.words.get(low).from();
        int to = reading.words.get(high).to();
        List<Sighting> both = new ArrayList<>();
        for (boolean denied : new boolean[] {false, true}) {
            List<String> ids = match.ids().stream()
                    .filter(id -> (Negation.isNegated(id) == negated) != denied)
                    .map(Negation::bare)
                    .toList();
            if (!ids.isEmpty()) {
                both.add(new Sighting(ids, from, to, whole, denied));
            }
        }
        return both;
    }

    /// Names that say not themselves, and what is said not to be so.
    static final class Negation {

        private static final String MARK = "~";
        private static final int MOST_BETWEEN = 2;

        private Negation() {}

        /// The id of a name, with the mark of one that says not.
        static String id(String id, String name) {
            return Words.of(name).stream().anyMatch(word -> Grammar.negates(word.plain())) ? id + MARK : id;
        }

        static boolean isNegated(String id) {
            return id.endsWith(MARK);
        }

        static String bare(String id) {
            return isNegated(id) ? id.substring(0, id.length() - MARK.length()) : id;
        }

        /// "Not urgent", "not very urgent": where it says not; the word's own place where nothing does.
        static int before(Reading reading, int at) {
            for (int i = at; i > 0 && at - i <= MOST_BETWEEN; i--) {
                if (reading.words.get(i).before() != Word.Gap.SPACE) {
                    return at;
                }
                if (Grammar.negates(reading.words.get(i - 1).plain())) {
                    return i - 1;
                }
                if (reading.weights[i - 1] >= Vocabulary.LIGHT_BELOW) {
                    return at;
                }
            }
            return at;
        }

        /// "There is sound: no", as some languages have it; a word of not that goes with what follows is none.
        static boolean isBehind(Reading reading, int last) {
            int next = last + 1;
            if (next >= reading.size() || reading.words.get(next).before() != Word.Gap.SPACE) {
                return false;
            }
            boolean ends =
                    next + 1 == reading.size() || reading.words.get(next + 1).before() != Word.Gap.SPACE;
            String plain = reading.words.get(next).plain();
            return Grammar.in("kk").negates().contains(plain) || ends && Grammar.negates(plain);
        }
    }

    private void message(String text) {
        List<Word> words = Words.of(text);
        wordsRead += words.size();
        if (words.size() == Words.MOST_WORDS || wordsRead > MOST_WORDS) {
            complete = false;
        }
        if (words.isEmpty() || wordsRead > MOST_WORDS) {
            return;
        }
        Reading reading = vocabulary.look(words, stems);
        for (int i = 0; i < words.size(); i++) {
            tongue.hear(words.get(i), reading.surfaces[i], vocabulary.lexicon);
        }
        int from = 0;
        for (int to = 1; to <= words.size(); to++) {
            if (to == words.size() || words.get(to).before() == Word.Gap.STOP) {
                sentence(text, reading, from, to);
                from = to;
            }
        }
    }

    private void sentence(String text, Reading reading, int from, int to) {
        reading.named = vocabulary.entities.mark(reading, from, to);
        int start = from;
        for (int end : new Segments(reading, vocabulary.samples, scratch).of(from, to)) {
            clauses.add(clause(text, reading, from, start, end));
            start = end;
        }
        sentence++;
    }

    private Clause clause(String text, Reading reading, int begin, int from, int to) {
        double beside = 0;
        double strange = 0;
        double time = 0;
        boolean things = false;
        boolean doing = true;
        for (int i = from; i < to; i++) {
            boolean says = reading.weights[i] >= Vocabulary.LIGHT_BELOW || reading.time[i];
            boolean heavy = says && reading.entity[i] == Reading.NO_ENTITY;
            beside += heavy ? reading.weights[i] : 0;
            strange += reading.strange[i] ? reading.weights[i] : 0;
            things |= reading.thing[i] && reading.entity[i] == Reading.NO_ENTITY;
            time += heavy && reading.time[i] ? reading.weights[i] : 0;
            doing &= !heavy || Grammar.addresses(reading.words.get(i).plain());
        }
        return new Clause(
                text.substring(
                                reading.words.get(from).from(),
                                reading.words.get(to - 1).to())
                        .replace(Words.NEXT_MESSAGE, ' '),
                sentence,
                asks(reading, from, to),
                vocabulary.samples.ranked(reading, begin, from, to, scratch),
                reading.named.stream()
                        .filter(match -> match.from() >= from && match.from() < to)
                        .toList(),
                beside,
                strange,
                time,
                doing && beside > 0,
                things,
                reading.belongsElsewhere(from, to),
                asksWhatToDo(reading, from, to),
                reading.asksForThing(from, to));
    }

    /// The deed of "what do you do", done by nobody named or by me.
    private boolean asksWhatToDo(Reading reading, int from, int to) {
        boolean opened = false;
        for (int i = from; i < to; i++) {
            Word word = reading.words.get(i);
            String plain = word.plain();
            boolean asked = opened || !Grammar.isAskedFor(word);
            if (asked && Grammar.isUndirected(plain) && vocabulary.samples.isWhatYouDo(reading.ids[i])) {
                return true;
            }
            opened |= Grammar.opens(plain);
        }
        return false;
    }

    private static boolean asks(Reading reading, int from, int to) {
        Word last = reading.words.get(to - 1);
        if (last.asked() || Grammar.closes(last.plain())) {
            return true;
        }
        for (int i = from; i < Math.min(to, from + QUESTION_WORD_LIMIT); i++) {
            if (Grammar.opens(reading.words.get(i).plain())) {
                return true;
            }
        }
        return false;
    }
}
