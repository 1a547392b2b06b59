package kz.jauap.ops.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        subcommands = HelpCommand.class,
        footer = {
            "",
            "Kinds and what they need:",
            "  webchat    nothing",
            "  form       nothing                       (fields=\"name, phone*, message\", consent, captcha: docs/channels)",
            "  telegram   --secret bot_token=…      (updates=polling where Telegram cannot reach this machine)",
            "  chatflow   --secret token=… instance_id=…",
            "  sms        api_base=https://… path=/send body=… --secret NAME=…   (templates of calls: docs/channels/sms.md)",
            "  smpp       --secret password=… api_base=smpps://host:port system_id=…",
            "  email      --secret password=… smtp=smtps://host:465 imap=imaps://host:993   (ACCOUNT is the address)",
            "  instagram  --secret access_token=… --secret app_secret=…   (ACCOUNT is the account's number)",
            "  avito      --secret client_secret=… client_id=…   (ACCOUNT is the account's number)",
            "  max        --secret access_token=…",
            "  vk         --secret access_token=…       (ACCOUNT is the community's number; updates=polling as above)",
            "  wappi      --secret token=…              (ACCOUNT is the profile id)",
            "  whatsapp   --secret access_token=… --secret app_secret=… waba_id=…   (ACCOUNT is the phone number id)",
            "Example: jauap channel add my_salon telegram my_salon_bot --secret bot_token=123:AA updates=polling",
            "A secret may be read from a file: --secret bot_token=@/run/secrets/bot"
        })
final class ChannelCommand extends Speaking {

    @Command(description = "Lists a tenant's channels.", mixinStandardHelpOptions = true)
    void list(@Mixin House house, @Parameters(paramLabel = "SLUG") String slug) {
        Show.table(line(), house.get(path(slug)), "kind", "account", "status", "secrets", "config");
    }

    @Command(
            description = "Connects an account. A webhook secret that is made for it is shown this once.",
            mixinStandardHelpOptions = true)
    void add(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "KIND") String kind,
            @Parameters(index = "2", paramLabel = "ACCOUNT") String account,
            @Option(names = "--secret", paramLabel = "KEY=VALUE") @Nullable List<String> secrets,
            @Parameters(index = "3..*", arity = "0..*", paramLabel = "KEY=VALUE") @Nullable List<String> config) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", kind);
        body.put("account", account);
        body.put("config", Pairs.texts(config == null ? List.of() : config));
        body.put("secrets", Secrets.read(secrets == null ? List.of() : secrets));
        JsonNode added = house.post(path(slug), body);
        for (String address : List.of("chat_url", "form_url", "webhook_url")) {
            if (added.has(address)) {
                out().println(address + " = " + added.path(address).asString());
            }
        }
        added.path("generated")
                .properties()
                .forEach(secret -> out().println(
                                secret.getKey() + " = " + secret.getValue().asString() + "   (shown this once)"));
        tried(
                house.post(path(slug) + "/" + kind + "/" + account + "/check", Map.of()),
                slug + " " + kind + " " + account);
    }

    /// What to do next: write to it, or mend what keeps it from working. It is connected either way.
    private void tried(JsonNode check, String channel) {
        if (check.path("working").asBoolean()) {
            out().println("It works: " + check.path("name").asString());
            out().println(
                            "Next: write to it; the answer comes within seconds. A messenger that must be told where to send:"
                                    + " jauap channel webhook " + channel);
        } else {
            out().println("It does not work yet: " + check.path("reason").asString());
            out().println("Next: " + check.path("next").asString() + "; then jauap channel check " + channel);
        }
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
