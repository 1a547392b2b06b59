package kz.jauap.handover;

import kz.jauap.queue.LaneWorker;
import kz.jauap.queue.WorkerSettings;
import kz.jauap.queue.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives the clocks of requests their worker.
@Configuration(proxyBeanMethods = false)
class HandoverConfiguration {

    @Bean
    LaneWorker handoverWorker(Workers workers, ClockHandler handler) {
        return workers.add(Clocks.QUEUE, handler, WorkerSettings.DEFAULTS.withJobsPerLane(1));
    }
}
