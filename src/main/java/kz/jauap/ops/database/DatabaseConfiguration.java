package kz.jauap.ops.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import kz.jauap.config.Settings;
import kz.jauap.ops.embedded.Login;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.TimeOrderedIds;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// What every store stands on: the pool, the clock, the source of ids.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final Duration GIVE_UP_WAITING = Duration.ofSeconds(5);

    private static final int SHARED_POOL = 8;

    /// A server that has vanished without a word is given up after this; no statement of ours takes nearly as long.
    private static final String LONGEST_SILENCE_SECONDS = "60";

    /// The schema is up to date when this returns. A database that goes away later fails calls, not the process.
    @Bean(destroyMethod = "close")
    @Primary
    DataSource dataSource(RunningDatabase database, Settings settings) {
        HikariDataSource pool =
                pool(database.login(), "jauap", settings.database().pool());
        pool.addDataSourceProperty("options", "-c plan_cache_mode=force_custom_plan");
        return pool;
    }

    /// Connections that see every tenant, for the queue, intake, turns and deliveries, whose batches are shared.
    @Bean(destroyMethod = "close")
    DataSource sharedPath(RunningDatabase database) {
        HikariDataSource pool = pool(database.login(), "jauap-shared", SHARED_POOL);
        pool.addDataSourceProperty("options", Database.BY_INDEX);
        pool.setConnectionInitSql(Database.EVERY_TENANT);
        return pool;
    }

    @Bean
    Database database(DataSource dataSource, @Qualifier("sharedPath") DataSource sharedPath) {
        return new Database(dataSource, sharedPath);
    }

    private static HikariDataSource pool(Login login, String name, int size) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl(login.url());
        pool.setUsername(login.user());
        pool.setPassword(login.password());
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(Math.min(4, size));
        pool.setConnectionTimeout(GIVE_UP_WAITING.toMillis());
        pool.addDataSourceProperty("ApplicationName", name);
        pool.addDataSourceProperty("connectTimeout", "5");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("socketTimeout", LONGEST_SILENCE_SECONDS);
        return pool;
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    IdSource idSource(Clock clock) {
        return new TimeOrderedIds(clock);
    }
}
