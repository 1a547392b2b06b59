package kz.jauap.turn;

import kz.jauap.intake.Inbox;
import kz.jauap.queue.LaneWorker;
import kz.jauap.queue.WorkerSettings;
import kz.jauap.queue.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives the turn queue its worker.
@Configuration(proxyBeanMethods = false)
class TurnConfiguration {

    @Bean
    LaneWorker turnWorker(Workers workers, TurnHandler handler, WorkerSettings settings) {
        return workers.add(Inbox.QUEUE, handler, settings);
    }

    @Bean
    LaneWorker goingOnWorker(Workers workers, GoingOn handler) {
        return workers.add(GoingOn.QUEUE, handler, WorkerSettings.DEFAULTS);
    }
}
