package kz.jauap.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import kz.jauap.Jauap;
import kz.jauap.TestDatabase;
import kz.jauap.eval.CaseFiles;
import kz.jauap.eval.EvalCase;
import kz.jauap.eval.Evaluation;
import kz.jauap.eval.MemoryStage;
import kz.jauap.ops.embedded.Login;
import kz.jauap.pack.Pack;
import kz.jauap.shared.Json;
import kz.jauap.tenant.TenantSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class EvalCommandTest {

    private static final String PACK = "src/test/resources/packs/car-wash";
    private static final String CASES = "src/test/resources/eval/car-wash.yaml";

    @TempDir
    private Path folder;

    private record Run(int exit, String out, String err) {}

    private static Run run(String typed, Login login, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Cli.line(
                        Map.of("JAUAP_DB_USER", login.user(), "JAUAP_DB_PASSWORD", login.password()),
                        new BufferedReader(new StringReader(typed)),
                        Jauap::start)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return new Run(line.execute(args), out.toString(), err.toString());
    }

    private static Run run(String... args) {
        return run("", new Login("", "nobody", ""), args);
    }

    private Path pack(String price) throws IOException {
        Path copy = Files.createDirectory(folder.resolve("pack-" + price));
        try (var files = Files.list(Path.of(PACK))) {
            for (Path file : files.toList()) {
                Files.writeString(
                        copy.resolve(file.getFileName()),
                        Files.readString(file).replace("price: 3000", "price: " + price));
            }
        }
        return copy;
    }

    @Test
    void simulated_customers_talk_to_a_whole_house_and_none_is_left_hanging() throws IOException {
        Login login = TestDatabase.freshLogin();
        Path json = folder.resolve("talks.json");
        Run run = run(
                "",
                login,
                "simulate",
                "--pack",
                "packs/demo-dental",
                "--talks",
                "12",
                "--db",
                login.url(),
                "--json",
                json.toString());
        JsonNode summary = Json.tree(Files.readString(json));
        assertThat(summary.path("played").size()).isEqualTo(12);
        assertThat(summary.path("outcomes")
                        .valueStream()
                        .mapToInt(JsonNode::asInt)
                        .sum())
                .isEqualTo(12);
        assertThat(summary.path("promises").asInt()).isGreaterThan(3);
        boolean fine = summary.path("untrue").asInt() == 0
                && summary.path("outcomes").path("hanging").asInt() == 0;
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(fine ? 0 : 1);
        assertThat(summary.path("untrue").asInt()).isZero();
    }

    @Test
    void plays_cases_through_a_whole_house_as_in_memory_and_writes_both_reports() throws IOException {
        Login login = TestDatabase.freshLogin();
        Path json = folder.resolve("report.json");
        Path html = folder.resolve("report.html");
        Run run = run(
                "",
                login,
                "eval",
                "--pack",
                PACK,
                "--cases",
                CASES,
                "--variants",
                "--min",
                "1",
                "--db",
                login.url(),
                "--json",
                json.toString(),
                "--html",
                html.toString());
        assertThat(run.exit).as(run.err).isZero();
        assertThat(run.out).contains("4 of 4 turns are as expected, 100.0 %", "word-order", "rewritten: ");
        JsonNode report = Json.tree(Files.readString(json));
        assertThat(report.path("rate").asDouble()).isEqualTo(1);
        assertThat(report).isEqualTo(inMemory());
        assertThat(report.path("cases").path(0).path("got").path("text").asString())
                .contains("виртуальный ассистент", "3 000");
        assertThat(Files.readString(html)).contains("100.0 %");
    }

    private static JsonNode inMemory() {
        CommandLine line =
                new CommandLine(new ChatCommand(new BufferedReader(new StringReader("")), Clock.systemUTC()));
        Pack pack = PackFolder.read(Path.of(PACK), line).pack();
        List<EvalCase> cases = PackFolder.cases(CaseFiles.read(List.of(Path.of(CASES))), line);
        MemoryStage stage = new MemoryStage(pack, Clock.systemUTC());
        return Json.tree(Json.write(new Evaluation(pack, stage)
                .run(cases, OptionalLong.of(1))
                .with(Evaluation.calibration(pack, cases, Clock.systemUTC()))));
    }

    @Test
    void what_the_house_says_by_itself_while_time_passes_is_no_answer_to_the_next_words() throws IOException {
        Login login = TestDatabase.freshLogin();
        StringBuilder cases = new StringBuilder("cases:\n");
        for (int i = 0; i < 30; i++) {
            cases.append("""
                      - id: waits-%d
                        turns:
                          - user: Позовите человека
                            expect: {action: escalate}
                          - user: Сколько стоит мойка?
                            after: 5h
                            expect: {includes: [3 000]}
                    """.formatted(i));
        }
        Path file = Files.writeString(folder.resolve("waits.yaml"), cases);
        Run run = run("", login, "eval", "--pack", PACK, "--cases", file.toString(), "--db", login.url());
        assertThat(run.exit).as(run.err).isZero();
        assertThat(run.out).contains("60 of 60 turns");
    }

    @Test
    void ends_with_1_below_the_demanded_rate_and_names_what_a_wrong_pack_gets_wrong() throws IOException {
        Login login = TestDatabase.freshLogin();
        String wrong = pack("3100").toString();
        Run run = run("", login, "eval", "--pack", wrong, "--cases", CASES, "--min", "0.9", "--db", login.url());
        assertThat(run.exit).isEqualTo(1);
        assertThat(run.out).contains("price ", "lacks “3 000”", "3 of 4 turns");
        assertThat(run.err).contains("0.7500 is below the demanded 0.9000");
    }

    @Test
    void does_not_move_the_clock_of_a_house_that_serves_someone() throws SQLException {
        Login login = TestDatabase.freshLogin();
        Login administrator = TestDatabase.administratorOf(login);
        try (Connection connection = DriverManager.getConnection(
                        administrator.url(), administrator.user(), administrator.password());
                Statement statement = connection.createStatement()) {
            statement.execute("insert into tenant values (gen_random_uuid(), 'real', 'Real', 'ACTIVE', 'p', '"
                    + Json.write(TenantSettings.DEFAULTS) + "', now(), now())");
        }
        Run run = run("", login, "eval", "--pack", PACK, "--cases", CASES, "--db", login.url());
        assertThat(run.exit).isEqualTo(1);
        assertThat(run.err).contains("serves real businesses: real", "empty database");
    }

    @Test
    void refuses_a_model_a_share_beyond_1_bad_cases_and_a_pack_without_tests() {
        assertThat(run("eval", "--pack", PACK, "--cases", CASES, "--model", "http://localhost:1"))
                .satisfies(run -> {
                    assertThat(run.exit).isEqualTo(1);
                    assertThat(run.err).contains("without a language model", "--model off");
                });
        assertThat(run("eval", "--pack", PACK, "--cases", CASES, "--min", "97").err)
                .contains("--min 0.97");
        assertThat(run("eval", "--pack", PACK, "--cases", PACK + "/facts.yaml").err)
                .contains("facts.yaml:", "`facts` means nothing here", "problems.");
        assertThat(run("eval", "--pack", PACK).err).contains("the pack has no tests");
        assertThat(run("eval", "--pack", "no-such-folder").err).contains("no-such-folder");
    }

    @Test
    void plays_a_packs_own_tests_and_counts_them_when_it_lints() throws IOException {
        Path good = pack("3000");
        Files.createDirectory(good.resolve("tests"));
        Files.copy(Path.of(CASES), good.resolve("tests/cases.yaml"));
        assertThat(run("pack", "lint", good.toString()).out).contains("with 4 cases");
        assertThat(run("pack", "test", good.toString())).satisfies(run -> {
            assertThat(run.exit).isZero();
            assertThat(run.out).contains("4 of 4");
        });
        Files.writeString(
                good.resolve("services.yaml"),
                Files.readString(good.resolve("services.yaml")).replace("price: 3000", "price: 3100"));
        assertThat(run("pack", "test", good.toString())).satisfies(run -> {
            assertThat(run.exit).isEqualTo(1);
            assertThat(run.out).contains("lacks “3 000”");
        });
        assertThat(run("pack", "test", PACK).err).contains("no tests");
    }

    @Test
    void talks_in_the_terminal_and_shows_why_it_answers_so() {
        Run run = run(
                String.join("\n", List.of("Сколько стоит мойка?", "", "Кезек көп пе?", "")),
                new Login("", "nobody", ""),
                "chat",
                "--pack",
                PACK);
        assertThat(run.exit).as(run.err).isZero();
        assertThat(run.out)
                .contains("3 000", "understanding", "service:body@", "a new conversation", "20 минутқа", "fact:queue@");
    }
}
