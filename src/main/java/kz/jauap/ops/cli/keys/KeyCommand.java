package kz.jauap.ops.cli.keys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.ops.cli.House;
import kz.jauap.ops.cli.Show;
import kz.jauap.ops.cli.Speaking;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `key …`: keys to the channel API.
@Command(
        name = "key",
        description = "Keys with which scripts of a business use the channel API (docs/api.md).",
        mixinStandardHelpOptions = true,
        subcommands = HelpCommand.class)
public final class KeyCommand extends Speaking {

    @Command(description = "Lists the keys of a business; none of their texts.", mixinStandardHelpOptions = true)
    void list(@Mixin House house, @Parameters(paramLabel = "SLUG") String slug) {
        Show.table(line(), house.get(path(slug)), "id", "name", "scopes", "perMinute", "lastUsed", "revokedAt");
    }

    @Command(description = "Makes a key and shows it, this once.", mixinStandardHelpOptions = true)
    void add(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "NAME", description = "What it is for: n8n, site, crm.") String name,
            @Option(
                            names = "--scope",
                            required = true,
                            split = ",",
                            description = "read, send, inbound, webhooks, accounts; several with commas.")
                    List<String> scopes,
            @Option(names = "--per-minute", description = "Requests a minute; 300 without it.") @Nullable
                    Integer perMinute,
            @Option(names = "--expires", description = "When it is over, as 2027-11-22T00:00:00Z.") @Nullable
                    String expires) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("name", name, "scopes", scopes));
        if (perMinute != null) {
            body.put("perMinute", perMinute);
        }
        if (expires != null) {
            body.put("expiresAt", expires);
        }
        JsonNode added = house.post(path(slug), body);
        out().println(added.path("key").asString());
        out().println("Keep it now: it is not shown again. Scripts send it in the header X-API-Key.");
    }

    @Command(description = "Revokes a key; every node refuses it at once.", mixinStandardHelpOptions = true)
    void revoke(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "ID") String id) {
        house.delete(path(slug) + "/" + id);
        out().println("Revoked.");
    }

    private static String path(String slug) {
        return "/admin/tenants/" + slug + "/keys";
    }
}
