package kz.jauap.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PackImportTest {

    private static final String BARBER = "src/test/resources/earlier/barber";
    private static final Pattern FIGURES = Pattern.compile("(\\d+) of (\\d+) turns are as expected");

    @TempDir
    private Path folder;

    private record Run(int exit, String out, String err) {}

    private static Run run(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = java.util.Arrays.stream(args).map(Object::toString).toArray(String[]::new);
        CommandLine line = Cli.line(Map.of(), new BufferedReader(new StringReader("")), kz.jauap.Jauap::start)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return new Run(line.execute(words), out.toString(), err.toString());
    }

    @Test
    void makes_a_pack_that_lints_and_tells_how_many_of_its_cases_it_answers() {
        Path pack = folder.resolve("barber");
        Run made = run("pack", "import", "--from", BARBER, "--to", pack);
        assertThat(made.exit).as(made.err).isZero();
        assertThat(made.out)
                .contains("note: ", "BARBER_TRUTH.yaml:", "README.yaml")
                .contains("5 of 6 turns are as expected"); // E005 wants what a person tells
        assertThat(run("pack", "lint", pack).out).contains("fit for use").doesNotContain("remark");
        assertThat(run("pack", "test", pack).out).contains("E005");
    }

    @Test
    void writes_over_nothing() throws IOException {
        Files.writeString(folder.resolve("facts.yaml"), "mine");
        assertThat(run("pack", "import", "--from", BARBER, "--to", folder))
                .satisfies(refused -> assertThat(refused.exit).isNotZero())
                .satisfies(refused -> assertThat(refused.err).contains("new folder"));
        assertThat(Files.readString(folder.resolve("facts.yaml"))).isEqualTo("mine");
    }

    @Test
    void makes_nothing_of_what_it_cannot_read() throws IOException {
        Path broken = folder.resolve("truth.yaml");
        Files.writeString(broken, "salon:\n  name: Бритва: лучшая: в городе\n");
        Path pack = folder.resolve("pack");
        assertThat(run("pack", "import", "--from", broken, "--to", pack).err).contains("truth.yaml:2");
        assertThat(pack).doesNotExist();
    }

    /// The floor is a ratchet a little under what was measured.
    @Test
    void answers_most_real_cases_with_a_pack_that_nobody_has_touched() {
        Path facts = Path.of("../shared/eval/salon-facts.yaml");
        assumeThat(Files.exists(facts))
                .as("the files lie beside the repository")
                .isTrue();
        Run made = run(
                "pack", "import", "--from", facts, "../shared/eval/salon-cases.yaml", "--to", folder.resolve("salon"));
        assertThat(made.exit).as(made.err).isZero();
        Matcher figures = FIGURES.matcher(made.out);
        assertThat(figures.find()).isTrue();
        assertThat(Integer.parseInt(figures.group(1)) / Double.parseDouble(figures.group(2)))
                .isGreaterThan(0.78);
    }
}
