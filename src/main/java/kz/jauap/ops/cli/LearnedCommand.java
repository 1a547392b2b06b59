package kz.jauap.ops.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `learned …`: answers people have given, and what is decided about them.
@Command(
        name = "learned",
        description = "Answers people of the business have given: they are used once they are approved.",
        mixinStandardHelpOptions = true,
        subcommands = HelpCommand.class)
final class LearnedCommand extends Speaking {

    @Command(description = "Lists answers in one state.", mixinStandardHelpOptions = true)
    void list(
            @Mixin House house,
            @Parameters(paramLabel = "SLUG") String slug,
            @Option(
                            names = "--status",
                            defaultValue = "pending",
                            description = "pending (without it), approved or rejected.")
                    String status) {
        Show.table(
                line(),
                house.get(path(slug) + "?limit=500&status=" + encoded(status)),
                "id",
                "version",
                "source",
                "author",
                "questions",
                "answers");
    }

    @Command(description = "Shows an answer and every state it was in.", mixinStandardHelpOptions = true)
    void show(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "ID") String id) {
        JsonNode whole = house.get(path(slug) + "/" + encoded(id));
        Show.fields(line(), whole.path("answer"));
        out().println();
        whole.path("history")
                .valueStream()
                .forEach(one -> out().println(one.path("version").asInt() + "  "
                        + one.path("deed").asString() + "  " + one.path("actor").asString() + "  "
                        + one.path("at").asString()));
    }

    @Command(
            description = "Keeps an answer to a question of one's own; it is used once it is approved.",
            mixinStandardHelpOptions = true)
    void add(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1..*", arity = "1..*", paramLabel = "QUESTION") List<String> questions,
            @Mixin Languages languages) {
        JsonNode kept = house.post(path(slug), Map.of("questions", questions, "answers", languages.given()));
        out().println("It waits for approval: ./jauap learned approve " + slug + " "
                + kept.path("id").asString());
    }

    @Command(description = "Lets it answer customers.", mixinStandardHelpOptions = true)
    void approve(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "ID") String id,
            @Option(names = "--seen", paramLabel = "VERSION", defaultValue = "0", description = "As it was looked at.")
                    int version) {
        decide(house, slug, id, "approve", version);
    }

    @Command(description = "Keeps it unused.", mixinStandardHelpOptions = true)
    void reject(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "ID") String id,
            @Option(names = "--seen", paramLabel = "VERSION", defaultValue = "0", description = "As it was looked at.")
                    int version) {
        decide(house, slug, id, "reject", version);
    }

    @Command(description = "Takes the last change back.", mixinStandardHelpOptions = true)
    void undo(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "ID") String id,
            @Option(names = "--seen", paramLabel = "VERSION", defaultValue = "0", description = "As it was looked at.")
                    int version) {
        decide(house, slug, id, "undo", version);
    }

    private void decide(House house, String slug, String id, String decision, int version) {
        Map<String, Object> seen = version == 0 ? Map.of() : Map.of("version", version);
        JsonNode now = house.post(path(slug) + "/" + encoded(id) + "/" + decision, seen);
        out().println("It is " + now.path("status").asString() + " now, version "
                + now.path("version").asInt() + ".");
    }

    @Command(
            description = "Tells what a customer who asks this would be told where the pack is silent.",
            mixinStandardHelpOptions = true)
    void ask(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "QUESTION") String question,
            @Option(
                            names = "--language",
                            defaultValue = "",
                            description = "ru, kk or en; the tenant's first without it.")
                    String language) {
        Show.fields(
                line(),
                house.get(path(slug) + "/ask?question=" + encoded(question) + "&language=" + encoded(language)));
    }

    private static String path(String slug) {
        return "/admin/tenants/" + slug + "/learned";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
