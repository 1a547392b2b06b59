package kz.jauap.ops.wiring;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import kz.jauap.booking.calendar.CalendarLinks;
import kz.jauap.channel.spi.PublicFiles;
import kz.jauap.config.Settings;
import kz.jauap.delivery.DeliverySettings;
import kz.jauap.desk.group.ConsoleLinks;
import kz.jauap.desk.group.Groups;
import kz.jauap.desk.manager.FileLinks;
import kz.jauap.desk.telegram.BotApi;
import kz.jauap.knowledge.Searches;
import kz.jauap.knowledge.meaning.EmbeddingsAccess;
import kz.jauap.knowledge.meaning.QdrantAccess;
import kz.jauap.knowledge.meaning.VectorEngines;
import kz.jauap.knowledge.page.PageFetcher;
import kz.jauap.knowledge.spi.PassageSearch;
import kz.jauap.knowledge.spi.VectorIndex;
import kz.jauap.llm.HouseModel;
import kz.jauap.llm.ModelAccess;
import kz.jauap.llm.ModelPlan;
import kz.jauap.media.Clamd;
import kz.jauap.media.DiskStorage;
import kz.jauap.media.s3.Bucket;
import kz.jauap.media.s3.S3Storage;
import kz.jauap.media.spi.FileScan;
import kz.jauap.media.spi.FileStorage;
import kz.jauap.queue.WorkerSettings;
import kz.jauap.shared.Notices;
import kz.jauap.shared.SecretBox;
import kz.jauap.tenant.Tenants;
import kz.jauap.webhooks.HookHosts;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What several modules share.
@Configuration(proxyBeanMethods = false)
class HouseConfiguration {

    private static final int MOST_TURN_ATTEMPTS = 5;
    private static final Duration DESK_PATIENCE = Duration.ofSeconds(15);

    @Bean(destroyMethod = "close")
    Notices notices(DataSource dataSource) {
        return new Notices(dataSource).start();
    }

    @Bean
    PrometheusMeterRegistry meters() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    @Bean
    HouseModel houseModel(Settings settings) {
        Settings.Model model = settings.model();
        URI url = model.url();
        ModelPlan plan = url == null
                ? ModelPlan.NONE
                : new ModelPlan(
                        true,
                        List.of(new ModelAccess(url, model.name(), model.key(), BigDecimal.ZERO)),
                        model.deadline(),
                        model.tokensPerDay());
        return new HouseModel(model.allowed(), plan);
    }

    /// No links without an address that was set: customers do not reach the one it listens on.
    @Bean
    CalendarLinks calendarLinks(Settings settings, SecretBox box, Clock clock) {
        return new CalendarLinks(
                Optional.ofNullable(settings.http().publicAddress())
                        .map(address -> address.toString().replaceAll("/+$", "")),
                box,
                clock);
    }

    /// One client for files at addresses strangers may have written; a test whose files lie on its own machine brings
    /// another.
    @Bean
    @ConditionalOnMissingBean
    PublicFiles publicFiles() {
        return new PublicFiles();
    }

    @Bean
    PassageSearch passageSearch(Settings settings) {
        return Searches.lucene(settings.data().resolve("knowledge"));
    }

    @Bean
    EmbeddingsAccess embeddingsAccess(Settings settings) {
        Settings.Embeddings given = settings.embeddings();
        return new EmbeddingsAccess(given.url(), given.model(), given.key(), given.deadline());
    }

    @Bean(destroyMethod = "close")
    VectorIndex vectorIndex(Settings settings, EmbeddingsAccess access, Clock clock) {
        URI qdrant = settings.embeddings().qdrant();
        return qdrant == null
                ? VectorEngines.lucene(settings.data().resolve("meaning"), access)
                : VectorEngines.qdrant(
                        new QdrantAccess(qdrant, settings.embeddings().qdrantKey()), access, clock);
    }

    @Bean
    FileStorage fileStorage(Settings settings, Clock clock) {
        Settings.ObjectStorage s3 = settings.keeping().s3();
        return s3 == null
                ? new DiskStorage(settings.data().resolve("media"))
                : new S3Storage(
                        new Bucket(
                                s3.endpoint(),
                                s3.bucket(),
                                s3.region(),
                                s3.accessKey(),
                                s3.secretKey().value()),
                        clock);
    }

    @Bean
    FileScan fileScan(Settings settings) {
        String clamd = settings.keeping().clamd();
        if (clamd == null) {
            return bytes -> new FileScan.Verdict.Clean();
        }
        int colon = clamd.lastIndexOf(':');
        return new Clamd(clamd.substring(0, colon), Integer.parseInt(clamd.substring(colon + 1)));
    }

    @Bean(destroyMethod = "close")
    PageFetcher pageFetcher(Clock clock) {
        return new PageFetcher(clock);
    }

    @Bean
    HookHosts hookHosts(Settings settings) {
        return new HookHosts(settings.http().webhookHosts());
    }

    @Bean(destroyMethod = "close")
    BotApi deskBotApi(Settings settings) {
        return new BotApi(settings.providers().telegramApi(), DESK_PATIENCE);
    }

    /// Without an address that was set, customers' messengers reach no file: there are no links then.
    @Bean
    FileLinks deskFileLinks(Settings settings, SecretBox box, Groups groups, BotApi api) {
        return new FileLinks(publicAddress(settings), box, groups, api);
    }

    @Bean
    ConsoleLinks consoleLinks(Settings settings, Tenants tenants) {
        Optional<String> base = publicAddress(settings);
        return (tenant, conversation) -> base.map(address ->
                address + "/console/tenants/" + tenants.get(tenant).slug() + "/conversations/" + conversation);
    }

    private static Optional<String> publicAddress(Settings settings) {
        return Optional.ofNullable(settings.http().publicAddress())
                .map(address -> address.toString().replaceAll("/+$", ""));
    }

    @Bean
    TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(null, ContentType.Html, null, "kz.jauap.templates");
    }

    /// A customer waits for a turn: it is given up sooner than a delivery, whose provider may be away for a while.
    @Bean
    WorkerSettings turnSettings(Settings settings) {
        return base(settings)
                .withMaxAttempts(
                        Math.min(MOST_TURN_ATTEMPTS, settings.delivery().maxAttempts()));
    }

    @Bean
    DeliverySettings deliverySettings(Settings settings) {
        Settings.Providers providers = settings.providers();
        DeliverySettings.QuickRetries chatflow =
                new DeliverySettings.QuickRetries(providers.chatflowAttempts(), providers.chatflowBackoff());
        return new DeliverySettings(base(settings), Map.of("chatflow", chatflow));
    }

    private static WorkerSettings base(Settings settings) {
        return WorkerSettings.DEFAULTS
                .withMaxAttempts(settings.delivery().maxAttempts())
                .withBackoff(settings.delivery().retryBackoff());
    }
}
