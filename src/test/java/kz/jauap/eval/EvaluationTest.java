package kz.jauap.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.PackReading;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EvaluationTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-19T20:00:00Z"), ZoneOffset.UTC);
    private static final Path CAR_WASH = Path.of("src/test/resources/packs/car-wash");

    private static Pack pack(String file, String what, String with) throws IOException {
        Map<String, String> files = new TreeMap<>(PackReader.texts(CAR_WASH));
        assertThat(files.get(file)).contains(what);
        files.computeIfPresent(file, (name, text) -> text.replace(what, with));
        return switch (PackReader.read(files)) {
            case PackReading.Read read -> read.pack();
            case PackReading.Broken broken -> throw new AssertionError(broken.problems());
        };
    }

    private static Pack good() throws IOException {
        return pack("services.yaml", "3000", "3000");
    }

    private static List<EvalCase> cases() {
        return switch (CaseFiles.read(List.of(Path.of("src/test/resources/eval/car-wash.yaml")))) {
            case CaseReading.Read read -> read.cases();
            case CaseReading.Broken broken -> throw new AssertionError(broken.problems());
        };
    }

    private static Report run(Pack pack, OptionalLong seed) {
        return new Evaluation(pack, new MemoryStage(pack, CLOCK)).run(cases(), seed);
    }

    private static Report.Variants variants(Pack pack) {
        return Objects.requireNonNull(run(pack, OptionalLong.of(1)).variants());
    }

    @Test
    void passes_what_a_good_pack_answers() throws IOException {
        Report report = run(good(), OptionalLong.empty());
        assertThat(report.failing()).isEmpty();
        assertThat(report.total()).isEqualTo(4);
        assertThat(report.rate()).isEqualTo(1);
        assertThat(report.variants()).isNull();
    }

    @Test
    void fails_a_wrong_price_wrong_hours_and_a_wrong_fact() throws IOException {
        assertThat(run(pack("services.yaml", "price: 3000", "price: 3100"), OptionalLong.empty())
                        .failing())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.id()).isEqualTo("price");
                    assertThat(line.why()).isEqualTo("lacks “3 000”");
                });
        assertThat(run(pack("profile.yaml", "с 8:00", "с 9:00"), OptionalLong.empty())
                        .failing())
                .anySatisfy(line -> assertThat(line.id()).isEqualTo("late"));
        assertThat(run(pack("facts.yaml", "20 минутқа", "30 минутқа"), OptionalLong.empty())
                        .failing())
                .anySatisfy(line -> assertThat(line.id()).isEqualTo("queue-kk"));
    }

    @Test
    void plays_the_hour_a_case_wants_on_the_tuesday_to_come() throws IOException {
        Pack pack = good();
        Stage stage = new MemoryStage(pack, CLOCK);
        List<EvalCase.Burst> question =
                List.of(new EvalCase.Burst(List.of("Вы сейчас работаете?"), Duration.ZERO, Optional.empty()));
        List<List<Got>> got = stage.play(List.of(
                new Stage.Script(java.time.LocalTime.of(23, 30), question),
                new Stage.Script(java.time.LocalTime.NOON, question)));
        assertThat(got.get(0).getFirst().facts()).contains("template:closed-now");
        assertThat(got.get(1).getFirst().facts()).contains("template:open-now");
    }

    @Test
    void rewrites_passing_cases_only_and_counts_by_kind() throws IOException {
        Report.Variants all = variants(good());
        Report.Variants fewer = variants(pack("services.yaml", "price: 3000", "price: 3100"));
        assertThat(fewer.total()).isLessThan(all.total());
        assertThat(all.kinds().stream().mapToInt(Report.Kind::total).sum()).isEqualTo(all.total());
        assertThat(all.kinds().stream().mapToInt(Report.Kind::passed).sum()).isEqualTo(all.passed());
        assertThat(all.kinds()).extracting(Report.Kind::kind).contains("word-order", "typo", "latin", "split", "emoji");
        assertThat(variants(good())).isEqualTo(all);
    }

    @Test
    void is_written_as_json_of_the_promised_shape() throws IOException {
        JsonNode json = Json.tree(Json.write(run(good(), OptionalLong.of(1))));
        assertThat(json.path("total").asInt()).isEqualTo(4);
        assertThat(json.path("passed").asInt()).isEqualTo(4);
        assertThat(json.path("rate").asDouble()).isEqualTo(1);
        JsonNode line = json.path("cases").path(2);
        assertThat(line.propertyNames()).contains("id", "turn", "user", "got", "passed", "why");
        assertThat(line.path("got").propertyNames())
                .containsExactlyInAnyOrder("action", "topics", "confidence", "text", "facts");
        assertThat(line.path("turn").asInt()).isEqualTo(2);
        assertThat(line.path("user").asString()).contains("\n");
        assertThat(line.path("got").path("action").asString()).isEqualTo("escalate");
        assertThat(json.path("cases").path(0).path("got").path("topics").path(0).asString())
                .isNotEmpty();
        assertThat(json.path("cases").path(0).path("got").path("facts").toString())
                .contains("service:body");
        assertThat(json.path("variants").path("rate").isNumber()).isTrue();
    }

    @Test
    void is_written_as_a_page_that_needs_nothing_else() throws IOException {
        String page = ReportPage.html(run(pack("facts.yaml", "20 минутқа", "<b>30</b> минутқа"), OptionalLong.of(1)));
        assertThat(page)
                .contains("car-wash", "queue-kk", "By kind of rewrite", "&lt;b&gt;30")
                .doesNotContain("<script", "src=", "<link rel=\"stylesheet\"", "<b>30");
    }
}
