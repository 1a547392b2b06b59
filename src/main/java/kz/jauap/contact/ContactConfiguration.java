package kz.jauap.contact;

import kz.jauap.queue.LaneWorker;
import kz.jauap.queue.WorkerSettings;
import kz.jauap.queue.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives signs to be looked at their worker.
@Configuration(proxyBeanMethods = false)
class ContactConfiguration {

    private static final int AT_ONCE = 8;

    @Bean
    LaneWorker contactWorker(Workers workers, JoiningHandler handler) {
        return workers.add(
                Joining.QUEUE,
                handler,
                WorkerSettings.DEFAULTS.withRunning(AT_ONCE, AT_ONCE).withJobsPerLane(1));
    }
}
