package kz.jauap.booking;

import kz.jauap.queue.LaneWorker;
import kz.jauap.queue.WorkerSettings;
import kz.jauap.queue.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives the house its booking skill, and the chores their worker.
@Configuration(proxyBeanMethods = false)
class BookingConfiguration {

    @Bean
    BookingSkill bookingSkill(StoredDiary diary) {
        return new BookingSkill(diary);
    }

    @Bean
    LaneWorker bookingWorker(Workers workers, ChoreHandler handler) {
        return workers.add(Chores.QUEUE, handler, WorkerSettings.DEFAULTS.withJobsPerLane(1));
    }
}
