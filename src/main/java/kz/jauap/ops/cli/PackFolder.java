package kz.jauap.ops.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kz.jauap.eval.CaseReading;
import kz.jauap.eval.EvalCase;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.PackReading;
import picocli.CommandLine;

/// A pack read from its folder, or a refusal that tells all its problems.
record PackFolder(Pack pack, Map<String, String> files) {

    static PackFolder read(Path folder, CommandLine line) {
        Map<String, String> files = files(folder);
        return switch (PackReader.read(files)) {
            case PackReading.Read(Pack pack) -> new PackFolder(pack, files);
            case PackReading.Broken(var problems) -> throw broken("The pack", problems, line);
        };
    }

    static Map<String, String> files(Path folder) {
        try {
            return PackReader.texts(folder);
        } catch (IOException | UncheckedIOException e) {
            throw new Refused(
                    "Cannot read the folder " + folder + ".", "check that it is there: " + e.getMessage(), Cli.REFUSED);
        }
    }

    static List<EvalCase> cases(CaseReading reading, CommandLine line) {
        return switch (reading) {
            case CaseReading.Read(var cases) -> cases;
            case CaseReading.Broken(var problems) -> throw broken("The file of cases", problems, line);
        };
    }

    private static Refused broken(String what, List<PackReading.Problem> problems, CommandLine line) {
        problems.forEach(line.getErr()::println);
        return new Refused(what + " has " + problems.size() + " problems.", "mend them and try again", Cli.REFUSED);
    }
}
