package kz.jauap.bench;

import java.util.Arrays;
import java.util.List;

/// `./jauap bench <name>`: runs one benchmark on a database of its own.
public final class Bench {

    private Bench() {}

    static void main(String[] args) throws Exception {
        String name = args.length == 0 ? "help" : args[0];
        List<String> rest = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        switch (name) {
            case "queue" -> QueueBench.run(rest);
            default -> help();
        }
    }

    private static void help() {
        System.out.println("""
                ./jauap bench queue [--held-minutes N]   jobs a second over 10,000 lanes, against db-scheduler
                """);
    }

    static int option(List<String> args, String name, int otherwise) {
        int at = args.indexOf(name);
        return at >= 0 && at + 1 < args.size() ? Integer.parseInt(args.get(at + 1)) : otherwise;
    }
}
