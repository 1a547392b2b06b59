package kz.jauap.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import kz.jauap.ops.embedded.KillableDatabase;
import kz.jauap.ops.embedded.Login;
import kz.jauap.sandbox.ForumSimulator;
import kz.jauap.shared.Json;

/// All that runs in a chaos run: one database, the nodes on it, the provider. Closing it ends what it started.
final class Stage implements AutoCloseable {

    private static final Path BINARIES = Path.of("target", "test-pg", "binaries");
    private static final Duration HEARING = Duration.ofSeconds(60);
    private static final List<String> UNHURRIED_DESK = List.of("-Djauap.desk.gap=2ms", "-Djauap.desk.minute=500ms");
    private static final String WAKEFUL_POLLING = "-Djauap.polling.look=500ms";

    final KillableDatabase database;
    final List<Messenger> messengers;
    final ForumSimulator group;
    final List<Node> nodes = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Stage(KillableDatabase database, List<Messenger> messengers, ForumSimulator group) {
        this.database = database;
        this.messengers = messengers;
        this.group = group;
    }

    /// Makes everything and returns when the nodes listen.
    static Stage set(ChaosPlan plan) throws IOException, InterruptedException, SQLException {
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
            stage.awaitHearing();
            return stage;
        } catch (RuntimeException | IOException | InterruptedException | SQLException e) {
            stage.close();
            throw e;
        }
    }

    /// Returns when the house hears every account that is asked, or holds a session. What lay in a
    /// mailbox before the first look into it is answered by nobody.
    private void awaitHearing() throws InterruptedException, SQLException {
        long deadline = System.nanoTime() + HEARING.toNanos();
        boolean mail = messengers.stream().anyMatch(one -> one.kind().equals("email"));
        try (Registry registry = new Registry(database.administrator())) {
            while (!messengers.stream().allMatch(one -> Town.TENANTS.stream().allMatch(one::isHeard))
                    || mail && registry.mailboxes().size() < Town.TENANTS.size()) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("some account is not asked after " + HEARING);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    List<URI> addresses() {
        return nodes.stream().map(Node::address).toList();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return; // by the hook, long after
        }
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
                Json.write(Town.TENANTS.stream()
                        .flatMap(slug -> messengers.stream()
                                .map(one -> new Founding.Account(slug, one.kind(), one.config(slug), one.secrets())))
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
        options.add(WAKEFUL_POLLING);
        plan.channels().forEach(kind -> options.addAll(unhurried(kind)));
        options.add(
                plan.profile().isEmpty()
                        ? "-Dspring.aot.enabled=true" // as `./jauap run`
                        : "-Dspring.profiles.active=" + plan.profile()); // only a scan finds a planted bug
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
        String name = "-Djauap." + (kind.equals("smpp") ? "sms" : kind);
        String time = kind.equals("chatflow") ? "2s" : "4s";
        return List.of(
                name + ".per-second=100000",
                name + ".per-chat-per-second=100000",
                name + ".timeout=" + time,
                name + (kind.equals("email") ? ".idle=2s" : ".media-timeout=" + time));
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
