package kz.jauap.ops.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/// `keys …`: the master key that seals secrets.
@Command(
        name = "keys",
        description = "The master key that seals secrets.",
        mixinStandardHelpOptions = true,
        subcommands = HelpCommand.class)
final class KeysCommand extends Speaking {

    @Command(
            description =
                    "Seals all secrets with a new master key, while Jauap runs. A key given by JAUAP_MASTER_KEY is"
                            + " changed there first: new key, comma, former key.",
            mixinStandardHelpOptions = true)
    void rotate(@Mixin House house) {
        JsonNode rotated = house.post("/admin/keys/rotate", Map.of());
        out().println("Secrets of " + rotated.path("channels").asInt() + " channels and "
                + rotated.path("models").asInt() + " models are sealed "
                + (rotated.path("fresh_key").asBoolean() ? "with a fresh key." : "with the newest key."));
        out().println(rotated.path("next").asString());
    }
}
