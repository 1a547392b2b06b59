package kz.jauap.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.jauap.shared.MasterKeys;
import org.jspecify.annotations.Nullable;

/// All settings of this process, validated. `docs/configuration.md` is their manual.
///
/// @param warnings things to log at the start: variables nobody reads
public record Settings(
        Path data,
        Http http,
        Set<Role> roles,
        Database database,
        Secrets secrets,
        Providers providers,
        Delivery delivery,
        Telling telling,
        Keeping keeping,
        Alerts alerts,
        Model model,
        Embeddings embeddings,
        List<String> warnings) {

    /// Where the server listens and how the world reaches it, and which inner hosts it may post webhooks to.
    public record Http(String bind, int port, @Nullable URI publicAddress, Set<String> webhookHosts) {

        /// Address for links, without a last slash.
        ///
        /// @param actualPort the port taken, when any free one was asked for
        public URI publicUrl(int actualPort) {
            String host = bind.equals("0.0.0.0") || bind.equals("::") ? "localhost" : bind;
            return publicAddress != null ? publicAddress : URI.create("http://" + host + ":" + actualPort);
        }
    }

    /// The pool, and the external server if there is one.
    public record Database(
            int pool,
            @Nullable String url,
            String user,
            @Nullable SecretText secret) {

        /// Empty when the database runs in the data folder.
        public Optional<String> externalUrl() {
            return Optional.ofNullable(url);
        }

        public String password() {
            return secret == null ? "" : secret.value();
        }
    }

    /// Secrets given from outside; what is missing is made in the data folder.
    public record Secrets(
            @Nullable SecretText token, @Nullable MasterKeys keys) {

        public Optional<String> adminToken() {
            return Optional.ofNullable(token).map(SecretText::value);
        }

        public Optional<MasterKeys> masterKeys() {
            return Optional.ofNullable(keys);
        }
    }

    /// Outside addresses, and quick retries of ChatFlow.
    ///
    /// @param apis addresses of the further messengers, by kind of channel
    /// @param maxAuthorities certificate authorities to trust for MAX besides those Java trusts, or null
    /// @param ownGateways whether gateways of text messages and mail servers may be in our own network
    public record Providers(
            URI telegramApi,
            URI chatflowApi,
            int chatflowAttempts,
            Duration chatflowBackoff,
            Map<String, URI> apis,
            @Nullable Path maxAuthorities,
            boolean ownGateways) {}

    /// Queue and delivery.
    ///
    /// @param coalesce quiet time for tenants without their own, when the process sets one
    public record Delivery(@Nullable Duration coalesce, int maxAttempts, Duration retryBackoff, int processLimit) {

        public Optional<Duration> quietTime() {
            return Optional.ofNullable(coalesce);
        }
    }

    /// Logs and readiness.
    ///
    /// @param jsonLogs one JSON object a line instead of lines for people
    /// @param oldest,lag beyond these the house is not ready
    public record Telling(boolean jsonLogs, Duration oldest, Duration lag) {}

    /// For how long things are kept.
    ///
    /// @param inbox what came in, `marks` that it came, `talks` messages, deliveries and turns
    /// @param clamd `host:port` of what looks at files before they are kept, null for nothing
    /// @param s3 where files are kept, null for the data folder
    public record Keeping(
            Duration inbox,
            Duration talks,
            @Nullable String clamd,
            @Nullable ObjectStorage s3) {}

    /// A storage that speaks S3.
    public record ObjectStorage(URI endpoint, String bucket, String region, String accessKey, SecretText secretKey) {}

    /// When and where alerts go.
    public record Alerts(
            Duration noResponse,
            @Nullable SecretText bot,
            @Nullable String chat) {

        /// Present when both the bot and the chat are set.
        public Optional<TelegramChat> telegram() {
            return bot != null && chat != null ? Optional.of(new TelegramChat(bot, chat)) : Optional.empty();
        }

        /// A bot and the chat it writes to.
        public record TelegramChat(SecretText token, String chat) {}
    }

    /// The language model of tenants that have none of their own, if one is asked.
    ///
    /// @param allowed false asks no model for anybody
    public record Model(
            boolean allowed,
            @Nullable URI url,
            @Nullable SecretText secret,
            String name,
            Duration deadline,
            int tokensPerDay) {

        public String key() {
            return secret == null ? "" : secret.value();
        }
    }

    /// Where texts become vectors, if anywhere, and where these are kept, if not in the data folder.
    public record Embeddings(
            @Nullable URI url,
            @Nullable SecretText secret,
            String model,
            Duration deadline,
            @Nullable URI qdrant,
            @Nullable SecretText qdrantSecret) {

        public String key() {
            return secret == null ? "" : secret.value();
        }

        public String qdrantKey() {
            return qdrantSecret == null ? "" : qdrantSecret.value();
        }
    }

    public Settings {
        roles = Set.copyOf(roles);
        warnings = List.copyOf(warnings);
    }

    /// @throws InvalidSettings with all problems at once
    public static Settings read(Map<String, String> env, String... args) {
        Given given = new Given(env, args);
        return new Settings(
                given.value(Keys.DATA),
                http(given),
                given.value(Keys.ROLES),
                new Database(
                        given.value(Keys.DB_POOL),
                        given.orNull(Keys.DB_URL),
                        given.value(Keys.DB_USER),
                        given.orNull(Keys.DB_PASSWORD)),
                new Secrets(given.orNull(Keys.ADMIN_TOKEN), given.orNull(Keys.MASTER_KEY)),
                new Providers(
                        given.value(ProviderKeys.TELEGRAM_API),
                        given.value(ProviderKeys.CHATFLOW_API),
                        given.value(ProviderKeys.CHATFLOW_ATTEMPTS),
                        given.value(ProviderKeys.CHATFLOW_BACKOFF),
                        apis(given),
                        given.orNull(ProviderKeys.MAX_CA),
                        given.value(ProviderKeys.OWN_GATEWAYS).equals("on")),
                new Delivery(
                        given.orNull(Keys.COALESCE),
                        given.value(Keys.MAX_ATTEMPTS),
                        given.value(Keys.RETRY_BACKOFF),
                        given.value(Keys.PROCESS_LIMIT)),
                new Telling(
                        given.value(Keys.LOG).equals("json"),
                        given.value(Keys.READY_OLDEST),
                        given.value(Keys.READY_LAG)),
                keeping(given),
                new Alerts(given.value(Keys.NO_RESPONSE), given.orNull(Keys.ALERT_BOT), given.orNull(Keys.ALERT_CHAT)),
                new Model(
                        given.value(ModelKeys.MODEL).equals("on"),
                        given.orNull(ModelKeys.MODEL_URL),
                        given.orNull(ModelKeys.MODEL_KEY),
                        given.value(ModelKeys.MODEL_NAME),
                        given.value(ModelKeys.MODEL_DEADLINE),
                        given.value(ModelKeys.MODEL_TOKENS)),
                embeddings(given),
                given.warnings());
    }

    private static Keeping keeping(Given given) {
        return new Keeping(
                given.value(Keys.KEEP_INBOX),
                given.value(Keys.KEEP_TALKS),
                given.orNull(Keys.CLAMD),
                StorageKeys.read(given));
    }

    private static Http http(Given given) {
        return new Http(
                given.value(Keys.BIND),
                given.value(Keys.PORT),
                given.orNull(Keys.PUBLIC_URL),
                hosts(given.value(Keys.WEBHOOK_HOSTS)));
    }

    private static Set<String> hosts(String named) {
        return named.equals("none") ? Set.of() : Set.copyOf(Arrays.asList(named.split(",")));
    }

    private static Map<String, URI> apis(Given given) {
        return Map.of(
                "whatsapp", given.value(ProviderKeys.WHATSAPP_API),
                "wappi", given.value(ProviderKeys.WAPPI_API),
                "vk", given.value(ProviderKeys.VK_API),
                "max", given.value(ProviderKeys.MAX_API),
                "avito", given.value(ProviderKeys.AVITO_API),
                "instagram", given.value(ProviderKeys.INSTAGRAM_API));
    }

    private static Embeddings embeddings(Given given) {
        return new Embeddings(
                given.orNull(ModelKeys.EMBEDDINGS_URL),
                given.orNull(ModelKeys.EMBEDDINGS_KEY),
                given.value(ModelKeys.EMBEDDINGS_MODEL),
                given.value(ModelKeys.EMBEDDINGS_DEADLINE),
                given.orNull(ModelKeys.QDRANT_URL),
                given.orNull(ModelKeys.QDRANT_KEY));
    }
}
