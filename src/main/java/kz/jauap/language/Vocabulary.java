package kz.jauap.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import kz.jauap.language.expression.Tokens;
import kz.jauap.language.morphology.Letters;
import kz.jauap.language.morphology.Stems;

/// What to listen for: topics by sample phrases and named things by aliases, prepared once so that reading is fast.
/// Immutable. A sample may leave one thing open: `{service}` stands for a named thing of this vocabulary, `{thing}` for
/// one or for words nobody knows.
public final class Vocabulary {

    static final float LIGHT_BELOW = 1f;
    private static final float LIGHT_SHARE = 0.15f;
    private static final float STRANGE_SHARE = 0.75f;
    private static final float NUMBER_WEIGHT = 0.3f;

    final Lexicon lexicon;
    final Samples samples;
    final Entities entities;
    private final float[] weights;
    private final float strangeWeight;

    private Vocabulary(Lexicon lexicon, Samples samples, Entities entities, float[] weights, float strangeWeight) {
        this.lexicon = lexicon;
        this.samples = samples;
        this.entities = entities;
        this.weights = weights;
        this.strangeWeight = strangeWeight;
    }

    public static Builder builder() {
        return new Builder();
    }

    Reading look(List<Word> words, Stems stems) {
        Reading reading = new Reading(words);
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            Lexicon.Found found = lexicon.find(word, stems);
            reading.ids[i] = found.id();
            reading.trust[i] = found.trust();
            reading.surfaces[i] = found.surface();
            boolean light = Lexicon.isLight(word) || Letters.isNumber(word.plain());
            boolean known = found.id() != Lexicon.UNKNOWN;
            reading.asked[i] = known && samples.asks(found.id());
            reading.lacking[i] = isLeftOut(reading, i);
            reading.time[i] = Tokens.isTime(word.small());
            reading.strange[i] = !known
                    && !light
                    && !reading.time[i]
                    && Character.isLetter(word.plain().codePointAt(0));
            reading.noun[i] = !light
                    && !reading.time[i]
                    && !Grammar.opens(word.plain())
                    && !Tokens.isNumber(word.small())
                    && Grammar.isThing(word, stems);
            reading.thing[i] = reading.strange[i] && reading.noun[i];
            reading.manner[i] = Grammar.isManner(word, stems);
            reading.verb[i] = Grammar.isDeed(word, stems);
            reading.open[i] = known && samples.leavesOpen(found.id()) && Grammar.isAskedFor(word);
            reading.passing[i] = known && samples.leavesOpen(found.id()) && !entities.know(found.id());
            boolean counted = i > 0 && Letters.isNumber(words.get(i - 1).plain());
            boolean elsewhere = known && !counted && samples.isApart(found.id()) && !entities.know(found.id());
            reading.apart[i] = reading.thing[i] || elsewhere && reading.noun[i];
            if (known && !light && Grammar.mayName(word.plain())) {
                int kin = lexicon.kin(word, stems);
                reading.kin[i] = kin != found.id() && entities.know(kin) ? kin : Lexicon.UNKNOWN;
            }
            reading.weights[i] = known ? weights[found.id()] : reading.strange[i] ? strangeWeight : NUMBER_WEIGHT;
        }
        for (int i = 0; i + 1 < words.size(); i++) {
            join(reading, i, stems);
            vary(reading, i + 1);
        }
        return reading;
    }

    /// "Without varnish", "without the new coating": a word or two after the one that says so.
    private static boolean isLeftOut(Reading reading, int at) {
        if (at == 0 || reading.words.get(at).before() != Word.Gap.SPACE) {
            return false;
        }
        Word before = reading.words.get(at - 1);
        return Grammar.lacks(before.plain()) || reading.lacking[at - 1] && Grammar.isQuality(before);
    }

    /// What stands right behind a number and is not of the language the message goes on in says which one is meant:
    /// "11 Pro", "s21 ultra". A word that cannot end a sentence is none of the language where it does.
    private void vary(Reading reading, int at) {
        Word word = reading.words.get(at);
        Word before = reading.words.get(at - 1);
        boolean last = at + 1 == reading.size() || reading.words.get(at + 1).before() != Word.Gap.SPACE;
        boolean unknownNext = !last && reading.strange[at + 1];
        boolean foreign = reading.strange[at] && Letters.isLatin(word.plain());
        boolean hanging = Grammar.governs(word.plain())
                && (last
                        || unknownNext
                        || Letters.isLatin(word.plain())
                                != Letters.isLatin(reading.words.get(at + 1).plain()));
        if (word.before() != Word.Gap.SPACE || !endsInNumber(before) || !foreign && !hanging) {
            return;
        }
        reading.variant[at] = true;
        reading.ids[at] = Lexicon.UNKNOWN;
        reading.weights[at] = strangeWeight;
        reading.strange[at] = true;
        reading.thing[at] = true;
        reading.apart[at] = true;
    }

    private static boolean endsInNumber(Word word) {
        String plain = word.plain();
        return !plain.isEmpty() && Character.isDigit(plain.charAt(plain.length() - 1));
    }

    /// Two words nobody knows may be one that is known, written apart.
    private void join(Reading reading, int at, Stems stems) {
        boolean apart = reading.ids[at] == Lexicon.UNKNOWN
                && reading.ids[at + 1] == Lexicon.UNKNOWN
                && (reading.strange[at] || reading.strange[at + 1])
                && reading.words.get(at + 1).before() == Word.Gap.SPACE;
        if (!apart) {
            return;
        }
        Word first = reading.words.get(at);
        Word second = reading.words.get(at + 1);
        Word whole = new Word(
                first.small() + second.small(),
                first.plain() + second.plain(),
                first.from(),
                second.to(),
                first.before(),
                second.asked());
        Lexicon.Found found = lexicon.exactly(whole, stems);
        if (found.id() != Lexicon.UNKNOWN) {
            reading.ids[at] = found.id();
            reading.trust[at] = found.trust();
            reading.surfaces[at] = found.surface();
            reading.weights[at] = weights[found.id()];
            reading.asked[at] = samples.asks(found.id());
            reading.strange[at] = false;
            reading.strange[at + 1] = false;
            reading.thing[at] = false;
            reading.thing[at + 1] = false;
            reading.apart[at] = false;
            reading.apart[at + 1] = false;
            reading.weights[at + 1] = NUMBER_WEIGHT;
        }
    }

    /// The weight of a word that only one topic has.
    static float rarest(int topics) {
        return (float) Math.log1p(topics);
    }

    /// Collects topics, named things and the business's own names, then builds.
    public static final class Builder {

        private record Phrase(String topic, String language, String text) {}

        private record Alias(String entity, String language, String text) {}

        private static final Pattern RANGE = Pattern.compile("\\b(\\d{1,3})\\s?[-–]\\s?(\\d{1,3})\\b");
        private static final int WIDEST_RANGE = 20;

        private final List<Phrase> phrases = new ArrayList<>();
        private final List<Alias> aliases = new ArrayList<>();
        private final List<Phrase> names = new ArrayList<>();
        private final List<List<String>> same = new ArrayList<>();

        private Builder() {}

        public Builder topic(String topic, String language, List<String> samples) {
            samples.forEach(text -> phrases.add(new Phrase(topic, language, text)));
            return this;
        }

        /// A named thing. `a/b` is a part of `a`: where both are named by the same words and one more, the part is
        /// meant.
        public Builder entity(String id, String language, List<String> names) {
            names.forEach(text -> aliases.add(new Alias(id, language, text)));
            names.forEach(text -> within(text).forEach(one -> aliases.add(new Alias(id, language, one))));
            return this;
        }

        /// What is meant where all words of one of these stand near each other, or something nearly the same
        /// is said; see [Language#sightings].
        public Builder said(String id, String language, List<String> samples) {
            samples.forEach(text -> aliases.add(new Alias(Language.Negation.id(id, text), language, text)));
            return topic(id, language, samples);
        }

        /// "grades 5–9" names each of them: grade 7, too.
        private static List<String> within(String name) {
            Matcher range = RANGE.matcher(name);
            if (!range.find()) {
                return List.of();
            }
            int from = Integer.parseInt(range.group(1));
            int to = Integer.parseInt(range.group(2));
            return to - from > WIDEST_RANGE
                    ? List.of()
                    : IntStream.rangeClosed(from, to)
                            .mapToObj(number -> range.replaceFirst(Integer.toString(number)))
                            .toList();
        }

        /// Single words that mean the same here, in whatever language they are.
        public Builder sameWords(List<String> words) {
            same.add(List.copyOf(words));
            return this;
        }

        /// Words that name the business itself and so tell nothing about a question.
        public Builder ownNames(String language, List<String> texts) {
            texts.forEach(text -> names.add(new Phrase("", language, text)));
            return this;
        }

        public Vocabulary build() {
            Stems stems = new Stems();
            Lexicon lexicon = new Lexicon();
            same.forEach(group -> lexicon.learnAsOne(
                    group.stream().flatMap(text -> Words.of(text).stream()).toList(), stems));
            List<String> topics = phrases.stream().map(Phrase::topic).distinct().toList();
            Map<String, Integer> numbers = new HashMap<>();
            topics.forEach(topic -> numbers.put(topic, numbers.size()));
            List<int[]> words = new ArrayList<>();
            phrases.forEach(phrase -> words.add(learn(bare(phrase.text), phrase.language, lexicon, stems)));
            List<int[]> named = new ArrayList<>();
            aliases.forEach(alias -> named.add(learn(alias.text, alias.language, lexicon, stems)));
            Set<Integer> own = new HashSet<>();
            for (Phrase name : names) {
                for (int word : learn(name.text, name.language, lexicon, stems)) {
                    own.add(word);
                }
            }
            named.forEach(alias -> Arrays.stream(alias).forEach(own::remove));
            float[] weights = weights(lexicon, numbers, words, own);
            lexicon.settle(stems, ranks(named, lexicon));
            Entities entities = new Entities(entities(named, lexicon));
            Vocabulary deaf = new Vocabulary(
                    lexicon,
                    new Samples(topics, List.of(), lexicon.size()),
                    entities,
                    weights,
                    STRANGE_SHARE * rarest(topics.size()));
            return new Vocabulary(
                    lexicon,
                    new Samples(topics, samples(numbers, words, deaf, stems), lexicon.size()),
                    entities,
                    weights,
                    deaf.strangeWeight);
        }

        /// A word that is a name by itself stands for its family before one that is part of a name.
        private static IntUnaryOperator ranks(List<int[]> named, Lexicon lexicon) {
            int[] ranks = new int[lexicon.size()];
            for (int[] name : named) {
                int[] telling = Arrays.stream(name).filter(lexicon::isTelling).toArray();
                for (int word : telling) {
                    ranks[word] = Math.max(ranks[word], telling.length == 1 ? 2 : 1);
                }
            }
            return word -> ranks[word];
        }

        private static String bare(String sample) {
            return sample.replace("{service}", " ").replace("{thing}", " ");
        }

        private static int[] learn(String text, String language, Lexicon lexicon, Stems stems) {
            return Samples.distinct(Words.of(text).stream()
                    .mapToInt(word -> lexicon.learn(word, language, stems))
                    .toArray());
        }

        private List<Sample> samples(Map<String, Integer> numbers, List<int[]> words, Vocabulary deaf, Stems stems) {
            List<Sample> samples = new ArrayList<>();
            Map<Set<String>, Set<String>> same = new HashMap<>();
            for (int i = 0; i < phrases.size(); i++) {
                float weight = 0;
                for (int word : words.get(i)) {
                    weight += deaf.weights[word];
                }
                int topic = numbers.getOrDefault(phrases.get(i).topic, 0);
                String text = phrases.get(i).text;
                List<Word> said = Words.of(bare(text));
                boolean negated = said.stream().anyMatch(word -> Grammar.negates(word.plain()));
                Reading reading = deaf.look(said, stems);
                reading.named = deaf.entities.markWhole(reading, 0, said.size());
                samples.add(new Sample(
                        topic,
                        words.get(i),
                        reading.besideNames(),
                        Sample.Slot.in(text),
                        weight,
                        negated,
                        isAddressed(said),
                        same.computeIfAbsent(reading.namedWholes(0, said.size()), Set::copyOf)));
            }
            return samples;
        }

        /// What you do is the only word of it that says something.
        private static boolean isAddressed(List<Word> said) {
            List<String> heavy = said.stream()
                    .map(Word::plain)
                    .filter(plain -> !Grammar.isLight(plain) && !Grammar.negates(plain))
                    .toList();
            return heavy.size() == 1 && Grammar.addresses(heavy.getFirst());
        }

        private List<Entities.Alias> entities(List<int[]> named, Lexicon lexicon) {
            List<Entities.Alias> result = new ArrayList<>();
            for (int i = 0; i < aliases.size(); i++) {
                if (Arrays.stream(named.get(i)).anyMatch(word -> !lexicon.isLight(word))) {
                    int[] telling = Arrays.stream(named.get(i))
                            .filter(lexicon::isTelling)
                            .toArray();
                    boolean numbers = Arrays.stream(telling).anyMatch(lexicon::isNumber);
                    boolean lacking =
                            Words.of(aliases.get(i).text).stream().anyMatch(word -> Grammar.lacks(word.plain()));
                    result.add(new Entities.Alias(telling, List.of(aliases.get(i).entity), numbers, lacking));
                }
            }
            return result;
        }

        /// Rarity over topics: a word of one topic says most, a word of every topic almost nothing.
        private float[] weights(Lexicon lexicon, Map<String, Integer> numbers, List<int[]> words, Set<Integer> own) {
            List<Set<Integer>> topicsOf = new ArrayList<>();
            for (int word = 0; word < lexicon.size(); word++) {
                topicsOf.add(new HashSet<>());
            }
            for (int i = 0; i < phrases.size(); i++) {
                int topic = numbers.getOrDefault(phrases.get(i).topic, 0);
                for (int word : words.get(i)) {
                    topicsOf.get(word).add(topic);
                }
            }
            float[] weights = new float[lexicon.size()];
            for (int word = 0; word < weights.length; word++) {
                int spread = Math.max(1, topicsOf.get(word).size());
                float rarity = (float) Math.log1p((double) numbers.size() / spread);
                float share = lexicon.isLight(word) || own.contains(word) ? LIGHT_SHARE : 1f;
                weights[word] = rarity * share;
            }
            return weights;
        }
    }
}
