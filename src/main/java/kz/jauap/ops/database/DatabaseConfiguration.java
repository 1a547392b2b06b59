package kz.jauap.ops.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import kz.jauap.config.Settings;
import kz.jauap.ops.embedded.Login;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.TimeOrderedIds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What every store stands on: the pool, the clock, the source of ids.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final Duration GIVE_UP_WAITING = Duration.ofSeconds(5);

    /// The schema is up to date when this returns. A database that goes away later fails calls, not the process.
    @Bean(destroyMethod = "close")
    DataSource dataSource(RunningDatabase database, Settings settings) {
        Login login = database.login();
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("jauap");
        pool.setJdbcUrl(login.url());
        pool.setUsername(login.user());
        pool.setPassword(login.password());
        pool.setMaximumPoolSize(settings.database().pool());
        pool.setMinimumIdle(Math.min(4, settings.database().pool()));
        pool.setConnectionTimeout(GIVE_UP_WAITING.toMillis());
        pool.addDataSourceProperty("ApplicationName", "jauap");
        pool.addDataSourceProperty("connectTimeout", "5");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        // due times and queue depths change by the minute: a plan made for yesterday's is worse than planning anew
        pool.addDataSourceProperty("options", "-c plan_cache_mode=force_custom_plan");
        return pool;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    IdSource idSource(Clock clock) {
        return new TimeOrderedIds(clock);
    }
}
