package kz.jauap.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/// How well stems put the forms of one word together: distinct forms of a treebank, gold clusters by lemma and part of
/// speech, ours by stem and part of speech, compared over all pairs of forms.
///
/// @param lemmas the lemma of every form
record Conflation(Map<Form, String> lemmas) {

    private static final Set<String> PARTS = Set.of("NOUN", "PROPN", "VERB", "ADJ", "NUM", "PRON", "ADV");
    private static final int COLUMNS = 10;

    record Form(String word, String part) {}

    record Score(double precision, double recall) {

        double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }
    }

    /// @param sentences which sentences to read, counted from 0 through all files
    static Conflation read(List<Path> treebank, IntPredicate sentences) throws IOException {
        Map<Form, String> lemmas = new LinkedHashMap<>();
        int sentence = 0;
        for (Path file : treebank) {
            boolean inside = false;
            for (String line : Files.readAllLines(file)) {
                sentence += line.isBlank() && inside ? 1 : 0;
                inside = !line.isBlank();
                if (sentences.test(sentence)) {
                    word(line.split("\t", -1), lemmas);
                }
            }
            sentence += inside ? 1 : 0;
        }
        return new Conflation(lemmas);
    }

    private static void word(String[] columns, Map<Form, String> lemmas) {
        boolean counted = columns.length == COLUMNS
                && columns[0].chars().allMatch(Character::isDigit)
                && PARTS.contains(columns[3])
                && columns[1].chars().allMatch(Character::isLetter);
        if (counted) {
            Form form = new Form(columns[1].toLowerCase(Locale.ROOT), columns[3]);
            lemmas.put(form, columns[2].toLowerCase(Locale.ROOT));
        }
    }

    List<String> words() {
        return lemmas.keySet().stream().map(Form::word).distinct().sorted().toList();
    }

    Score score(UnaryOperator<String> stem) {
        Map<String, Integer> gold = new HashMap<>();
        Map<String, Integer> ours = new HashMap<>();
        Map<String, Integer> both = new HashMap<>();
        lemmas.forEach((form, lemma) -> {
            String stemmed = stem.apply(form.word) + "\t" + form.part;
            gold.merge(lemma + "\t" + form.part, 1, Integer::sum);
            ours.merge(stemmed, 1, Integer::sum);
            both.merge(stemmed + "\t" + lemma, 1, Integer::sum);
        });
        return new Score(pairs(both.values()) / pairs(ours.values()), pairs(both.values()) / pairs(gold.values()));
    }

    private static double pairs(Collection<Integer> clusters) {
        return clusters.stream().mapToDouble(size -> size * (size - 1) / 2.0).sum();
    }
}
