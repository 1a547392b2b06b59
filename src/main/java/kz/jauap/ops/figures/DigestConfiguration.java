package kz.jauap.ops.figures;

import kz.jauap.queue.LaneWorker;
import kz.jauap.queue.WorkerSettings;
import kz.jauap.queue.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives digests their worker.
@Configuration(proxyBeanMethods = false)
class DigestConfiguration {

    @Bean
    LaneWorker digestWorker(Workers workers, Digests digests) {
        return workers.add(Digests.QUEUE, digests, WorkerSettings.DEFAULTS.withJobsPerLane(1));
    }
}
