package kz.jauap.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kz.jauap.shared.MasterKeys;

/// Every setting of a process. This list is the manual: `docs/configuration.md` is written from it.
final class Keys {

    // --- the process
    static final Key<Path> DATA = Key.of(
                    "JAUAP_DATA",
                    Form.folder(),
                    "Folder with the database, the master key and the admin token's hash. Only its owner may read it.",
                    "To keep the data elsewhere, or to run a second Jauap on this machine.",
                    "/srv/jauap")
            .flag("--data")
            .fallback("data");
    static final Key<Integer> PORT = Key.of(
                    "JAUAP_PORT",
                    Form.number(0, 65_535),
                    "Port of pages, webhooks and the admin interface. 0 takes any free one.",
                    "When the port is taken.",
                    "8090")
            .flag("--port")
            .fallback("8080");
    static final Key<String> BIND = Key.of(
                    "JAUAP_BIND",
                    Form.text("an IP address or a host name", "[0-9A-Za-z.:_-]+"),
                    "Address to listen on. The default is reachable from this machine only.",
                    "When the reverse proxy runs on another machine or in another container.",
                    "0.0.0.0")
            .flag("--bind")
            .fallback("127.0.0.1");
    static final Key<Set<Role>> ROLES = Key.of(
                    "JAUAP_ROLES",
                    Form.roles(),
                    "What this node does: take messages (web), answer them (worker). Flags: `--web`, `--worker`.",
                    "When several nodes share one external database.",
                    "worker")
            .fallback("web,worker");
    static final Key<URI> PUBLIC_URL = Key.of(
            "JAUAP_PUBLIC_URL",
            Form.address(),
            "Address under which customers and messengers reach this Jauap. Default: the address it listens on.",
            "Before a messenger's webhook or a chat button on a site is set up.",
            "https://jauap.example.kz");
    static final Key<String> WEBHOOK_HOSTS = Key.of(
                    "JAUAP_WEBHOOK_HOSTS",
                    Form.text("hosts with commas, or none", "[A-Za-z0-9.:_,-]+"),
                    "Hosts of your own network webhooks may be posted to, besides the public web; `none` for none.",
                    "When n8n or another receiver runs on this machine or beside it.",
                    "127.0.0.1,n8n")
            .fallback("none");

    // --- database
    static final Key<String> DB_URL = Key.of(
            "JAUAP_DB_URL",
            Form.text("a JDBC address of PostgreSQL 15 or newer", "jdbc:postgresql:.+"),
            "External database. Without it PostgreSQL runs in the data folder.",
            "For several nodes, or when your PostgreSQL is backed up already.",
            "jdbc:postgresql://db.local:5432/jauap");
    static final Key<String> DB_USER = Key.of(
                    "JAUAP_DB_USER",
                    Form.text("a role's name", "\\S.*"),
                    "Role in the external database. It owns the schema and must be bound by row-level security: neither"
                            + " a superuser nor BYPASSRLS.",
                    "When the role is named otherwise.",
                    "jauap")
            .fallback("jauap");
    static final Key<SecretText> DB_PASSWORD = Key.of(
            "JAUAP_DB_PASSWORD",
            Form.secretText(),
            "The role's password in the external database.",
            "With `JAUAP_DB_URL`, unless the server trusts the connection.",
            "...");
    static final Key<Integer> DB_POOL = Key.of(
                    "JAUAP_DB_POOL",
                    Form.number(4, 200),
                    "Connections one node opens at most.",
                    "When the server allows fewer, or metrics show threads waiting for a connection.",
                    "40")
            .fallback("24");

    // --- secrets
    static final Key<SecretText> ADMIN_TOKEN = Key.of(
                    "JAUAP_ADMIN_TOKEN",
                    Form.token(),
                    "Password of the admin interface (`X-Admin-Token`). Without it one is made at the first start, shown"
                            + " once, and only its hash is kept.",
                    "With several nodes, or to change it.",
                    "$(openssl rand -hex 24)")
            .alias("ALERTS_ADMIN_TOKEN");
    static final Key<MasterKeys> MASTER_KEY = Key.of(
            "JAUAP_MASTER_KEY",
            Form.masterKeys(),
            "Seals channels' credentials in the database. Without it one is made in the data folder: back it up.",
            "With several nodes (all need the same), or to rotate: the new key, a comma, the former one.",
            "$(openssl rand -base64 32)");

    // --- queue and delivery
    static final Key<Duration> COALESCE = Key.of(
            "OUTBOX_COALESCE_SECONDS",
            Form.seconds(0, 120),
            "Quiet time after which a customer's burst counts as over, for tenants that do not set their own.",
            "When all tenants should answer sooner or wait longer. Without it tenants' own default (8 s) holds.",
            "1");
    static final Key<Integer> MAX_ATTEMPTS = Key.of(
                    "OUTBOX_MAX_ATTEMPTS",
                    Form.number(1, 100),
                    "Tries before a job or a message goes to the dead letters, where a person can replay it.",
                    "When a provider is down for longer than the tries last.",
                    "8")
            .fallback("10");
    static final Key<Duration> RETRY_BACKOFF = Key.of(
                    "OUTBOX_RETRY_BACKOFF_SECONDS",
                    Form.seconds(0, 3_600),
                    "Pause before the second try; doubled with each further one, with some chance added.",
                    "Rarely.",
                    "5")
            .fallback("2");
    static final Key<Integer> PROCESS_LIMIT = Key.of(
                    "OUTBOX_PROCESS_LIMIT",
                    Form.number(1, 10_000),
                    "Conversations one call of `POST /admin/outbox/process` handles at most.",
                    "When a scheduler outside drives the queue.",
                    "100")
            .fallback("10");

    // --- what the house tells about itself
    static final Key<String> LOG = Key.of(
                    "JAUAP_LOG",
                    Form.text("text or json", "text|json"),
                    "How log lines look: for people, or one JSON object a line (Elastic Common Schema). No message texts.",
                    "When a log collector reads them.",
                    "json")
            .fallback("text");
    static final Key<Duration> READY_OLDEST = Key.of(
                    "JAUAP_READY_OLDEST_SECONDS",
                    Form.seconds(1, 86_400),
                    "`/readyz` answers 503 when a message has been unhandled for longer.",
                    "Together with what your load balancer does with it.",
                    "120")
            .fallback("300");
    static final Key<Duration> READY_LAG = Key.of(
                    "JAUAP_READY_LAG_SECONDS",
                    Form.seconds(1, 86_400),
                    "`/readyz` answers 503 when work has been due for longer and nobody has taken it.",
                    "Together with what your load balancer does with it.",
                    "60")
            .fallback("120");

    // --- what is kept
    static final Key<Duration> KEEP_INBOX = Key.of(
                    "JAUAP_KEEP_INBOX_DAYS",
                    Form.days(1, 3_650),
                    "Days for which what providers posted is kept as it came, and known as a double if it comes again. What waits for its turn stays.",
                    "When the disk fills, or for longer inquiries.",
                    "14")
            .fallback("30");
    static final Key<Duration> KEEP_TALKS = Key.of(
                    "JAUAP_KEEP_CONVERSATIONS_DAYS",
                    Form.days(1, 3_650),
                    "Days for which messages, their deliveries and the traces of turns are kept.",
                    "When the law or the business says so.",
                    "1095")
            .fallback("365");

    // --- alerts
    static final Key<Duration> NO_RESPONSE = Key.of(
                    "NO_RESPONSE_ALERT_MINUTES",
                    Form.minutes(1, 1_440),
                    "A customer's message without an answer for so long raises an alert, once.",
                    "When the people on duty want to know sooner.",
                    "5")
            .fallback("3");
    static final Key<SecretText> ALERT_BOT = Key.of(
            "JAUAP_ALERT_TELEGRAM_TOKEN",
            Form.secretText(),
            "Token of the Telegram bot that brings alerts. Without it alerts are in the log only.",
            "To be told at night.",
            "123456:AA...");
    static final Key<String> ALERT_CHAT = Key.of(
            "JAUAP_ALERT_TELEGRAM_CHAT",
            Form.text("a chat's number or @name", "-?\\d{1,19}|@\\w{3,64}"),
            "Telegram chat the alerts go to.",
            "Together with the bot's token.",
            "-1001234567890");

    // --- files
    static final Key<String> CLAMD = Key.of(
            "JAUAP_CLAMD",
            Form.text("a host and a port", "[\\w.-]{1,253}:\\d{1,5}"),
            "A clamd that looks at every file a customer sends before it is kept. Without it none is looked at.",
            "Where people open files that customers send.",
            "127.0.0.1:3310");

    // --- read by the launcher `./jauap`, not by the process
    static final Key<Path> JAVA_HOME = Key.of(
            "JAUAP_JAVA_HOME",
            Form.folder(),
            "JDK 25 the launcher uses.",
            "When the launcher finds none, or the wrong one.",
            "/usr/lib/jvm/temurin-25-jdk-amd64");
    static final Key<String> JAVA_OPTS = Key.of(
            "JAUAP_JAVA_OPTS",
            Form.text("options of java", "(?s).*"),
            "Further options for the Java machine that runs Jauap.",
            "When many tenants need more memory.",
            "-Xmx512m");
    static final Key<Path> CHROMIUM = Key.of(
            "JAUAP_CHROMIUM",
            Form.folder(),
            "Chromium for the browser tests.",
            "When it is not at one of the usual places.",
            "/usr/bin/chromium");

    static final List<Group> GROUPS = List.of(
            new Group("Process", List.of(DATA, PORT, BIND, ROLES, PUBLIC_URL, WEBHOOK_HOSTS)),
            new Group("Database", List.of(DB_URL, DB_USER, DB_PASSWORD, DB_POOL)),
            new Group("Secrets", List.of(ADMIN_TOKEN, MASTER_KEY)),
            new Group("Providers", ProviderKeys.ALL),
            new Group("Queue and delivery", List.of(COALESCE, MAX_ATTEMPTS, RETRY_BACKOFF, PROCESS_LIMIT)),
            new Group("What the house tells about itself", List.of(LOG, READY_OLDEST, READY_LAG)),
            new Group("What is kept", List.of(KEEP_INBOX, KEEP_TALKS, CLAMD)),
            new Group("Files in S3", StorageKeys.ALL),
            new Group("Alerts", List.of(NO_RESPONSE, ALERT_BOT, ALERT_CHAT)),
            new Group("Model", ModelKeys.MODELS),
            new Group("Embeddings", ModelKeys.EMBEDDINGS),
            new Group("Launcher", List.of(JAVA_HOME, JAVA_OPTS, CHROMIUM)));

    private Keys() {}

    static Stream<Key<?>> all() {
        return GROUPS.stream().flatMap(group -> group.keys().stream());
    }

    /// Keys that belong together in the manual.
    record Group(String title, List<Key<?>> keys) {}
}
