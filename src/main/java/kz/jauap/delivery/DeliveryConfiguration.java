package kz.jauap.delivery;

import kz.jauap.queue.LaneWorker;
import kz.jauap.queue.WorkerSettings;
import kz.jauap.queue.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives the delivery queue its worker.
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    LaneWorker deliveryWorker(Workers workers, DeliveryHandler handler, DeliverySettings settings) {
        return workers.add(Outbox.QUEUE, handler, settings.worker());
    }

    @Bean
    LaneWorker earlyReceiptsWorker(Workers workers, EarlyReceipts handler) {
        return workers.add(EarlyReceipts.QUEUE, handler, WorkerSettings.DEFAULTS.withJobsPerLane(1));
    }
}
