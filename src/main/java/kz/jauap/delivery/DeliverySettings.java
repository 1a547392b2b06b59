package kz.jauap.delivery;

import java.time.Duration;
import java.util.Map;
import kz.jauap.queue.WorkerSettings;

/// How deliveries are tried.
///
/// @param worker the queue's own settings; its backoff is the usual pause between tries
/// @param quickRetries per channel kind, how many first retries come after a pause of their own
public record DeliverySettings(WorkerSettings worker, Map<String, QuickRetries> quickRetries) {

    /// The first `attempts` retries each wait `pause` times their number.
    public record QuickRetries(int attempts, Duration pause) {}

    public DeliverySettings {
        quickRetries = Map.copyOf(quickRetries);
    }

    Duration pauseAfter(String kind, int attempts) {
        QuickRetries quick = quickRetries.get(kind);
        return quick != null && attempts <= quick.attempts() ? quick.pause().multipliedBy(attempts) : Duration.ZERO;
    }
}
