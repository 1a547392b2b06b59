package kz.jauap.mind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kz.jauap.eval.CaseFiles;
import kz.jauap.eval.CaseReading;
import kz.jauap.eval.EvalCase;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReader;

/// Questions that a pack has no answer to: those of other packs, and some written for the purpose.
final class ForeignQuestions {

    static final List<String> PACKS = List.of("demo-salon", "demo-school", "demo-repair", "demo-dental");

    private static final Path WRITTEN = Path.of("src/test/resources/foreign");
    private static final String EVERY_PACK = "*";
    /// What only one business can vouch for.
    private static final List<String> OF_ONE_BUSINESS =
            List.of("fact:", "service:", "consult:", "objection:", "promotion:", "playbook:");

    private static final Map<String, Pack> READ = new ConcurrentHashMap<>();

    private ForeignQuestions() {}

    /// One question, asked of a pack.
    record Asked(String pack, String question) {}

    /// What was told though nothing of the pack answers it.
    record Told(Asked asked, String text, List<String> evidence, List<String> templates) {}

    /// The questions of a file, each to the packs that it names.
    static List<Asked> written(String file) throws IOException {
        List<Asked> all = new ArrayList<>();
        for (String line : Files.readAllLines(WRITTEN.resolve(file))) {
            if (!line.startsWith("#")) {
                int bar = line.indexOf('|');
                String to = line.substring(0, bar).strip();
                String question = line.substring(bar + 1).strip();
                (to.equals(EVERY_PACK) ? PACKS : List.of(to)).forEach(pack -> all.add(new Asked(pack, question)));
            }
        }
        return all;
    }

    /// First questions of other packs that their own pack answers with what it alone knows, and with nothing that this
    /// pack has under the same name.
    static List<Asked> borrowed() throws IOException {
        List<Asked> all = new ArrayList<>();
        for (String own : PACKS) {
            for (String question : openings(own)) {
                Set<String> answer = ofOneBusiness(Mind.of(pack(own)).hears(question));
                for (String other : PACKS) {
                    if (!other.equals(own)
                            && !answer.isEmpty()
                            && known(other).stream().noneMatch(answer::contains)) {
                        all.add(new Asked(other, question));
                    }
                }
            }
        }
        return all;
    }

    /// Those that the pack answers with something of its own, and does not say to be a guess.
    static List<Told> told(List<Asked> questions) {
        return answered(questions).stream().filter(one -> !isGuess(one)).toList();
    }

    /// Those that the pack answers with something of its own, said to be a guess.
    static List<Told> guessed(List<Asked> questions) {
        return answered(questions).stream().filter(ForeignQuestions::isGuess).toList();
    }

    private static boolean isGuess(Told one) {
        return one.templates.contains("template:likely");
    }

    private static List<Told> answered(List<Asked> questions) {
        List<Told> told = new ArrayList<>();
        for (Asked one : questions) {
            Mind.Turn turn = Mind.of(pack(one.pack)).hears(one.question);
            Set<String> vouching = ofOneBusiness(turn);
            if (!vouching.isEmpty()) {
                told.add(new Told(one, turn.text(), List.copyOf(vouching), templates(turn)));
            }
        }
        return told;
    }

    private static List<String> openings(String pack) throws IOException {
        return switch (CaseFiles.ofPack(PackReader.texts(folder(pack)))) {
            case CaseReading.Read read ->
                read.cases().stream()
                        .map(EvalCase::turns)
                        .filter(turns -> turns.size() == 1)
                        .map(List::getFirst)
                        .filter(turn -> turn.burst().texts().size() == 1)
                        .map(turn -> turn.burst().texts().getFirst())
                        .distinct()
                        .toList();
            case CaseReading.Broken broken -> throw new AssertionError(broken.problems());
        };
    }

    private static Set<String> ofOneBusiness(Mind.Turn turn) {
        Set<String> ids = new LinkedHashSet<>();
        turn.answer()
                .ifPresent(answer -> answer.evidence().stream()
                        .filter(id -> OF_ONE_BUSINESS.stream().anyMatch(id::startsWith))
                        .map(id -> id.substring(0, id.indexOf('@')))
                        .forEach(ids::add));
        return ids;
    }

    private static List<String> templates(Mind.Turn turn) {
        return turn.answer().stream()
                .flatMap(answer -> answer.evidence().stream())
                .filter(id -> id.startsWith("template:"))
                .map(id -> id.substring(0, id.indexOf('@')))
                .toList();
    }

    private static Set<String> known(String name) {
        Set<String> ids = new LinkedHashSet<>();
        pack(name).facts().forEach(fact -> ids.add("fact:" + fact.id()));
        return ids;
    }

    private static Pack pack(String name) {
        return READ.computeIfAbsent(name, one -> Mind.of(folder(one)).pack());
    }

    private static Path folder(String pack) {
        return Path.of("packs", pack);
    }
}
