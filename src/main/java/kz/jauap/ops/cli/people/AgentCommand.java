package kz.jauap.ops.cli.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.ops.cli.House;
import kz.jauap.ops.cli.Show;
import kz.jauap.ops.cli.Speaking;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `agent …`: the people who answer customers.
@Command(
        name = "agent",
        description = "The people of a business: who takes requests, answers, closes, and changes settings.",
        mixinStandardHelpOptions = true,
        subcommands = HelpCommand.class)
public final class AgentCommand extends Speaking {

    @Command(description = "Lists the people of a business.", mixinStandardHelpOptions = true)
    void list(@Mixin House house, @Parameters(paramLabel = "SLUG") String slug) {
        Show.table(line(), house.get(path(slug)), "id", "name", "role", "branches", "active", "identities");
    }

    @Command(description = "Adds somebody.", mixinStandardHelpOptions = true)
    void add(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "NAME") String name,
            @Option(
                            names = "--role",
                            defaultValue = "MANAGER",
                            description = "OWNER, ADMIN, MANAGER (without it) or SUPPORT.")
                    String role,
            @Option(names = "--branch", description = "A place they work for; all without it. Repeatable.")
                    List<String> branches,
            @Option(names = "--telegram", defaultValue = "", description = "Their numeric id on Telegram.")
                    String telegram) {
        Map<String, Object> body = new HashMap<>(Map.of("name", name, "role", role));
        if (branches != null) {
            body.put("branches", branches);
        }
        JsonNode added = house.post(path(slug), body);
        String id = added.path("id").asString();
        if (!telegram.isEmpty()) {
            house.post(path(slug) + "/" + id + "/identities", Map.of("kind", "TELEGRAM", "externalId", telegram));
        }
        out().println(name + " is " + id + ".");
        if (telegram.isEmpty()) {
            out().println("Next: ./jauap agent code " + slug + " " + id + "   (links them to Telegram)");
        }
    }

    @Command(
            description = "Makes a code that the agent sends to the business's bot, to be known there.",
            mixinStandardHelpOptions = true)
    void code(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "ID") String id) {
        Show.fields(line(), house.post(path(slug) + "/" + id + "/code", Map.of()));
    }

    @Command(description = "Takes somebody's rights away, or gives them back.", mixinStandardHelpOptions = true)
    void active(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "ID") String id,
            @Parameters(index = "2", paramLabel = "true|false") boolean active) {
        Show.fields(line(), house.patch(path(slug) + "/" + id, Map.of("active", active)));
    }

    private static String path(String slug) {
        return "/admin/tenants/" + slug + "/agents";
    }
}
