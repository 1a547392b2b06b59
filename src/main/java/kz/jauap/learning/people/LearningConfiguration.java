package kz.jauap.learning.people;

import kz.jauap.queue.LaneWorker;
import kz.jauap.queue.WorkerSettings;
import kz.jauap.queue.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives learning from people its worker.
@Configuration(proxyBeanMethods = false)
class LearningConfiguration {

    @Bean
    LaneWorker learningWorker(Workers workers, FromPeople handler) {
        return workers.add(FromPeople.QUEUE, handler, WorkerSettings.DEFAULTS.withJobsPerLane(1));
    }
}
