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

    // --- providers
    static final Key<URI> TELEGRAM_API = Key.of(
                    "JAUAP_TELEGRAM_API_BASE",
                    Form.address(),
                    "Where Telegram's Bot API is.",
                    "For a local Bot API server, a proxy or a simulator.",
                    "http://127.0.0.1:8081")
            .fallback("https://api.telegram.org");
    static final Key<URI> CHATFLOW_API = Key.of(
                    "JAUAP_CHATFLOW_API_BASE",
                    Form.address(),
                    "Where ChatFlow (WhatsApp) is.",
                    "For a simulator.",
                    "http://127.0.0.1:8082")
            .fallback("https://app.chatflow.kz");
    static final Key<URI> WHATSAPP_API =
            api("WHATSAPP", "the WhatsApp Cloud API (Graph API)", "https://graph.facebook.com");
    static final Key<URI> WAPPI_API = api("WAPPI", "Wappi (WhatsApp)", "https://wappi.pro");
    static final Key<URI> VK_API = api("VK", "the API of VK", "https://api.vk.com");
    static final Key<URI> MAX_API = api("MAX", "the Bot API of MAX", "https://platform-api2.max.ru");
    static final Key<Path> MAX_CA = Key.of(
            "JAUAP_MAX_CA",
            Form.folder(),
            "PEM file of certificate authorities to trust for MAX, besides those Java trusts; for MAX alone.",
            "MAX has its certificate from the Russian state authority: name a file with its root certificate.",
            "/etc/jauap/russian-trusted-root.pem");
    static final Key<URI> INSTAGRAM_API =
            api("INSTAGRAM", "Instagram's API (Graph API)", "https://graph.instagram.com");
    static final Key<URI> AVITO_API = api("AVITO", "the API of Avito", "https://api.avito.ru");
    static final Key<Integer> CHATFLOW_ATTEMPTS = Key.of(
                    "CHATFLOW_RETRY_ATTEMPTS",
                    Form.number(0, 20),
                    "Quick retries of a message ChatFlow did not take, before the usual pauses begin.",
                    "Rarely: when ChatFlow is known to fail for seconds at a time.",
                    "5")
            .fallback("3");
    static final Key<Duration> CHATFLOW_BACKOFF = Key.of(
                    "CHATFLOW_RETRY_BACKOFF_SECONDS",
                    Form.seconds(0, 300),
                    "Pause before the first quick retry; the second waits twice as long, and so on.",
                    "Together with the number of quick retries.",
                    "2")
            .fallback("1");

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

    // --- model
    static final Key<String> MODEL = Key.of(
                    "JAUAP_MODEL",
                    Form.text("on or off", "on|off"),
                    "The house's switch: `off` asks no language model for any tenant, whatever they have set.",
                    "To stop all models at once.",
                    "off")
            .fallback("on");
    static final Key<URI> MODEL_URL = Key.of(
            "JAUAP_MODEL_URL",
            Form.address(),
            "Base address of an OpenAI-compatible interface. A model may word answers that are decided and vouched for;"
                    + " what it words untruly is not sent. It is for tenants that have set none of their own (`./jauap model`)."
                    + " Without it those ask none.",
            "When answers should sound less like a price list.",
            "http://127.0.0.1:11434/v1");
    static final Key<SecretText> MODEL_KEY = Key.of(
            "JAUAP_MODEL_KEY",
            Form.secretText(),
            "Key of access to the model.",
            "When the interface asks for one.",
            "sk-...");
    static final Key<String> MODEL_NAME = Key.of(
                    "JAUAP_MODEL_NAME",
                    Form.text("a model's name", "[\\w.:/-]{1,128}"),
                    "Name of the model there.",
                    "Together with its address.",
                    "qwen3:8b")
            .fallback("default");
    static final Key<Duration> MODEL_DEADLINE = Key.of(
                    "JAUAP_MODEL_DEADLINE_SECONDS",
                    Form.seconds(1, 30),
                    "How long an answer waits for the model's words; then the pack's own are sent.",
                    "When the model is slow and customers can wait.",
                    "6")
            .fallback("4");
    static final Key<Integer> MODEL_TOKENS = Key.of(
                    "JAUAP_MODEL_TOKENS_PER_DAY",
                    Form.number(0, 1_000_000_000),
                    "Tokens of each tenant on a day (UTC), on all nodes together. 0 turns the model off.",
                    "To bound the cost, or to turn the model off at once.",
                    "200000")
            .fallback("100000");

    // --- embeddings
    static final Key<URI> EMBEDDINGS_URL = Key.of(
            "JAUAP_EMBEDDINGS_URL",
            Form.address(),
            "Base address of an OpenAI-compatible interface that makes vectors of texts (TEI, Ollama, vLLM, OpenAI)."
                    + " Documents are then also found by what they mean. Their sentences and customers' questions go"
                    + " there, phones, cards and addresses of mail taken out. Without it words alone are searched.",
            "When customers ask in other words than the documents'.",
            "http://127.0.0.1:8081/v1");
    static final Key<SecretText> EMBEDDINGS_KEY = Key.of(
            "JAUAP_EMBEDDINGS_KEY",
            Form.secretText(),
            "Key of access to the embeddings.",
            "When the interface asks for one.",
            "sk-...");
    static final Key<String> EMBEDDINGS_MODEL = Key.of(
                    "JAUAP_EMBEDDINGS_MODEL",
                    Form.text("a model's name", "[\\w.:/-]{1,128}"),
                    "Name of the model there. With another name all vectors are made anew.",
                    "Together with its address.",
                    "text-embedding-3-small")
            .fallback("BAAI/bge-m3");
    static final Key<Duration> EMBEDDINGS_DEADLINE = Key.of(
                    "JAUAP_EMBEDDINGS_DEADLINE_SECONDS",
                    Form.seconds(1, 30),
                    "How long a question waits for its vector; then words alone are searched.",
                    "When the endpoint is slow and customers can wait.",
                    "3")
            .fallback("2");

    static final Key<URI> QDRANT_URL = Key.of(
            "JAUAP_QDRANT_URL",
            Form.address(),
            "Where Qdrant's REST interface is, to keep and search the vectors of all nodes. Without it each node keeps an"
                    + " index of its own.",
            "When vectors outgrow a node's memory or disk.",
            "http://127.0.0.1:6333");
    static final Key<SecretText> QDRANT_KEY = Key.of(
            "JAUAP_QDRANT_KEY",
            Form.secretText(),
            "Key of access to Qdrant; it must be allowed to make collections.",
            "When Qdrant asks for one.",
            "...");

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
            new Group("Process", List.of(DATA, PORT, BIND, ROLES, PUBLIC_URL)),
            new Group("Database", List.of(DB_URL, DB_USER, DB_PASSWORD, DB_POOL)),
            new Group("Secrets", List.of(ADMIN_TOKEN, MASTER_KEY)),
            new Group(
                    "Providers",
                    List.of(
                            TELEGRAM_API,
                            CHATFLOW_API,
                            CHATFLOW_ATTEMPTS,
                            CHATFLOW_BACKOFF,
                            WHATSAPP_API,
                            WAPPI_API,
                            VK_API,
                            MAX_API,
                            MAX_CA,
                            AVITO_API,
                            INSTAGRAM_API)),
            new Group("Queue and delivery", List.of(COALESCE, MAX_ATTEMPTS, RETRY_BACKOFF, PROCESS_LIMIT)),
            new Group("What the house tells about itself", List.of(LOG, READY_OLDEST, READY_LAG)),
            new Group("What is kept", List.of(KEEP_INBOX, KEEP_TALKS, CLAMD)),
            new Group("Alerts", List.of(NO_RESPONSE, ALERT_BOT, ALERT_CHAT)),
            new Group("Model", List.of(MODEL, MODEL_URL, MODEL_KEY, MODEL_NAME, MODEL_DEADLINE, MODEL_TOKENS)),
            new Group(
                    "Embeddings",
                    List.of(
                            EMBEDDINGS_URL,
                            EMBEDDINGS_KEY,
                            EMBEDDINGS_MODEL,
                            EMBEDDINGS_DEADLINE,
                            QDRANT_URL,
                            QDRANT_KEY)),
            new Group("Launcher", List.of(JAVA_HOME, JAVA_OPTS, CHROMIUM)));

    private Keys() {}

    private static Key<URI> api(String messenger, String what, String usual) {
        return Key.of(
                        "JAUAP_" + messenger + "_API_BASE",
                        Form.address(),
                        "Where " + what + " is.",
                        "When it moves, for a proxy or a simulator.",
                        "http://127.0.0.1:8083")
                .fallback(usual);
    }

    static Stream<Key<?>> all() {
        return GROUPS.stream().flatMap(group -> group.keys().stream());
    }

    /// Keys that belong together in the manual.
    record Group(String title, List<Key<?>> keys) {}
}
