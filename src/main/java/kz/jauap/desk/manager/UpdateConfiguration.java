package kz.jauap.desk.manager;

import kz.jauap.queue.LaneWorker;
import kz.jauap.queue.WorkerSettings;
import kz.jauap.queue.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives what people do in groups its worker.
@Configuration(proxyBeanMethods = false)
class UpdateConfiguration {

    @Bean
    LaneWorker deskUpdateWorker(Workers workers, UpdateHandler handler) {
        return workers.add(
                Updates.QUEUE,
                handler,
                WorkerSettings.DEFAULTS.withRunning(32, 16).withJobsPerLane(1));
    }
}
