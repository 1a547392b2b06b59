package kz.jauap.ops.cli.channel;

import java.io.PrintWriter;
import java.util.Map;
import kz.jauap.ops.cli.House;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Asks a messenger whether an account's credentials work, lets them be typed anew, and tells it where to post.
final class Checking {

    private static final int MOST_TRIES = 3;

    private final House house;
    private final Trial.Account account;
    private final JsonNode speaks;
    private final Map<String, @Nullable String> settings;
    private final PrintWriter out;

    /// @param settings of the account as it was stored
    Checking(
            House house,
            Trial.Account account,
            JsonNode speaks,
            Map<String, @Nullable String> settings,
            PrintWriter out) {
        this.house = house;
        this.account = account;
        this.speaks = speaks;
        this.settings = settings;
        this.out = out;
    }

    boolean once() {
        return said(house.post(account.path() + "/check", Map.of()));
    }

    private boolean said(JsonNode check) {
        boolean works = check.path("working").asBoolean();
        if (works) {
            out.println("It works: " + check.path("name").asString());
        } else {
            out.println("It does not work yet: " + check.path("reason").asString());
            out.println("Next: " + check.path("next").asString() + "; then jauap channel check " + account.words());
        }
        return works;
    }

    /// What is wrong may be typed anew; a line left empty keeps it as it is.
    boolean until(Asking asking) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            if (once()) {
                return true;
            }
            if (!changed(asking)) {
                return false;
            }
        }
        return once();
    }

    private boolean changed(Asking asking) {
        boolean changed = false;
        for (JsonNode need : speaks.path("needs")) {
            if (!Kinds.isAsked(need, settings)) {
                continue;
            }
            boolean secret = need.path("secret").asBoolean();
            String name = need.path("name").asString();
            String question = name + " anew, Enter to leave it";
            String typed = secret ? asking.secret(question) : asking.line(question);
            if (!typed.isEmpty()) {
                house.patch(account.path(), Map.of(secret ? "secrets" : "config", Map.of(name, typed)));
                changed = true;
            }
        }
        return changed;
    }

    /// "" where it may be left out and is.
    static String value(Asking asking, JsonNode need) {
        String name = need.path("name").asString();
        if (!need.path("needed").asBoolean(true)) {
            String question = name + ", Enter for none";
            return need.path("secret").asBoolean() ? asking.secret(question) : asking.line(question);
        }
        return need.path("secret").asBoolean()
                ? asking.secret(name)
                : asking.line(name, one -> !one.isEmpty(), Kinds.described(need));
    }

    /// Tells the messenger where to post, where it can be told and is not asked by us.
    void announce(@Nullable String updates) {
        if (!speaks.path("registers").asBoolean() || "polling".equals(updates)) {
            return;
        }
        JsonNode told = house.post(account.path() + "/webhook", Map.of());
        if (told.path("working").asBoolean()) {
            out.println("It posts to " + told.path("webhook_url").asString());
        } else {
            out.println("It does not post here yet: " + told.path("reason").asString());
            out.println("Next: " + told.path("next").asString() + "; then jauap channel webhook " + account.words());
        }
    }
}
