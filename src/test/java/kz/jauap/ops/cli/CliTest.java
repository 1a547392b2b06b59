package kz.jauap.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CliTest {

    private static kz.jauap.ops.House house;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        house = kz.jauap.ops.House.pumped(Map.of());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private record Run(int exit, String out, String err) {}

    private static Run run(Map<String, String> env, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Cli.line(env, new BufferedReader(new StringReader("")), kz.jauap.Jauap::start)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return new Run(line.execute(args), out.toString(), err.toString());
    }

    private static Run run(String... args) {
        return run(Map.of("JAUAP_URL", house.address.toString(), "JAUAP_ADMIN_TOKEN", kz.jauap.ops.House.TOKEN), args);
    }

    @Test
    void makes_a_tenant_with_a_channel_and_looks_after_both() {
        assertThat(run("tenant", "create", "cli_salon", "--pack", "demo-salon", "quietMs=700", "languages=ru,en"))
                .satisfies(made -> assertThat(made.exit).as(made.err).isZero());
        assertThat(run("tenant", "list").out).contains("cli_salon").contains("demo_salon");
        assertThat(run("tenant", "set", "cli_salon", "name=Salon by Cli", "capMs=9000").exit)
                .isZero();
        assertThat(run("tenant", "show", "cli_salon").out)
                .contains("name = Salon by Cli", "capMs = 9000", "quietMs = 700", "languages = [\"ru\",\"en\"]");
        Run added = run("channel", "add", "cli_salon", "telegram", "cli_bot", "--secret", "bot_token=1:x", "color=red");
        assertThat(added.out).contains("webhook_secret = ", "/webhook/telegram/cli_bot", "shown this once");
        assertThat(added.out).contains("It does not work yet", "channel check cli_salon telegram cli_bot");
        assertThat(run("channel", "add", "cli_salon", "form", "cli_form").out)
                .contains("form_url = ", "/form/cli_salon/cli_form", "It works: cli_form");
        Run lacking = run("channel", "add", "cli_salon", "email", "info@cli.kz", "smtp=smtps://smtp.cli.kz:465");
        assertThat(lacking.exit).isNotZero();
        assertThat(lacking.err).contains("password", "for example");
        assertThat(run("channel", "list", "cli_salon").out)
                .contains("cli_bot", "bot_token")
                .doesNotContain("1:x");
        assertThat(run("channel", "set", "cli_salon", "telegram", "cli_bot", "color=").out)
                .doesNotContain("red");
        assertThat(run("channel", "suspend", "cli_salon", "telegram", "cli_bot").exit)
                .isZero();
        assertThat(run("tenant", "suspend", "cli_salon").exit).isZero();
        assertThat(run("tenant", "show", "cli_salon").out).contains("SUSPENDED");
        assertThat(run("tenant", "resume", "cli_salon").exit).isZero();
        assertThat(house.get("/admin/audit?client_slug=cli_salon").text()).contains("\"actor\":\"cli\"");
    }

    @Test
    void adds_documents_of_a_business_quotes_them_and_takes_them_away() throws Exception {
        assertThat(run("tenant", "create", "cli_baths", "--pack", "demo-salon").exit)
                .isZero();
        Path papers = Files.createDirectories(folder.resolve("papers"));
        Files.writeString(papers.resolve("rules.md"), "# Sauna\nThe sauna costs 12000 tenge. Bring slippers.");
        Files.write(papers.resolve("photo.png"), new byte[] {1, 0, 2});
        Run added = run("document", "add", "cli_baths", papers.toString());
        assertThat(added.out).contains("rules.md: version 1, 1 passages", "photo.png is not added");
        assertThat(added.exit).isEqualTo(Cli.REFUSED);
        Path addresses = Files.writeString(papers.resolveSibling("addresses.txt"), "# ours\nhttp://127.0.0.1/prices\n");
        Run pages = run("document", "add", "cli_baths", "--pages", addresses.toString());
        assertThat(pages.exit).isNotZero();
        assertThat(pages.out).contains("http://127.0.0.1/prices is not added", "not public");
        assertThat(run("document", "add", "cli_baths").err).contains("nothing to add");
        assertThat(run("document", "refresh", "cli_baths").err).contains("no such page");
        assertThat(run("document", "list", "cli_baths").out)
                .contains("rules.md")
                .doesNotContain("photo");
        assertThat(run("document", "quote", "cli_baths", "bring slippers to the sauna?").out)
                .contains("quoted = true", "Bring slippers.", "source = passage:");
        assertThat(run("document", "quote", "cli_baths", "a helicopter ride").out)
                .contains("quoted = false");
        String id = house.get("/admin/tenants/cli_baths/documents")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        assertThat(run("document", "remove", "cli_baths", id).exit).isZero();
        assertThat(run("document", "remove", "cli_baths", id).err).contains("there is no document");
        assertThat(run("document", "quote", "cli_baths", "bring slippers to the sauna?").out)
                .contains("quoted = false");
        assertThat(house.get("/admin/audit?client_slug=cli_baths").text())
                .contains("document.added", "document.removed");
    }

    @Test
    void reads_secrets_from_files() throws Exception {
        Path secret = Files.writeString(folder.resolve("token"), "77:from-a-file\n");
        Path admin = Files.writeString(folder.resolve("admin"), kz.jauap.ops.House.TOKEN + "\n");
        Run added = run(
                Map.of("JAUAP_URL", house.address + "/", "JAUAP_ADMIN_TOKEN_FILE", admin.toString()),
                "channel",
                "add",
                "demo_salon",
                "telegram",
                "file_bot",
                "--secret",
                "bot_token=@" + secret);
        assertThat(added.exit).as(added.err).isZero();
    }

    @Test
    void says_what_to_do_when_the_token_is_missing_or_wrong_or_nobody_answers() {
        Map<String, String> env = new HashMap<>(Map.of("JAUAP_URL", house.address.toString()));
        assertThat(run(env, "tenant", "list"))
                .satisfies(run -> assertThat(run.exit).isEqualTo(1))
                .satisfies(run -> assertThat(run.err).contains("token is not given", "JAUAP_ADMIN_TOKEN"));
        env.put("JAUAP_ADMIN_TOKEN", "wrong");
        assertThat(run(env, "tenant", "list"))
                .satisfies(run -> assertThat(run.exit).isEqualTo(1))
                .satisfies(run -> assertThat(run.err).contains("Next: set JAUAP_ADMIN_TOKEN"));
        env.put("JAUAP_URL", "http://127.0.0.1:1");
        assertThat(run(env, "tenant", "list"))
                .satisfies(run -> assertThat(run.exit).isEqualTo(3))
                .satisfies(run -> assertThat(run.err).contains("./jauap run"));
    }

    @Test
    void repeats_what_the_house_refuses_with_its_next_step() {
        assertThat(run("tenant", "set", "demo_salon", "quietMs=-5"))
                .satisfies(run -> assertThat(run.exit).isEqualTo(1))
                .satisfies(run -> assertThat(run.err).contains("quietMs cannot be -5", "for example 8000"));
        assertThat(run("tenant", "show", "nobody").err).contains("there is no tenant nobody", "Next:");
        assertThat(run("tenant", "set", "demo_salon", "quietMs").err).contains("no key=value");
        assertThat(run("tenant", "fly").exit).isEqualTo(2);
        assertThat(run("channel", "check", "demo_salon", "webchat", "nobody").exit)
                .isEqualTo(1);
        assertThat(run("quarantine", "list").out).contains("none");
        assertThat(run("dead", "replay", "00000000-0000-0000-0000-000000000001").exit)
                .isEqualTo(1);
    }

    @Test
    void lints_a_pack_without_any_house() throws Exception {
        assertThat(run(Map.of(), "pack", "lint", "packs/demo-salon").out).contains("fit for use");
        Files.writeString(folder.resolve("profile.yaml"), "name: [");
        Run broken = run(Map.of(), "pack", "lint", folder.toString());
        assertThat(broken.exit).isEqualTo(1);
        assertThat(broken.err).contains("profile.yaml:1", "services.yaml", "problems");
    }

    @Test
    void publishes_a_pack_and_rotates_the_key() {
        assertThat(run("pack", "publish", "demo_salon", "packs/demo-salon").out).contains("answers for demo_salon");
        assertThat(run("pack", "versions", "demo_salon").out).contains("demo-salon");
        assertThat(run("keys", "rotate").out).contains("fresh key", "master.key");
    }

    @Test
    void a_desk_is_added_listed_and_checked() {
        String token = kz.jauap.sandbox.ForumSimulator.BOT + ":token_of_the_desk";
        try (var telegram = new kz.jauap.sandbox.ForumSimulator(token, -100500, java.time.Clock.systemUTC());
                var own = kz.jauap.ops.House.pumped(
                        Map.of("JAUAP_TELEGRAM_API_BASE", telegram.address().toString()))) {
            Map<String, String> env =
                    Map.of("JAUAP_URL", own.address.toString(), "JAUAP_ADMIN_TOKEN", kz.jauap.ops.House.TOKEN);
            String[] add = {"desk", "add", "--tenant", "demo_salon", "--bot-token", token, "--chat", "-100500"};
            Run added = run(env, add);
            assertThat(added.out).as(added.err).contains("@desk_bot works in \"Front desk\"");
            assertThat(run(env, add).err).contains("already");
            String list = run(env, "desk", "list", "demo_salon").out;
            assertThat(list).contains("-100500").contains("WORKING").doesNotContain(token);
            String id = list.lines().skip(1).findFirst().orElseThrow().split(" ")[0];
            telegram.people().allowTopics(false);
            assertThat(run(env, "desk", "check", "demo_salon", id).err).contains("can_manage_topics");
            assertThat(run(env, "desk", "off", "demo_salon", id).out).contains("OFF");
            assertThat(run(env, "desk", "on", "demo_salon", id).out).contains("WORKING");
        }
    }

    @Test
    void explains_itself() {
        for (String command : new String[] {"tenant", "channel", "desk", "pack", "keys", "quarantine", "dead"}) {
            assertThat(run(Map.of(), command, "--help").out).contains("Usage: jauap " + command);
            assertThat(run(Map.of(), command, "help").out).contains("Usage: jauap " + command);
            assertThat(run(Map.of(), command).exit).isEqualTo(2);
        }
    }
}
