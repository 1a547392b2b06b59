package kz.jauap.ops.cli.channel;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.function.Predicate;
import kz.jauap.ops.cli.Cli;
import kz.jauap.ops.cli.Refused;
import org.jspecify.annotations.Nullable;

/// Asks whoever sits at the terminal.
final class Asking {

    private static final int MOST_TRIES = 3;

    private final BufferedReader in;
    private final PrintWriter out;

    Asking(BufferedReader in, PrintWriter out) {
        this.in = in;
        this.out = out;
    }

    /// Whether somebody sits there by the look of it.
    static boolean canAsk() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /// A line, asked for again while it is not good.
    ///
    /// @throws Refused when nobody answers, or nothing good comes
    String line(String question, Predicate<String> good, String what) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            String said = line(question);
            if (good.test(said)) {
                return said;
            }
            out.println("That is not it: " + what);
        }
        throw new Refused("Nothing usable was typed.", what, Cli.REFUSED);
    }

    /// A line as it is typed, "" for none.
    String line(String question) {
        out.print(question + ": ");
        out.flush();
        try {
            return typed(in.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal cannot be read any more", e);
        }
    }

    /// The same, not shown while it is typed where the terminal can do that.
    String secret(String question) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return line(question);
        }
        char[] hidden = console.readPassword("%s (not shown): ", question);
        return typed(hidden == null ? null : new String(hidden));
    }

    private static String typed(@Nullable String line) {
        if (line == null) {
            throw new Refused("Nobody answers.", "give what is missing on the command line", Cli.REFUSED);
        }
        return line.strip();
    }
}
