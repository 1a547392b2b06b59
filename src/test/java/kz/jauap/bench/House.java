package kz.jauap.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kz.jauap.Jauap;
import kz.jauap.TestDatabase;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.Channels;
import kz.jauap.config.Settings;
import kz.jauap.ops.embedded.Login;
import kz.jauap.pack.Packs;
import kz.jauap.pack.ShippedPacks;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.TenantSettings;
import kz.jauap.tenant.Tenants;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/// A Jauap to measure: its own database in this process's PostgreSQL, tenants with a WhatsApp number each, and a
/// node as a process of its own, started from the built jar as `./jauap run` would.
final class House implements AutoCloseable {

    static final String SECRET = "bench-secret";
    private static final Path JAR = Path.of("target", "jauap.jar");

    private final Login login = TestDatabase.freshLogin();
    private final Path data;
    private final Map<String, String> env = new LinkedHashMap<>();
    private final int port;
    private @Nullable Process node;

    House(int port) throws IOException {
        this.port = port;
        this.data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "house");
        env.put("JAUAP_DATA", data.toString());
        env.put("JAUAP_DB_URL", login.url());
        env.put("JAUAP_DB_USER", login.user());
        env.put("JAUAP_DB_PASSWORD", login.password());
        env.put("JAUAP_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        env.put("JAUAP_ADMIN_TOKEN", "bench-admin-token-0123456789");
        env.put("JAUAP_PORT", Integer.toString(port));
    }

    Login login() {
        return login;
    }

    /// Writes out what lies in the database's memory and lets it keep its log's old files for the next rows, as
    /// they are in a house that has stood for a while.
    void settle() throws SQLException {
        asAdministrator("checkpoint");
    }

    /// Empties tables of this house and leaves their room for the next rows, as retention and workers do in a
    /// house that has stood for a while; then all is quiet.
    void forget(String... tables) throws SQLException {
        for (String table : tables) {
            asAdministrator("delete from " + table);
        }
        for (String table : tables) {
            asAdministrator("vacuum (truncate off, analyze) " + table);
        }
        settle();
    }

    private void asAdministrator(String statement) throws SQLException {
        Login administrator = TestDatabase.administratorOf(login);
        try (Connection connection = DriverManager.getConnection(
                        administrator.url(), administrator.user(), administrator.password());
                Statement work = connection.createStatement()) {
            work.execute(statement);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void set(String key, String value) {
        env.put(key, value);
    }

    /// Creates tenants `bench1` … with the demo salon's pack, a quiet time, and a WhatsApp number each.
    void furnish(int tenants, int quietMs, String providerUrl) {
        Map<String, String> here = new LinkedHashMap<>(env);
        here.put("JAUAP_PORT", "0");
        try (ConfigurableApplicationContext context = Jauap.start(Settings.read(here, "--web"))) {
            TenantSettings usual = TenantSettings.DEFAULTS;
            TenantSettings settings = new TenantSettings(
                    quietMs,
                    quietMs,
                    Math.max(quietMs, 60_000),
                    usual.timeZone(),
                    usual.languages(),
                    usual.maxInboundPerMinute(),
                    usual.noAnswerAlertMinutes(),
                    usual.uncertainSend(),
                    false,
                    usual.handover(),
                    usual.customers(),
                    usual.media());
            for (int i = 1; i <= tenants; i++) {
                Tenant tenant = context.getBean(Tenants.class)
                        .create("bench" + i, "Bench " + i, "demo-salon", settings, "bench");
                context.getBean(Packs.class).publish(tenant.id(), ShippedPacks.texts("demo-salon"), "bench");
                context.getBean(Channels.class)
                        .add(
                                tenant.id(),
                                new ChannelKind("chatflow"),
                                tenant.slug(),
                                Map.of("instance_id", "bench", "api_base", providerUrl),
                                Map.of("webhook_secret", SECRET, "token", "bench-token"),
                                "bench");
            }
        }
    }

    /// Starts the node and returns when it serves.
    void start(List<String> javaOptions, String... flags) throws Exception {
        if (!Files.exists(JAR) || isOlderThanSources()) {
            throw new IllegalStateException(
                    "build first: ./jauap build (the jar is missing or older than the sources)");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(flags));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(env);
        Process started = builder.start();
        node = started;
        CountDownLatch ready = new CountDownLatch(1);
        Path log = data.resolve("node.log");
        Thread.ofPlatform().daemon(true).start(() -> follow(started, log, ready));
        if (!ready.await(90, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the node did not start; see " + log);
        }
    }

    /// A node of another state of the code than this program would be measured with a database it does not know.
    private static boolean isOlderThanSources() throws IOException {
        FileTime built = Files.getLastModifiedTime(JAR);
        try (Stream<Path> sources = Files.walk(Path.of("src", "main"))) {
            for (Path one : sources.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(one).compareTo(built) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void follow(Process process, Path log, CountDownLatch ready) {
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var out = Files.newBufferedWriter(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write(line + "\n");
                out.flush();
                if (line.contains("is ready after")) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            ready.countDown();
        }
    }

    long pid() {
        if (node == null) {
            throw new IllegalStateException("no node runs");
        }
        return node.pid();
    }

    /// Resident memory of the node, in MB.
    double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    void stop() throws InterruptedException {
        if (node != null) {
            node.destroy();
            if (!node.waitFor(Duration.ofSeconds(30))) {
                node.destroyForcibly();
            }
        }
    }

    @Override
    public void close() throws Exception {
        stop();
    }
}
