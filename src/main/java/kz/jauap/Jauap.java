package kz.jauap;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import kz.jauap.config.InvalidSettings;
import kz.jauap.config.Settings;
import kz.jauap.ops.database.RunningDatabase;
import kz.jauap.ops.embedded.DataFolderInUse;
import kz.jauap.shared.AdminToken;
import kz.jauap.shared.SecretBox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.GenericApplicationContext;

/// The house: **receive → remember → decide → answer → deliver**. Started by `./jauap run`.
@SpringBootApplication(exclude = DataSourceAutoConfiguration.class)
public class Jauap {

    private static final Logger LOG = LoggerFactory.getLogger(Jauap.class);
    private static final String REHEARSAL = "jauap.rehearsal";

    static void main(String[] args) {
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            application().run(); // the build asks which beans there are, and goes before one is made
            return;
        }
        PrintStream terminal = System.out;
        try {
            Settings settings = Settings.read(System.getenv(), args);
            Secrets secrets = Secrets.open(settings);
            ConfigurableApplicationContext context = start(settings, secrets, nothing -> {});
            Duration took =
                    Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
            terminal.print(new Welcome(settings, port(context), took, secrets.freshToken()).text());
            if (Boolean.getBoolean(REHEARSAL)) { // a start for the class cache: everything was seen, nothing is served
                System.exit(SpringApplication.exit(context));
            }
        } catch (InvalidSettings e) {
            refuse(e.getMessage(), InvalidSettings.EXIT_CODE);
        } catch (DataFolderInUse e) {
            refuse(e.getMessage(), 1);
        }
    }

    private static void refuse(@Nullable String reason, int exitCode) {
        System.err.println(reason);
        System.exit(exitCode);
    }

    /// Starts the house in this process and returns when it serves. Closing the context leaves a database in the box
    /// running until the process ends.
    public static ConfigurableApplicationContext start(Settings settings) {
        return start(settings, nothing -> {});
    }

    /// The same with more in it.
    ///
    /// @param more adds beans before the house's own; a `Clock` among them replaces the house's
    public static ConfigurableApplicationContext start(Settings settings, Consumer<GenericApplicationContext> more) {
        return start(settings, Secrets.open(settings), more);
    }

    private static ConfigurableApplicationContext start(
            Settings settings, Secrets secrets, Consumer<GenericApplicationContext> more) {
        RunningDatabase database = RunningDatabase.begin(settings);
        SpringApplication.getShutdownHandlers().add(database::close); // runs when all contexts are closed
        SpringApplication application = application();
        application.setDefaultProperties(properties(settings));
        application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>) context -> {
            context.registerBean(Settings.class, () -> settings);
            context.registerBean(AdminToken.class, secrets::adminToken);
            context.registerBean(SecretBox.class, secrets::box);
            context.registerBean(RunningDatabase.class, () -> database, bean -> bean.setDestroyMethodName(""));
            more.accept(context);
        });
        settings.warnings().forEach(LOG::warn);
        return application.run();
    }

    /// With `-Dspring.aot.enabled=true` its beans are those the build has written down (`spring-boot:process-aot`),
    /// else
    /// those that a scan of the classes finds: the same, half a second later.
    private static SpringApplication application() {
        SpringApplication application = new SpringApplication(Jauap.class);
        application.setMainApplicationClass(Jauap.class);
        return application;
    }

    /// Settings under the names Spring and the adapters read them by.
    private static Map<String, Object> properties(Settings settings) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "server.port", settings.http().port(),
                "server.address", settings.http().bind(),
                "jauap.telegram.api-base", settings.providers().telegramApi(),
                "jauap.chatflow.api-base", settings.providers().chatflowApi()));
        settings.providers().apis().forEach((kind, base) -> properties.put("jauap." + kind + ".api-base", base));
        List.of("sms", "email")
                .forEach(kind -> properties.put(
                        "jauap." + kind + ".own-network", settings.providers().ownGateways()));
        Optional.ofNullable(settings.providers().maxAuthorities())
                .ifPresent(file -> properties.put("jauap.max.ca", file.toString()));
        if (settings.telling().jsonLogs()) {
            properties.put("logging.structured.format.console", "ecs");
        }
        return properties;
    }

    private static int port(ConfigurableApplicationContext context) {
        return Optional.ofNullable(context.getEnvironment().getProperty("local.server.port", Integer.class))
                .orElse(0);
    }
}
