package kz.jauap.ops.cli.channel;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kz.jauap.ops.cli.Cli;
import kz.jauap.ops.cli.House;
import kz.jauap.ops.cli.Refused;
import tools.jackson.databind.JsonNode;

/// Tries a connected account with a real message: waits for one and shows what went out for it, or sends one.
final class Trial {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(90);
    private static final Set<String> SETTLED = Set.of("accepted", "delivered", "read", "held", "failed");

    private final House house;
    private final Account account;
    private final PrintWriter out;

    /// An account as commands name it.
    record Account(String slug, String kind, String name) {

        String path() {
            return "/admin/tenants/" + slug + "/channels/" + kind + "/" + name;
        }

        String words() {
            return slug + " " + kind + " " + name;
        }
    }

    Trial(House house, Account account, PrintWriter out) {
        this.house = house;
        this.account = account;
        this.out = out;
    }

    /// The messenger's own words about a message of ours.
    ///
    /// @throws Refused when it did not take it
    void send(String to) {
        JsonNode said = house.post(account.path() + "/trial", Map.of("to", to));
        String outcome = said.path("outcome").asString();
        if (!outcome.equals("accepted")) {
            throw new Refused(
                    "The test message to " + to + " was not taken (" + outcome + "): "
                            + said.path("reason").asString(""),
                    "mend what it says, then: jauap channel try " + account.words() + " --to " + to,
                    Cli.REFUSED);
        }
        out.println("The test message to " + to + " was taken. See whether it has come.");
    }

    /// Waits for a first message and for what goes out for it.
    ///
    /// @param deed what to do so that one comes
    /// @param answers whether anything can go out for it at all
    /// @throws Refused when none comes, or its answer does not go out
    void await(String deed, Duration patience, boolean answers) {
        String since = look("").path("now").asString();
        out.println("Now " + deed + ". Waiting for up to " + patience.toMinutes() + " min …");
        out.flush();
        JsonNode seen = until(
                since,
                patience,
                one -> one.path("arrived").asBoolean()
                        || !one.path("unreadable").asString("").isEmpty());
        if (!seen.path("arrived").asBoolean()) {
            throw nothingCame(seen, patience);
        }
        out.println("It arrived: " + seen.path("text").asString());
        if (!answers) {
            out.println("A person sees it with how to reach who wrote: nothing can be answered there.");
            return;
        }
        shown(until(since, ANSWER, Trial::isSettled));
    }

    private Refused nothingCame(JsonNode seen, Duration patience) {
        String reason = seen.path("unreadable").asString("");
        return reason.isEmpty()
                ? new Refused(
                        "Nothing arrived in " + patience.toMinutes() + " min.",
                        "see that the messenger posts to the address above and is let in from outside; then: jauap channel check "
                                + account.words() + ", and: jauap channel try " + account.words(),
                        Cli.REFUSED)
                : new Refused(
                        "Something arrived and could not be read: " + reason,
                        "look at it: jauap quarantine list",
                        Cli.REFUSED);
    }

    private void shown(JsonNode seen) {
        List<JsonNode> said = seen.path("answers").valueStream().toList();
        if (said.isEmpty()) {
            String decision = seen.path("decision").asString("");
            throw new Refused(
                    decision.isEmpty()
                            ? "It is stored, and nobody has thought about it yet."
                            : "It was understood and nothing was said for it (" + decision + ").",
                    decision.isEmpty()
                            ? "see that a node works: /admin/health"
                            : "see the conversation in the console: a pack may be missing, or a person have it",
                    Cli.REFUSED);
        }
        for (JsonNode one : said) {
            String error = one.path("error").asString("");
            out.println("Answer, " + one.path("status").asString() + (error.isEmpty() ? "" : " (" + error + ")") + ": "
                    + one.path("text").asString());
        }
        said.stream()
                .filter(one -> !Set.of("accepted", "delivered", "read")
                        .contains(one.path("status").asString()))
                .findFirst()
                .ifPresent(one -> {
                    throw new Refused(
                            "The answer did not go out: " + one.path("status").asString() + " "
                                    + one.path("error").asString(""),
                            "mend what it says, then: jauap channel try " + account.words(),
                            Cli.REFUSED);
                });
        out.println("It works in both directions.");
    }

    private static boolean isSettled(JsonNode seen) {
        boolean silent = !seen.path("decision").asString("").isEmpty()
                && seen.path("answers").isEmpty();
        return silent
                || !seen.path("answers").isEmpty()
                        && seen.path("answers")
                                .valueStream()
                                .allMatch(one ->
                                        SETTLED.contains(one.path("status").asString()));
    }

    private JsonNode until(String since, Duration patience, java.util.function.Predicate<JsonNode> enough) {
        long end = System.nanoTime() + patience.toNanos();
        JsonNode seen = look(since);
        while (!enough.test(seen) && System.nanoTime() < end) {
            rest();
            seen = look(since);
        }
        return seen;
    }

    private JsonNode look(String since) {
        return house.get(account.path() + "/trial" + (since.isEmpty() ? "" : "?since=" + since));
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("Interrupted.", "", Cli.REFUSED);
        }
    }
}
