package kz.jauap.ops.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import kz.jauap.eval.CaseFiles;
import kz.jauap.eval.EvalCase;
import kz.jauap.eval.Evaluation;
import kz.jauap.eval.MemoryStage;
import kz.jauap.eval.Report;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.earlier.EarlierPack;
import kz.jauap.pack.earlier.Import;
import kz.jauap.pack.earlier.ImportFiles;
import kz.jauap.pack.schema.SchemaFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `pack …`: what a business vouches for.
@Command(
        name = "pack",
        description = "What a business vouches for.",
        mixinStandardHelpOptions = true,
        subcommands = HelpCommand.class)
final class PackCommand extends Speaking {

    private static final int EVERYBODY = 100;

    @Command(
            description = "Reads a pack and tells all its problems, without a running Jauap.",
            mixinStandardHelpOptions = true)
    int lint(@Parameters(paramLabel = "FOLDER") Path folder) {
        PackFolder read = PackFolder.read(folder, line());
        List<EvalCase> cases = PackFolder.cases(CaseFiles.ofPack(read.files()), line());
        PackReader.remarks(read.files()).forEach(remark -> out().println("remark: " + remark));
        out().println("The pack " + read.pack().name() + " is fit for use, version "
                + read.pack().version() + ", with " + cases.size() + " cases to test it.");
        return 0;
    }

    @Command(
            description = "Plays the pack's own tests/*.yaml in memory, without a running Jauap.",
            mixinStandardHelpOptions = true)
    int test(@Parameters(paramLabel = "FOLDER") Path folder) {
        PackFolder read = PackFolder.read(folder, line());
        List<EvalCase> cases = PackFolder.cases(CaseFiles.ofPack(read.files()), line());
        if (cases.isEmpty()) {
            throw new Refused("The pack has no tests.", "write them: docs/eval.md", Cli.REFUSED);
        }
        Report report = played(read.pack(), cases);
        ReportTable.print(report, out());
        return report.failing().isEmpty() ? 0 : Cli.REFUSED;
    }

    @Command(
            name = "import",
            description = "Makes a pack of files of the earlier format: facts, phrases, cases.",
            mixinStandardHelpOptions = true)
    void carry(
            @Option(
                            names = "--from",
                            required = true,
                            arity = "1..*",
                            paramLabel = "PATH",
                            description = "Its files, or a folder of them.")
                    List<Path> from,
            @Option(
                            names = "--to",
                            required = true,
                            paramLabel = "FOLDER",
                            description = "A new folder; the pack is called as it is.")
                    Path to) {
        try {
            if (!ImportFiles.isFree(to)) {
                throw new Refused("There is something in " + to + " already.", "name a new folder", Cli.REFUSED);
            }
            Path name = to.toAbsolutePath().normalize().getFileName();
            switch (EarlierPack.read(ImportFiles.texts(from), String.valueOf(name))) {
                case Import.Refused(var problems) -> {
                    problems.forEach(line().getErr()::println);
                    throw new Refused("Nothing was made: " + problems.size() + " problems.", "mend the files", 1);
                }
                case Import.Carried(var files, var notes) -> {
                    notes.forEach(note -> out().println("note: " + note));
                    ImportFiles.write(files, to);
                    imported(to, notes.size());
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Refused("A file cannot be read or written: " + e, "check the names and rights", Cli.REFUSED);
        }
    }

    private void imported(Path folder, int notes) {
        PackFolder made = PackFolder.read(folder, line());
        PackReader.remarks(made.files()).forEach(remark -> out().println("remark: " + remark));
        out().println("The pack " + made.pack().name() + " is in " + folder + ", fit for use; " + notes
                + " notes above say what was not carried over as it stood.");
        List<EvalCase> cases = PackFolder.cases(CaseFiles.ofPack(made.files()), line());
        if (!cases.isEmpty()) {
            Report report = played(made.pack(), cases);
            out().println("Of its own cases %d of %d turns are as expected, %s; which are not: ./jauap pack test %s"
                    .formatted(report.passed(), report.total(), Report.percent(report.rate()), folder));
        }
    }

    private static Report played(Pack pack, List<EvalCase> cases) {
        return new Evaluation(pack, new MemoryStage(pack, Clock.systemUTC())).run(cases, OptionalLong.empty());
    }

    @Command(
            description = "Writes the JSON Schema of every file of a pack into a folder, for editors.",
            mixinStandardHelpOptions = true)
    void schema(@Parameters(paramLabel = "FOLDER") Path folder) {
        try {
            SchemaFiles.write(folder);
        } catch (IOException e) {
            throw new Refused("The folder cannot be written.", "check " + folder + ": " + e, Cli.REFUSED);
        }
        out().println("Written: " + String.join(", ", SchemaFiles.texts().keySet())
                + ". How an editor finds them: docs/packs.md");
    }

    @Command(
            description = "Makes a pack the newest version of a tenant; refused when a case fails that passes now.",
            mixinStandardHelpOptions = true)
    void publish(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "FOLDER") Path folder,
            @Option(names = "--force", description = "Publish all the same; written into the audit.") boolean force,
            @Option(
                            names = "--share",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "Answer only N of 100 conversations with it, to try it.")
                    int share) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("files", PackFolder.files(folder), "share", share));
        if (force) {
            body.put("force", true);
        }
        JsonNode published = house.post("/admin/tenants/" + slug + "/pack", body);
        out().println("Version " + published.path("version").asString() + " answers for " + slug + " from now on"
                + (share == EVERYBODY ? "." : " in " + share + " of 100 conversations."));
        JsonNode failing = published.path("failing");
        if (!failing.isEmpty()) {
            out().println("Its tests fail in: "
                    + String.join(
                            ", ", failing.valueStream().map(JsonNode::asString).toList()));
        }
    }

    @Command(description = "Lists the published versions of a tenant's pack.", mixinStandardHelpOptions = true)
    void versions(@Mixin House house, @Parameters(paramLabel = "SLUG") String slug) {
        Show.table(
                line(),
                house.get("/admin/tenants/" + slug + "/pack"),
                "version",
                "name",
                "author",
                "published_at",
                "share");
    }

    @Command(
            description = "Lets a stored version answer everybody, or only a share; also back to an older one.",
            mixinStandardHelpOptions = true)
    void use(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "VERSION") String version,
            @Option(
                            names = "--share",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "Of 100 conversations; 0 takes it away.")
                    int share) {
        JsonNode versions = house.post("/admin/tenants/" + slug + "/pack/" + version, Map.of("share", share));
        Show.table(line(), versions, "version", "name", "author", "published_at", "share");
    }

    @Command(
            description = "Shows what a stored version changes against the one in use.",
            mixinStandardHelpOptions = true)
    void diff(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "VERSION") String version) {
        String diff = house.get("/admin/tenants/" + slug + "/pack/" + version + "/diff")
                .path("diff")
                .asString();
        out().print(diff.isEmpty() ? "no difference\n" : diff);
    }
}
