package kz.jauap.bench;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import kz.jauap.TestDatabase;
import kz.jauap.knowledge.Added;
import kz.jauap.knowledge.Shelf;
import kz.jauap.shared.TenantId;

/// How long a quotation takes to be found among 100,000 passages of one tenant, from the question to the words, the
/// database's part included.
final class SearchBench {

    private static final int PASSAGES = 100_000;
    private static final int A_DOCUMENT = 2_000;
    private static final int WORDS = 60_000;
    private static final int QUESTIONS = 400;
    private static final int ROUNDS = 3;

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Report report = new Report("search");
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    private final MadeUpWords words = new MadeUpWords(random, WORDS);
    private final List<String> asked = new ArrayList<>();

    static void run(List<String> args) throws Exception {
        new SearchBench().measure(Bench.option(args, "--passages", PASSAGES));
        System.exit(0);
    }

    private void measure(int passages) throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "search");
        try (HikariDataSource dataSource = TestDatabase.fresh();
                Shelf shelf = new Shelf(dataSource, folder)) {
            TenantId tenant = Shelf.tenant();
            int stored = IntStream.range(0, passages / A_DOCUMENT)
                    .map(number -> add(shelf, tenant, number))
                    .sum();
            report.say("search: " + stored + " passages, " + QUESTIONS + " questions, one thread");
            shelf.quotes(tenant, asked.getFirst());
            try (Shelf another = new Shelf(dataSource, folder.resolve("another"))) {
                long start = System.nanoTime();
                long ownStart = PROCESS.getProcessCpuTime();
                another.quotes(tenant, asked.getFirst());
                report.value("an index made from nothing, s", (System.nanoTime() - start) / 1e9);
                report.value("its processor time, s", (PROCESS.getProcessCpuTime() - ownStart) / 1e9);
                ask(another, tenant, new Figures(), new Figures());
                asked(another, tenant);
            }
        }
        report.write();
    }

    private void asked(Shelf shelf, TenantId tenant) {
        Figures latest = new Figures();
        Figures usual = new Figures();
        Figures ownLatest = new Figures();
        Figures ownUsual = new Figures();
        double quoted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Figures millis = new Figures();
            Figures own = new Figures();
            quoted = ask(shelf, tenant, millis, own);
            latest.add(millis.percentile(99));
            usual.add(millis.median());
            ownLatest.add(own.percentile(99));
            ownUsual.add(own.median());
        }
        report.value("questions with a quotation", quoted);
        report.figure("median of a question, microseconds", scaled(usual));
        report.figure("median of its processor time, microseconds", scaled(ownUsual));
        report.figure("p99 of its processor time, microseconds", scaled(ownLatest));
        report.verdict("p99 of a question, ms", latest.median(), "<= 25", latest.median() <= 25);
    }

    private static Figures scaled(Figures millis) {
        Figures micros = new Figures();
        millis.all().forEach(one -> micros.add(one * 1_000));
        return micros;
    }

    /// @return share that got a quotation
    private double ask(Shelf shelf, TenantId tenant, Figures millis, Figures own) {
        int quoted = 0;
        for (String question : asked) {
            long before = System.nanoTime();
            long ownBefore = THREADS.getCurrentThreadCpuTime();
            quoted += shelf.quotes(tenant, question).isEmpty() ? 0 : 1;
            own.add((THREADS.getCurrentThreadCpuTime() - ownBefore) / 1e6);
            millis.add((System.nanoTime() - before) / 1e6);
        }
        return quoted / (double) asked.size();
    }

    private int add(Shelf shelf, TenantId tenant, int number) {
        StringBuilder text = new StringBuilder();
        for (int passage = 0; passage < A_DOCUMENT; passage++) {
            String language = random.nextInt(5) < 3 ? "ru" : "kk";
            text.append("\n## ").append(sentence(language, 3)).append("\n\n");
            for (int one = 2 + random.nextInt(4); one > 0; one--) {
                String sentence = sentence(language, 8 + random.nextInt(8));
                text.append(Character.toUpperCase(sentence.charAt(0)))
                        .append(sentence.substring(1))
                        .append(". ");
                question(sentence);
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return switch (shelf.documents.add(tenant, "document-" + number, "", bytes, "bench")) {
            case Added.Stored(var document) -> document.passages();
            case Added.Unchanged(var document) -> 0;
            case Added.Unreadable(String why, String advice) -> throw new IllegalStateException(why);
        };
    }

    /// Some sentences are asked for by half of their words and one that is not there.
    private void question(String sentence) {
        if (asked.size() < QUESTIONS && random.nextInt(60) == 0) {
            String[] all = sentence.split(" ");
            asked.add(String.join(" ", List.of(all).subList(0, all.length / 2)) + " " + words.word("ru") + "ющ?");
        }
    }

    private String sentence(String language, int length) {
        return String.join(
                " ",
                IntStream.range(0, length).mapToObj(i -> words.word(language)).toList());
    }
}
