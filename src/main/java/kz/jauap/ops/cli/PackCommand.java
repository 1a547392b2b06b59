package kz.jauap.ops.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.PackReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `pack …`: what a business vouches for.
@Command(
        name = "pack",
        description = "What a business vouches for.",
        mixinStandardHelpOptions = true,
        subcommands = HelpCommand.class)
final class PackCommand extends Speaking {

    @Command(
            description = "Reads a pack and tells all its problems, without a running Jauap.",
            mixinStandardHelpOptions = true)
    int lint(@Parameters(paramLabel = "FOLDER") Path folder) {
        return switch (PackReader.read(folder)) {
            case PackReading.Read(var pack) -> {
                out().println("The pack " + pack.name() + " is fit for use, version " + pack.version() + ".");
                yield 0;
            }
            case PackReading.Broken(var problems) -> {
                problems.forEach(line().getErr()::println);
                throw new Refused(
                        "The pack has " + problems.size() + " problems.", "mend them and lint again", Cli.REFUSED);
            }
        };
    }

    @Command(description = "Makes a pack the newest version of a tenant.", mixinStandardHelpOptions = true)
    void publish(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "FOLDER") Path folder) {
        Map<String, String> files;
        try {
            files = PackReader.texts(folder);
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new Refused("Cannot read the folder " + folder + ".", "check that it is there", Cli.REFUSED);
        }
        JsonNode published = house.post("/admin/tenants/" + slug + "/pack", Map.of("files", files));
        out().println("Version " + published.path("version").asString() + " answers for " + slug + " from now on.");
    }

    @Command(description = "Lists the published versions of a tenant's pack.", mixinStandardHelpOptions = true)
    void versions(@Mixin House house, @Parameters(paramLabel = "SLUG") String slug) {
        Show.table(line(), house.get("/admin/tenants/" + slug + "/pack"), "version", "name", "author", "published_at");
    }
}
