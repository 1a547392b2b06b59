package kz.jauap.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import kz.jauap.language.morphology.Letters;
import kz.jauap.language.morphology.Stems;

/// How well and how fast words lose their endings, on treebanks of Kazakh and Russian. The analysers were made while
/// looking at the odd sentences only. Leaves `target/stems-<language>.tsv` for `conflation.py`.
final class StemsBench {

    private static final Path TREEBANKS = Path.of("..", "shared", "data", "language");
    private static final List<String> PARTS = List.of("train", "dev", "test");
    private static final int ROUNDS = 9;
    private static final long ROUND = TimeUnit.SECONDS.toNanos(1);

    private StemsBench() {}

    static void run() throws IOException {
        Report report = new Report("stems");
        if (!Files.isDirectory(TREEBANKS)) {
            report.say("no treebanks in " + TREEBANKS);
            return;
        }
        language("kk", 0.80, report);
        language("ru", 0.87, report);
        report.write();
    }

    private static void language(String language, double wanted, Report report) throws IOException {
        report.say(language);
        half(language, "looked at", sentence -> sentence % 2 == 1, wanted, report);
        half(language, "kept aside", sentence -> sentence % 2 == 0, wanted, report);
        half(language, "all", sentence -> true, wanted, report);
        List<String> words =
                Conflation.read(treebank(language), sentence -> true).words();
        Stems stems = new Stems();
        Files.createDirectories(Path.of("target"));
        Files.write(
                Path.of("target", "stems-" + language + ".tsv"),
                words.stream()
                        .map(word -> word + "\t" + stem(stems, word, language))
                        .toList());
        Figures speed = new Figures();
        for (int round = 0; round < ROUNDS; round++) {
            speed.add(perSecond(stems, words, language));
        }
        report.figure(language + " tokens a second, one thread", speed);
        report.verdict(language + " tokens a second", speed.median(), ">= 1,000,000", speed.median() >= 1_000_000);
    }

    private static void half(String language, String name, IntPredicate sentences, double wanted, Report report)
            throws IOException {
        Stems stems = new Stems();
        Conflation forms = Conflation.read(treebank(language), sentences);
        Conflation.Score score = forms.score(word -> stem(stems, word, language));
        String what = language + " " + name + ", " + forms.lemmas().size() + " forms: ";
        report.value(what + "precision", score.precision());
        report.value(what + "recall", score.recall());
        report.verdict(what + "F1", score.f1(), ">= " + wanted, score.f1() >= wanted);
    }

    private static String stem(Stems stems, String word, String language) {
        return stems.of(word, Letters.plain(word), language);
    }

    private static double perSecond(Stems stems, List<String> words, String language) {
        long start = System.nanoTime();
        long done = 0;
        long letters = 0;
        while (System.nanoTime() - start < ROUND) {
            for (String word : words) {
                letters += stem(stems, word, language).length();
            }
            done += words.size();
        }
        return letters == 0 ? 0 : done * 1e9 / (System.nanoTime() - start);
    }

    private static List<Path> treebank(String language) throws IOException {
        try (Stream<Path> files = Files.list(TREEBANKS)) {
            return files.filter(file -> file.getFileName().toString().startsWith(language + "_"))
                    .filter(file -> partOf(file) >= 0)
                    .sorted(Comparator.comparingInt(StemsBench::partOf))
                    .toList();
        }
    }

    private static int partOf(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".conllu") ? PARTS.indexOf(name.replaceAll(".*-|\\.conllu", "")) : -1;
    }
}
