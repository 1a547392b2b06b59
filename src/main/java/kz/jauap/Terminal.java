package kz.jauap;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import kz.jauap.ops.cli.Cli;

/// The command line as `./jauap` calls it: what a person types, and a house to start where a command needs one.
final class Terminal {

    private Terminal() {}

    static void main(String[] args) {
        BufferedReader typed = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.exit(Cli.line(System.getenv(), typed, Jauap::start).execute(args));
    }
}
