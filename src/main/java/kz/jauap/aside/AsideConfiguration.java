package kz.jauap.aside;

import kz.jauap.queue.LaneWorker;
import kz.jauap.queue.WorkerSettings;
import kz.jauap.queue.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives what happens beside conversations its worker.
@Configuration(proxyBeanMethods = false)
class AsideConfiguration {

    private static final int AT_ONCE = 64;

    @Bean
    LaneWorker asideWorker(Workers workers, AsideHandler handler) {
        return workers.add(
                Asides.QUEUE,
                handler,
                WorkerSettings.DEFAULTS.withRunning(AT_ONCE, AT_ONCE).withJobsPerLane(1));
    }
}
