package kz.jauap.ops.cli.people;

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

/// `customer …`: the customers of a business, and erasing one.
@Command(
        name = "customer",
        description = "The customers of a business: finds them, and erases one with everything.",
        mixinStandardHelpOptions = true,
        subcommands = HelpCommand.class)
public final class CustomerCommand extends Speaking {

    @Command(description = "Finds customers by name, phone or e-mail address.", mixinStandardHelpOptions = true)
    void find(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "WORDS") String words) {
        String query = java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8);
        Show.table(line(), house.get(path(slug) + "/contacts?q=" + query), "id", "name", "since");
    }

    @Command(
            description = "Shows what would be lost with a customer; with --code, erases them everywhere, for good.",
            mixinStandardHelpOptions = true)
    void erase(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "ID") String id,
            @Option(names = "--code", defaultValue = "", description = "As shown with what would be lost.")
                    String code) {
        String place = path(slug) + "/contacts/" + id + "/erase";
        if (code.isEmpty()) {
            JsonNode loss = house.get(place);
            Show.fields(line(), loss.path("counts"));
            out().println("Next: ./jauap customer erase " + slug + " " + id + " --code "
                    + loss.path("code").asString() + "   (erases all of it, for good)");
        } else {
            JsonNode erasure = house.post(place, Map.of("code", code));
            out().println("Erasing. What came of it: ./jauap customer erasures " + slug);
            Show.fields(line(), erasure);
        }
    }

    @Command(description = "Lists who was erased by whom, and what remains.", mixinStandardHelpOptions = true)
    void erasures(@Mixin House house, @Parameters(paramLabel = "SLUG") String slug) {
        Show.table(line(), house.get(path(slug) + "/erasures"), "id", "state", "by", "at", "remains");
    }

    private static String path(String slug) {
        return "/admin/tenants/" + slug;
    }
}
