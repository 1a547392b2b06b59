package kz.jauap.erasing;

import kz.jauap.queue.LaneWorker;
import kz.jauap.queue.WorkerSettings;
import kz.jauap.queue.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives erasing its worker. Few at once: each may read through the whole of a tenant's rows.
@Configuration(proxyBeanMethods = false)
class ErasingConfiguration {

    private static final int AT_ONCE = 2;

    @Bean
    LaneWorker erasingWorker(Workers workers, ErasingHandler handler) {
        return workers.add(
                Erasing.QUEUE,
                handler,
                WorkerSettings.DEFAULTS.withRunning(AT_ONCE, AT_ONCE).withJobsPerLane(1));
    }
}
