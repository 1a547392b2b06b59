package kz.jauap.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kz.jauap.ops.embedded.KillableDatabase;
import kz.jauap.ops.embedded.Login;
import kz.jauap.sandbox.ForumSimulator;
import kz.jauap.shared.Json;

/// All that runs in a chaos run: one database, the nodes on it, the provider. Closing it ends what it started.
final class Stage implements AutoCloseable {

    private static final Path BINARIES = Path.of("target", "test-pg", "binaries");
    private static final List<String> UNHURRIED_DESK = List.of("-Djauap.desk.gap=2ms", "-Djauap.desk.minute=500ms");

    final KillableDatabase database;
    final List<Messenger> messengers;
    final ForumSimulator group;
    final List<Node> nodes = new ArrayList<>();

    private Stage(KillableDatabase database, List<Messenger> messengers, ForumSimulator group) {
        this.database = database;
        this.messengers = messengers;
        this.group = group;
    }

    /// Makes everything and returns when the nodes listen.
    static Stage set(ChaosPlan plan) throws IOException, InterruptedException {
        clear(plan.folder());
        List<Messenger> messengers = Messengers.of(plan.channels(), plan.seed());
        ForumSimulator group = new ForumSimulator(Town.DESK_TOKEN, Town.DESK_CHAT, Clock.systemUTC());
        KillableDatabase database = KillableDatabase.start(plan.folder().resolve("data"), BINARIES);
        Stage stage = new Stage(database, messengers, group);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(stage::close)); // a run that is broken off leaves nothing behind
        try {
            Map<String, String> environment = environment(stage.database.login(), group.address(), plan.seed());
            stage.found(plan, environment);
            stage.startNodes(plan, environment);
            group.doors(stage.addresses());
            return stage;
        } catch (RuntimeException | IOException | InterruptedException e) {
            stage.close();
            throw e;
        }
    }

    List<URI> addresses() {
        return nodes.stream().map(Node::address).toList();
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        database.close();
        messengers.forEach(Messenger::close);
        group.close();
    }

    private void found(ChaosPlan plan, Map<String, String> environment) throws IOException, InterruptedException {
        Path folder = plan.folder().resolve("founding");
        Files.createDirectories(folder);
        Path accounts = folder.resolve("accounts.json");
        Files.writeString(
                accounts,
                Json.write(messengers.stream()
                        .map(one -> new Founding.Account(one.kind(), one.config(), one.secrets()))
                        .toList()));
        List<String> command =
                new ArrayList<>(Node.java(List.of("-D" + Founding.ACCOUNTS + "=" + accounts.toAbsolutePath())));
        command.addAll(List.of("kz.jauap.chaos.Founding", "--data", folder.toString(), "--port", "0", "--web"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("the businesses could not be made, see " + folder.resolve("log.txt"));
        }
    }

    private void startNodes(ChaosPlan plan, Map<String, String> environment) throws InterruptedException {
        List<String> options = new ArrayList<>(UNHURRIED_DESK);
        plan.channels().forEach(kind -> options.addAll(unhurried(kind)));
        if (!plan.profile().isEmpty()) {
            options.add("-Dspring.profiles.active=" + plan.profile());
        }
        for (int i = 0; i < plan.nodes(); i++) {
            nodes.add(new Node(plan.folder().resolve("node-" + (i + 1)), options, environment));
        }
        nodes.forEach(Node::start);
        for (Node node : nodes) {
            node.awaitReady();
        }
    }

    /// A provider that takes any number of messages, and is not waited for long.
    private static List<String> unhurried(String kind) {
        String time = kind.equals("chatflow") ? "2s" : "4s";
        return List.of(
                "-Djauap." + kind + ".per-second=100000",
                "-Djauap." + kind + ".per-chat-per-second=100000",
                "-Djauap." + kind + ".timeout=" + time,
                "-Djauap." + kind + ".media-timeout=" + time);
    }

    private static Map<String, String> environment(Login login, URI telegram, long seed) {
        byte[] key = new byte[32];
        new Random(seed).nextBytes(key);
        Map<String, String> environment = new HashMap<>();
        environment.put("JAUAP_DB_URL", login.url());
        environment.put("JAUAP_DB_USER", login.user());
        environment.put("JAUAP_DB_PASSWORD", login.password());
        environment.put("JAUAP_MASTER_KEY", Base64.getEncoder().encodeToString(key));
        environment.put("JAUAP_ADMIN_TOKEN", Town.ADMIN_TOKEN);
        environment.put("JAUAP_TELEGRAM_API_BASE", telegram.toString());
        environment.put("JAUAP_OWN_GATEWAYS", "on");
        environment.put("OUTBOX_MAX_ATTEMPTS", "100");
        environment.put("OUTBOX_RETRY_BACKOFF_SECONDS", "1");
        return environment;
    }

    private static void clear(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList().reversed()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear " + folder, e);
        }
    }
}
