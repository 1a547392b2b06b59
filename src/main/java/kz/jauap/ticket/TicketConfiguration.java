package kz.jauap.ticket;

import kz.jauap.queue.LaneWorker;
import kz.jauap.queue.WorkerSettings;
import kz.jauap.queue.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives what is due for tickets its worker.
@Configuration(proxyBeanMethods = false)
class TicketConfiguration {

    private static final int AT_ONCE = 8;

    @Bean
    LaneWorker ticketWorker(Workers workers, TicketClock clock) {
        return workers.add(
                TicketClock.QUEUE,
                clock,
                WorkerSettings.DEFAULTS.withRunning(AT_ONCE, AT_ONCE).withJobsPerLane(1));
    }
}
