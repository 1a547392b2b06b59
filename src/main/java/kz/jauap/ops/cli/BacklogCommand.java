package kz.jauap.ops.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `backlog …`: questions nobody could answer.
@Command(
        name = "backlog",
        description = "Questions of customers that neither the pack nor anything learned answers, by what they ask.",
        mixinStandardHelpOptions = true,
        subcommands = HelpCommand.class)
final class BacklogCommand extends Speaking {

    @Command(description = "Lists topics, what most people ask first.", mixinStandardHelpOptions = true)
    void list(
            @Mixin House house,
            @Parameters(paramLabel = "SLUG") String slug,
            @Option(names = "--limit", defaultValue = "50", description = "Topics at most; 50 without it.") int limit) {
        Show.table(
                line(),
                house.get(path(slug) + "?limit=" + limit),
                "id",
                "people",
                "questions",
                "state",
                "last_at",
                "samples");
    }

    @Command(
            description = "Shows the questions of a topic, where they were asked, and a fact drafted for the pack.",
            mixinStandardHelpOptions = true)
    void show(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "TOPIC") String topic) {
        JsonNode whole = house.get(path(slug) + "/" + topic);
        Show.fields(line(), whole.path("topic"));
        out().println();
        whole.path("questions")
                .valueStream()
                .forEach(one -> out().println(one.path("at").asString() + "  "
                        + one.path("text").asString() + "  (turn "
                        + one.path("turn_id").asString() + ", conversation "
                        + one.path("conversation_id").asString() + ")"));
        out().println();
        out().println("For facts.yaml, once the answer is filled in:");
        out().print(whole.path("draft").asString());
    }

    @Command(
            description = "Keeps an answer to a topic; it is used once it is approved.",
            mixinStandardHelpOptions = true)
    void answer(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "TOPIC") String topic,
            @Mixin Languages languages) {
        JsonNode kept = house.post(path(slug) + "/" + topic + "/answer", Map.of("answers", languages.given()));
        out().println("It waits for approval: ./jauap learned approve " + slug + " "
                + kept.path("id").asString());
    }

    private static String path(String slug) {
        return "/admin/tenants/" + slug + "/backlog";
    }
}
