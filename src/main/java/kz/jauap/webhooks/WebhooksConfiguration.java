package kz.jauap.webhooks;

import kz.jauap.queue.LaneWorker;
import kz.jauap.queue.WorkerSettings;
import kz.jauap.queue.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives webhooks their worker.
@Configuration(proxyBeanMethods = false)
class WebhooksConfiguration {

    private static final int AT_ONCE = 64;
    private static final int PER_CLAIM = 32;

    @Bean
    LaneWorker webhookWorker(Workers workers, PostingHandler handler) {
        return workers.add(
                Announcements.QUEUE,
                handler,
                WorkerSettings.DEFAULTS.withJobsPerLane(1).withRunning(AT_ONCE, PER_CLAIM));
    }
}
