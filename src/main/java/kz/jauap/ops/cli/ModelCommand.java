package kz.jauap.ops.cli;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.shared.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `model …`: a tenant's language model.
@Command(
        name = "model",
        description = {
            "A tenant's language model, which may word answers that are decided and vouched for; with --speech, the model",
            "that writes down its customers' voice messages."
        },
        mixinStandardHelpOptions = true,
        subcommands = HelpCommand.class,
        footer = {
            "",
            "Example: jauap model set my_salon https://api.openai.com/v1 gpt-5-mini --key @/run/secrets/key",
            "         jauap model off my_salon",
            "         jauap model set --speech my_salon https://api.openai.com/v1 whisper-1 --key @/run/secrets/key",
            "A second model for when the first fails: set the whole chain by PUT /admin/tenants/SLUG/model."
        })
final class ModelCommand extends Speaking {

    /// Which of a tenant's models is meant.
    static final class Use {

        @Option(names = "--speech", description = "The model for voice messages.")
        private boolean speech;

        private String path(String slug) {
            return "/admin/tenants/" + slug + (speech ? "/speech" : "/model");
        }
    }

    @Command(description = "Shows the model and what it has cost.", mixinStandardHelpOptions = true)
    void show(@Mixin House house, @Mixin Use use, @Parameters(paramLabel = "SLUG") String slug) {
        JsonNode model = house.get(use.path(slug));
        out().println("of = " + model.path("of").asString()
                + (model.path("asked").asBoolean() ? "" : "   (no model is asked now)"));
        out().println("tokens a day = " + model.path("tokensADay").asString() + ", deadline = "
                + model.path("deadlineSeconds").asString() + " s");
        Show.table(line(), page(model.path("chain")), "model", "url", "hasKey", "price");
        Show.table(line(), page(model.path("spent")), "day", "asked", "failed", "tokens", "costMicros");
    }

    @Command(
            description = "Sets one model, in place of what was set. It is asked from now on.",
            mixinStandardHelpOptions = true)
    void set(
            @Mixin House house,
            @Mixin Use use,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "URL") String url,
            @Parameters(index = "2", paramLabel = "MODEL") String model,
            @Option(names = "--key", paramLabel = "KEY", description = "Key of access, or @FILE that holds it.")
                    @Nullable
                    String key,
            @Option(names = "--tokens", paramLabel = "N", description = "Tokens a day at most.") @Nullable Long tokens,
            @Option(names = "--deadline", paramLabel = "SECONDS") @Nullable Integer deadline,
            @Option(names = "--price", paramLabel = "PRICE", description = "Of a million tokens.") @Nullable
                    BigDecimal price,
            @Option(
                            names = "--topics",
                            description =
                                    "It may be shown questions nobody understood, to name a topic to ask back about.")
                    boolean topics) {
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("url", url);
        link.put("model", model);
        if (key != null) {
            link.put("key", Secrets.read(List.of("key=" + key)).get("key"));
        }
        if (price != null) {
            link.put("price", price);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("active", true);
        body.put("chain", List.of(link));
        body.put("proposes", topics);
        if (tokens != null) {
            body.put("tokensADay", tokens);
        }
        if (deadline != null) {
            body.put("deadlineSeconds", deadline);
        }
        house.put(use.path(slug), body);
        out().println("Next: jauap model check " + (use.speech ? "--speech " : "") + slug);
    }

    @Command(description = "Asks no model for this tenant any more, at once.", mixinStandardHelpOptions = true)
    void off(@Mixin House house, @Mixin Use use, @Parameters(paramLabel = "SLUG") String slug) {
        JsonNode model = house.get(use.path(slug));
        if (model.path("of").asString().equals("house")) {
            throw new Refused(
                    "Tenant " + slug + " has no model of its own.",
                    "switch the house's off with JAUAP_MODEL=off",
                    Cli.REFUSED);
        }
        house.put(use.path(slug), Map.of("active", false));
        out().println("Off. Back with: jauap model on " + slug);
    }

    @Command(description = "Asks the tenant's model again.", mixinStandardHelpOptions = true)
    void on(@Mixin House house, @Mixin Use use, @Parameters(paramLabel = "SLUG") String slug) {
        house.put(use.path(slug), Map.of("active", true));
        out().println("On.");
    }

    @Command(description = "Forgets the tenant's own model; the house's holds.", mixinStandardHelpOptions = true)
    void remove(@Mixin House house, @Mixin Use use, @Parameters(paramLabel = "SLUG") String slug) {
        house.delete(use.path(slug));
        out().println("Removed.");
    }

    @Command(description = "Asks each model for a word.", mixinStandardHelpOptions = true)
    int check(@Mixin House house, @Mixin Use use, @Parameters(paramLabel = "SLUG") String slug) {
        JsonNode results = house.post(use.path(slug) + "/check", Map.of());
        Show.table(line(), page(results), "model", "url", "working", "reason");
        boolean works =
                results.valueStream().allMatch(one -> one.path("working").asBoolean());
        return works ? 0 : Cli.REFUSED;
    }

    private static JsonNode page(JsonNode items) {
        return Json.mapper().createObjectNode().set("items", items);
    }
}
