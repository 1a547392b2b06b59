package kz.jauap.mind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import kz.jauap.eval.CaseFiles;
import kz.jauap.eval.CaseReading;
import kz.jauap.eval.EvalCase;
import kz.jauap.language.Language;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.Section;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How much the tests of the shipped packs ask: the numbers the packs promise, held so that they cannot shrink.
class PackCountsTest {

    private static final Pattern MIXED = Pattern.compile("(^|-)(mix|mixed|latin|lat|translit)(-|$)");
    private static final int LEAST_DIALOGUES = 25;
    private static final int SHORTEST = 6;
    private static final int LONGEST = 15;

    @ParameterizedTest
    @CsvSource({"demo-salon, 630, 200, 40", "demo-school, 395, 130, 20", "demo-repair, 385, 128, 14"})
    void a_pack_judges_many_turns_a_third_of_them_kazakh(String name, int turns, int kazakh, int mixed)
            throws IOException {
        List<EvalCase> cases = cases(name);
        Pack pack = Mind.of(Path.of("packs", name)).pack();
        assertThat(cases.stream().mapToLong(PackCountsTest::judged).sum()).isGreaterThanOrEqualTo(turns);
        assertThat(cases.stream().mapToInt(one -> kazakh(one, pack)).sum()).isGreaterThanOrEqualTo(kazakh);
        assertThat(cases.stream()
                        .filter(one -> MIXED.matcher(one.id()).find())
                        .mapToLong(PackCountsTest::judged)
                        .sum())
                .isGreaterThanOrEqualTo(mixed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-salon", "demo-school", "demo-repair"})
    void a_pack_plays_whole_dialogues_a_third_of_them_kazakh_or_mixed(String name) throws IOException {
        List<EvalCase> dialogues = cases(name).stream()
                .filter(one -> one.id().startsWith("talk-"))
                .filter(one -> one.turns().size() >= SHORTEST && one.turns().size() <= LONGEST)
                .toList();
        assertThat(dialogues).hasSizeGreaterThanOrEqualTo(LEAST_DIALOGUES);
        assertThat(dialogues.stream()
                        .filter(one -> one.id().contains("-kk")
                                || MIXED.matcher(one.id()).find())
                        .count())
                .isGreaterThanOrEqualTo(dialogues.size() / 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-salon", "demo-school", "demo-repair"})
    void every_law_is_asked_for_and_resembled(String name) throws IOException {
        List<String> ids = cases(name).stream().map(EvalCase::id).toList();
        Pack pack = Mind.of(Path.of("packs", name)).pack();
        List<String> laws = Section.parse(
                        "policies.yaml",
                        PackReader.texts(Path.of("packs", name)).get("policies.yaml"),
                        new ArrayList<>())
                .orElseThrow()
                .list("policies")
                .stream()
                .map(policy -> policy.text("id"))
                .filter(id -> pack.policy(id).orElseThrow().law())
                .toList();
        assertThat(laws).isNotEmpty().allSatisfy(law -> {
            assertThat(ids)
                    .filteredOn(id -> id.startsWith("law-" + law + "-yes"))
                    .hasSizeGreaterThanOrEqualTo(2);
            assertThat(ids)
                    .filteredOn(id -> id.startsWith("law-" + law + "-no"))
                    .hasSizeGreaterThanOrEqualTo(2);
        });
    }

    /// Judged turns in Kazakh; a number or a name is in the language of the talk.
    private static int kazakh(EvalCase one, Pack pack) {
        String language = "";
        int count = 0;
        for (EvalCase.Turn turn : one.turns()) {
            language = Language.read(turn.burst().texts(), pack.vocabulary(), language)
                    .language();
            count += turn.expected().isPresent() && language.equals("kk") ? 1 : 0;
        }
        return count;
    }

    private static long judged(EvalCase one) {
        return judgedTurns(one).size();
    }

    private static List<EvalCase.Turn> judgedTurns(EvalCase one) {
        return one.turns().stream().filter(turn -> turn.expected().isPresent()).toList();
    }

    private static List<EvalCase> cases(String name) throws IOException {
        return switch (CaseFiles.ofPack(PackReader.texts(Path.of("packs", name)))) {
            case CaseReading.Read read -> read.cases();
            case CaseReading.Broken broken -> throw new AssertionError(broken.problems());
        };
    }
}
