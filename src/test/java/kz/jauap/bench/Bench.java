package kz.jauap.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `./jauap bench <name>`: runs one benchmark on a database of its own.
public final class Bench {

    private static final Path CACHE = Path.of(System.getProperty("bench.cache", "target/jauap.aot"));

    private Bench() {}

    static void main(String[] args) throws Exception {
        String name = args.length == 0 ? "help" : args[0];
        List<String> rest = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        switch (name) {
            case "queue" -> QueueBench.run(rest);
            case "ingest" -> IngestBench.run();
            case "turns" -> TurnsBench.run(rest);
            case "memory" -> MemoryBench.run(rest);
            case "stems" -> StemsBench.run();
            case "decide" -> DecideBench.run(rest);
            case "search" -> SearchBench.run(rest);
            case "channels" -> ChannelsBench.run(rest);
            default -> help();
        }
    }

    private static void help() {
        System.out.println("""
                ./jauap bench ingest                     durable webhooks a second, against the database's own commits
                ./jauap bench turns [--messages N]       whole turns a second, webhook to provider
                ./jauap bench memory [--minutes N]       resident memory, idle and under load
                ./jauap bench queue [--held-minutes N]   jobs a second over 10,000 lanes, against db-scheduler
                ./jauap bench stems                      how well and how fast words lose their endings
                ./jauap bench decide [--packs N]         turns understood and decided a second, packs in memory
                ./jauap bench search [--passages N]      a quotation among 100,000 passages
                ./jauap bench channels [--millis N]      webhooks verified and read a second, of every messenger
                """);
    }

    /// How the launcher starts a node, its cache included when the launcher has made one.
    static List<String> nodeOptions() {
        List<String> options = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                "-Xms128m",
                "-Xmx248m",
                "-Xmn72m",
                "-Xss512k",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:ReservedCodeCacheSize=96m",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Djdk.reflect.useNativeAccessorOnly=true",
                "-Dspring.aot.enabled=true"));
        if (Files.exists(CACHE)) {
            options.add("-XX:AOTCache=" + CACHE);
            options.add("-Xlog:aot*=off,cds*=off");
        }
        return options;
    }

    static int option(List<String> args, String name, int otherwise) {
        int at = args.indexOf(name);
        return at >= 0 && at + 1 < args.size() ? Integer.parseInt(args.get(at + 1)) : otherwise;
    }
}
