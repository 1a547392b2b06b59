package kz.jauap.media;

import kz.jauap.queue.LaneWorker;
import kz.jauap.queue.WorkerSettings;
import kz.jauap.queue.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives files their worker. Few at once: each may be tens of megabytes in memory.
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

    private static final int AT_ONCE = 4;

    @Bean
    LaneWorker mediaWorker(Workers workers, FileHandler handler) {
        return workers.add(
                Files.QUEUE,
                handler,
                WorkerSettings.DEFAULTS.withRunning(AT_ONCE, AT_ONCE).withJobsPerLane(1));
    }
}
