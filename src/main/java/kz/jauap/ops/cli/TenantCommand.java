package kz.jauap.ops.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tenant …`: businesses and their settings.
@Command(
        name = "tenant",
        description = "Businesses and their settings.",
        mixinStandardHelpOptions = true,
        subcommands = HelpCommand.class,
        footer = {
            "",
            "Settings: quietMs, completeQuietMs, capMs, timeZone, languages, maxInboundPerMinute,",
            "noAnswerAlertMinutes, uncertainSend (RESEND or HOLD), acceptUnsigned.",
            "Example: jauap tenant set my_salon quietMs=3000 languages=ru,kk"
        })
final class TenantCommand extends Speaking {

    private static final String PATH = "/admin/tenants";

    @Command(description = "Lists all tenants.", mixinStandardHelpOptions = true)
    void list(@Mixin House house) {
        Show.table(line(), house.get(PATH), "slug", "status", "pack", "name");
    }

    @Command(description = "Shows one tenant.", mixinStandardHelpOptions = true)
    void show(@Mixin House house, @Parameters(paramLabel = "SLUG") String slug) {
        Show.fields(line(), house.get(PATH + "/" + slug));
    }

    @Command(
            description = "Creates a tenant. A pack that comes with Jauap is published at once.",
            mixinStandardHelpOptions = true)
    void create(
            @Mixin House house,
            @Parameters(paramLabel = "SLUG", description = "Name in addresses, for example my_salon.") String slug,
            @Option(names = "--name", description = "Name for people.") @Nullable String name,
            @Option(names = "--pack", description = "Name of its pack, for example demo-salon.") @Nullable String pack,
            @Parameters(arity = "0..*", index = "1..*", paramLabel = "SETTING=VALUE") @Nullable List<String> pairs) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("slug", slug);
        if (name != null) {
            body.put("name", name);
        }
        if (pack != null) {
            body.put("pack", pack);
        }
        body.put("settings", Pairs.settings(pairs == null ? List.of() : pairs));
        house.post(PATH, body);
        out().println("Tenant " + slug + " is there. Next: jauap channel add " + slug + " webchat " + slug
                + ", and jauap pack publish " + slug + " FOLDER if it has a pack of its own.");
    }

    @Command(description = "Changes settings, or the name by name=…", mixinStandardHelpOptions = true)
    void set(
            @Mixin House house,
            @Parameters(paramLabel = "SLUG") String slug,
            @Parameters(arity = "1..*", index = "1..*", paramLabel = "SETTING=VALUE") List<String> pairs) {
        Map<String, Object> body = new LinkedHashMap<>();
        List<String> settings = new ArrayList<>(pairs);
        for (String own : List.of("name", "pack")) {
            settings.stream()
                    .filter(pair -> pair.startsWith(own + "="))
                    .findFirst()
                    .ifPresent(pair -> {
                        body.put(own, pair.substring(own.length() + 1));
                        settings.remove(pair);
                    });
        }
        body.put("settings", Pairs.settings(settings));
        Show.fields(line(), house.patch(PATH + "/" + slug, body));
    }

    @Command(
            description = "Stops answering: messages are stored and answered with nothing.",
            mixinStandardHelpOptions = true)
    void suspend(@Mixin House house, @Parameters(paramLabel = "SLUG") String slug) {
        house.patch(PATH + "/" + slug, Map.of("status", "SUSPENDED"));
        out().println("Tenant " + slug + " is suspended. Back with: jauap tenant resume " + slug);
    }

    @Command(description = "Answers again.", mixinStandardHelpOptions = true)
    void resume(@Mixin House house, @Parameters(paramLabel = "SLUG") String slug) {
        house.patch(PATH + "/" + slug, Map.of("status", "ACTIVE"));
        out().println("Tenant " + slug + " is served again.");
    }
}
