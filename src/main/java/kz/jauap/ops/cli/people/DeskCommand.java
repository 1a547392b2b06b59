package kz.jauap.ops.cli.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.ops.cli.House;
import kz.jauap.ops.cli.Secrets;
import kz.jauap.ops.cli.Show;
import kz.jauap.ops.cli.Speaking;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `desk …`: the Telegram groups in which a tenant's people work.
@Command(
        name = "desk",
        description = "The Telegram groups in which a tenant's people work.",
        mixinStandardHelpOptions = true,
        subcommands = HelpCommand.class,
        footer = {
            "",
            "The bot must be an administrator of a group with topics, and may manage topics, pin and delete messages.",
            "Example: jauap desk add --tenant my_salon --bot-token @/run/secrets/desk_bot --chat -1001234567890",
        })
public final class DeskCommand extends Speaking {

    @Command(
            description = "Adds a group, once Telegram says that the bot can work there.",
            mixinStandardHelpOptions = true)
    void add(
            @Mixin House house,
            @Option(names = "--tenant", required = true, paramLabel = "SLUG") String slug,
            @Option(
                            names = "--bot-token",
                            required = true,
                            paramLabel = "TOKEN",
                            description = "The bot's token, or @ and the file it lies in.")
                    String token,
            @Option(names = "--chat", required = true, paramLabel = "NUMBER") long chat,
            @Option(
                            names = "--branch",
                            paramLabel = "NAME",
                            description = "Only conversations of this branch come there.")
                    @Nullable
                    String branch,
            @Option(
                            names = "--owner-chat",
                            paramLabel = "NUMBER",
                            description = "Who is told alone while the group does not work.")
                    @Nullable
                    Long owner,
            @Option(names = "--polling", description = "Ask for updates: for a machine Telegram does not reach.")
                    boolean polling) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.putAll(Secrets.read(List.of("bot_token=" + token)));
        body.put("chat", chat);
        body.put("polling", polling);
        if (branch != null) {
            body.put("branch", branch);
        }
        if (owner != null) {
            body.put("owner_chat", owner);
        }
        JsonNode added = house.post(path(slug), body);
        out().println(added.path("bot").asString() + " works in \""
                + added.path("title").asString() + "\" (" + added.path("id").asString() + ")");
    }

    @Command(description = "Lists a tenant's groups and how they are.", mixinStandardHelpOptions = true)
    void list(@Mixin House house, @Parameters(paramLabel = "SLUG") String slug) {
        Show.table(line(), house.get(path(slug)), "id", "bot", "chat", "branch", "state", "trouble", "next");
    }

    @Command(
            description = "Asks Telegram whether the bot can work in a group; if so, what waits is shown soon.",
            mixinStandardHelpOptions = true)
    void check(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "ID") String id) {
        Show.fields(line(), house.post(path(slug) + "/" + id + "/check", Map.of()));
    }

    @Command(description = "Switches a group off; nothing is deleted.", mixinStandardHelpOptions = true)
    void off(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "ID") String id) {
        Show.fields(line(), house.delete(path(slug) + "/" + id));
    }

    @Command(description = "Switches a group on again.", mixinStandardHelpOptions = true)
    void on(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "ID") String id) {
        Show.fields(line(), house.post(path(slug) + "/" + id + "/on", Map.of()));
    }

    private static String path(String slug) {
        return "/admin/tenants/" + slug + "/desk";
    }
}
