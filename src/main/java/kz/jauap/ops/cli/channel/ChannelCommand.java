package kz.jauap.ops.cli.channel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.ops.cli.Cli;
import kz.jauap.ops.cli.House;
import kz.jauap.ops.cli.Pairs;
import kz.jauap.ops.cli.Refused;
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

/// `channel …`: a tenant's accounts on messengers.
@Command(
        name = "channel",
        description = "A tenant's accounts on messengers.",
        mixinStandardHelpOptions = true,
        subcommands = {AddCommand.class, TryCommand.class, HelpCommand.class},
        footer = {
            "",
            "Example: jauap channel add my_salon telegram my_salon_bot --secret bot_token=123:AA updates=polling",
            "A secret may be read from a file: --secret bot_token=@/run/secrets/bot",
            "What each messenger needs: jauap channel kinds"
        })
public final class ChannelCommand extends Speaking {

    @Command(description = "Lists a tenant's channels.", mixinStandardHelpOptions = true)
    void list(@Mixin House house, @Parameters(paramLabel = "SLUG") String slug) {
        Show.table(line(), house.get(path(slug)), "kind", "account", "status", "secrets", "config");
    }

    @Command(description = "The messengers this Jauap speaks, and what each needs.", mixinStandardHelpOptions = true)
    void kinds(@Mixin House house) {
        Kinds.of(house).print(out());
    }

    @Command(description = "Changes settings and secrets; KEY= takes one away.", mixinStandardHelpOptions = true)
    void set(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "KIND") String kind,
            @Parameters(index = "2", paramLabel = "ACCOUNT") String account,
            @Option(names = "--secret", paramLabel = "KEY=VALUE") @Nullable List<String> secrets,
            @Option(names = "--status", paramLabel = "STATUS", description = "ACTIVE or SUSPENDED.") @Nullable
                    String status,
            @Parameters(index = "3..*", arity = "0..*", paramLabel = "KEY=VALUE") @Nullable List<String> config) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("config", Pairs.texts(config == null ? List.of() : config));
        body.put("secrets", Secrets.read(secrets == null ? List.of() : secrets));
        if (status != null) {
            body.put("status", status);
        }
        Show.fields(line(), house.patch(path(slug) + "/" + kind + "/" + account, body));
    }

    @Command(description = "Switches a channel off; nothing is deleted.", mixinStandardHelpOptions = true)
    void suspend(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "KIND") String kind,
            @Parameters(index = "2", paramLabel = "ACCOUNT") String account) {
        house.delete(path(slug) + "/" + kind + "/" + account);
        out().println(kind + "/" + account + " is off. Back with: jauap channel set " + slug + " " + kind + " "
                + account + " --status ACTIVE");
    }

    @Command(description = "Asks the provider whether the credentials work.", mixinStandardHelpOptions = true)
    int check(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "KIND") String kind,
            @Parameters(index = "2", paramLabel = "ACCOUNT") String account) {
        return result(house.post(path(slug) + "/" + kind + "/" + account + "/check", Map.of()));
    }

    @Command(description = "Tells the provider where to send updates.", mixinStandardHelpOptions = true)
    int webhook(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "KIND") String kind,
            @Parameters(index = "2", paramLabel = "ACCOUNT") String account) {
        JsonNode told = house.post(path(slug) + "/" + kind + "/" + account + "/webhook", Map.of());
        out().println("webhook_url = " + told.path("webhook_url").asString());
        return result(told);
    }

    private int result(JsonNode check) {
        if (!check.path("working").asBoolean()) {
            throw new Refused(
                    check.path("reason").asString(), check.path("next").asString(), Cli.REFUSED);
        }
        out().println("It works: " + check.path("name").asString());
        return 0;
    }

    private static String path(String slug) {
        return "/admin/tenants/" + slug + "/channels";
    }
}
