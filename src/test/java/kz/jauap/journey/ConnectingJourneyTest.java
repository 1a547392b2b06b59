package kz.jauap.journey;

import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import kz.jauap.ops.House;
import kz.jauap.ops.cli.Cli;
import kz.jauap.sandbox.MaxSimulator;
import kz.jauap.sandbox.TokenGiver;
import kz.jauap.sandbox.WappiSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/// An owner connects a messenger at the terminal: asked for what is missing, told what is wrong, and shown that a
/// message
/// comes in and its answer goes out.
@ExtendWith(Street.class)
class ConnectingJourneyTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String typed, String... args) {
        Map<String, String> env =
                Map.of("JAUAP_URL", Street.house().address.toString(), "JAUAP_ADMIN_TOKEN", House.TOKEN);
        CommandLine line = Cli.line(env, new BufferedReader(new StringReader(typed)), kz.jauap.Jauap::start)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return line.execute(args);
    }

    private CompletableFuture<Integer> runs(String typed, String... args) {
        return CompletableFuture.supplyAsync(() -> run(typed, args), Executors.newVirtualThreadPerTaskExecutor());
    }

    private void untilItWaits() {
        until(() -> out.toString().contains("Waiting for up to"));
    }

    private static String[] add(Street.Business business, String kind, String account, Object... more) {
        List<String> args = new ArrayList<>(List.of("channel", "add", business.slug, kind, account));
        List.of(more).forEach(one -> args.add(one.toString()));
        return args.toArray(String[]::new);
    }

    @Test
    void asks_for_what_is_missing_lets_it_be_mended_and_ends_with_a_message_and_its_answer() throws IOException {
        Street.Business business = Street.business();
        try (MaxSimulator max = new MaxSimulator(0, "max-token", false)) {
            CompletableFuture<Integer> exit = runs(
                    "wrong-token\nmax-token\n",
                    add(business, "max", business.slug, "api_base=" + max.address(), "--ask", "--wait", "1"));
            untilItWaits();
            max.customerWrites(Objects.requireNonNull(max.subscription()), 7770001, "mid.1", "Сколько стоит маникюр?");
            assertThat(exit.join()).as(out + "\n" + err).isZero();
            assertThat(out.toString())
                    .contains("access_token is the bot's token", "It does not work yet", "anew, Enter to leave it")
                    .contains("It works: @salon_bot", "It posts to ", "/webhook/max/" + business.slug)
                    .contains("Now open the bot in MAX", "It arrived: Сколько стоит маникюр?")
                    .contains("Answer, accepted: ", "2 500 ₸", "It works in both directions.")
                    .doesNotContain("max-token\n");
        }
    }

    @Test
    void asks_which_messenger_and_what_the_account_is_called() {
        Street.Business business = Street.business();
        int exit = run(
                "pigeon\nform\nmy form!\n" + business.slug + "_form\n",
                "channel",
                "add",
                business.slug,
                "--ask",
                "--no-try");
        assertThat(exit).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("Messengers: ", "viber", "That is not it: one of ", "ACCOUNT is ", "form_url = ")
                .contains("Next: open the form and fill it in once: ", "jauap channel try " + business.slug + " form ");
        assertThat(run("", "channel", "kinds")).isZero();
        assertThat(out.toString()).contains("--secret bot_token=…", "the number of the professional account");
    }

    @Test
    void a_mailbox_is_asked_for_its_password_or_for_what_tokens_take() throws IOException {
        Street.Business business = Street.business();
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        String smtp = "smtp=smtp://127.0.0.1:" + server.getSmtp().getPort();
        String imap = "imap=imap://127.0.0.1:" + server.getImap().getPort();
        String old = business.slug + "-old@salon.example";
        String tokens = business.slug + "-tokens@salon.example";
        server.setUser(old, old, "mail-pw");
        GreenMailUser mailbox = server.setUser(tokens, tokens, "nobody-knows-this-password");
        try (TokenGiver giver = new TokenGiver("first-refresh", mailbox::setPassword)) {
            assertThat(run("\nmail-pw\n", add(business, "email", old, smtp, imap, "updates=off", "--ask", "--no-try")))
                    .as(out + "\n" + err)
                    .isZero();
            assertThat(out.toString())
                    .contains("oauth, Enter for none", "password is ", "It works: " + old)
                    .doesNotContain("client_id is ");
            out.getBuffer().setLength(0);
            String typed =
                    String.join("\n", giver.endpoint(), TokenGiver.CLIENT, TokenGiver.SECRET, "first-refresh", "");
            assertThat(run(typed, add(business, "email", tokens, smtp, imap, "updates=off", "--ask", "--no-try")))
                    .as(out + "\n" + err)
                    .isZero();
            assertThat(out.toString())
                    .contains("client_id is ", "client_secret, Enter for none", "It works: " + tokens)
                    .doesNotContain("password is ", "first-refresh");
        } finally {
            server.stop();
        }
        assertThat(run("", "channel", "kinds")).isZero();
        assertThat(out.toString()).contains("--secret refresh_token=…", ", with oauth", ", without oauth", "left out");
    }

    @Test
    void nobody_at_the_terminal_is_told_what_is_missing_and_nothing_is_stored() {
        Street.Business business = Street.business();
        assertThat(run("", add(business, "max", "lonely", "--ask"))).isEqualTo(1);
        assertThat(err.toString()).contains("Nobody answers", "on the command line");
        assertThat(run("", add(business, "max", "lonely"))).isEqualTo(1);
        assertThat(err.toString()).contains("secrets.access_token", "for example");
        assertThat(business.count("channel")).isZero();
    }

    @Test
    void nothing_that_comes_in_time_is_an_error_with_the_next_step() throws IOException {
        Street.Business business = Street.business();
        try (MaxSimulator max = new MaxSimulator(0, "max-token", false)) {
            String[] args = add(
                    business,
                    "max",
                    business.slug,
                    "api_base=" + max.address(),
                    "--secret",
                    "access_token=max-token",
                    "--try",
                    "--wait",
                    "0");
            assertThat(run("", args)).isEqualTo(1);
            assertThat(err.toString())
                    .contains("Nothing arrived in 0 min.", "Next: ", "channel check " + business.slug + " max ");
        }
    }

    @Test
    void what_cannot_be_read_is_said_so() {
        Street.Business business = Street.business();
        String account = business.slug + "_form";
        assertThat(run("", add(business, "form", account, "--secret", "webhook_secret=s3cret-of-tests")))
                .isZero();
        String webhook = "/webhook/form/" + account + "?webhook_secret=s3cret-of-tests";
        CompletableFuture<Integer> broken = runs("", "channel", "try", business.slug, "form", account, "--wait", "1");
        untilItWaits();
        Street.house().post(webhook, "{\"consent\":\"yes\"}");
        assertThat(broken.join()).isEqualTo(1);
        assertThat(err.toString()).contains("could not be read: nobody can be reached", "jauap quarantine list");
    }

    @Test
    void what_nobody_can_answer_where_it_came_from_is_shown_to_have_come() {
        Street.Business business = Street.business();
        String account = business.slug + "_form";
        CompletableFuture<Integer> exit =
                runs("", add(business, "form", account, "--secret", "webhook_secret=s3cret-of-tests", "--try"));
        untilItWaits();
        Street.house()
                .post(
                        "/webhook/form/" + account + "?webhook_secret=s3cret-of-tests",
                        "{\"phone\":\"87010000001\",\"message\":\"test\",\"consent\":\"yes\"}");
        assertThat(exit.join()).as(out + "\n" + err).isZero();
        assertThat(out.toString()).contains("It arrived: ", "A person sees it");
    }

    @Test
    void a_test_message_is_sent_where_an_account_may_begin_and_refused_where_not() throws IOException {
        Street.Business business = Street.business();
        try (WappiSimulator wappi = new WappiSimulator(0, "wappi-token", "cccc-dddd");
                MaxSimulator max = new MaxSimulator(0, "max-token", false)) {
            String[] args = add(
                    business,
                    "wappi",
                    "cccc-dddd",
                    "api_base=" + wappi.address(),
                    "--secret",
                    "token=wappi-token",
                    "--to",
                    "77015550101@c.us");
            assertThat(run("", args)).as(out + "\n" + err).isZero();
            assertThat(out.toString()).contains("The test message to 77015550101@c.us was taken.");
            assertThat(wappi.sent())
                    .singleElement()
                    .satisfies(one -> assertThat(one.text()).contains("test"));
            assertThat(business.count("conversation")).isZero();
            assertThat(run("", "channel", "try", business.slug, "wappi", "cccc-dddd", "--to", "nobody at all"))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("was not taken (rejected)");
            String[] plain = add(
                    business, "max", business.slug, "api_base=" + max.address(), "--secret", "access_token=max-token");
            assertThat(run("", plain)).isZero();
            assertThat(run("", "channel", "try", business.slug, "max", business.slug, "--to", "1"))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("only customers begin");
            assertThat(max.sent()).isEmpty();
        }
    }
}
