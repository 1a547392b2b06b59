package kz.jauap.ops.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dead …`: jobs that were given up.
@Command(
        name = "dead",
        description = "Jobs that were given up.",
        mixinStandardHelpOptions = true,
        subcommands = HelpCommand.class)
final class DeadCommand extends Speaking {

    private static final String PATH = "/admin/dead-jobs";

    @Command(description = "Lists them, the newest first.", mixinStandardHelpOptions = true)
    void list(@Mixin House house, @Option(names = "--tenant", paramLabel = "SLUG") @Nullable String slug) {
        String query = slug == null ? "" : "?client_slug=" + slug;
        Show.table(
                line(),
                house.get(PATH + query),
                "client_slug",
                "id",
                "queue",
                "attempts",
                "died_at",
                "replayed",
                "reason");
    }

    @Command(description = "Tries one again.", mixinStandardHelpOptions = true)
    void replay(@Mixin House house, @Parameters(paramLabel = "ID") String id) {
        house.post(PATH + "/" + id + "/replay", Map.of());
        out().println("The job is back in its queue.");
    }
}
