package kz.jauap.ops.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.jauap.config.Settings;
import kz.jauap.intake.Inbox;
import kz.jauap.queue.QueueDepths;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Whether the house does its work: the database answers, and nothing waits for too long.
@Component
class Readiness {

    private final QueueDepths queues;
    private final Settings.Telling limits;

    Readiness(QueueDepths queues, Settings settings) {
        this.queues = queues;
        this.limits = settings.telling();
    }

    /// @return why the house is not ready, empty when it is
    List<String> reasons() {
        try {
            return reasons(queues.now());
        } catch (DataAccessException | TransactionException e) {
            return List.of("the database does not answer");
        }
    }

    private List<String> reasons(Map<String, QueueDepths.Depth> depths) {
        List<String> reasons = new ArrayList<>();
        double oldest =
                depths.getOrDefault(Inbox.QUEUE, QueueDepths.Depth.NOTHING).oldestSeconds();
        if (oldest > limits.oldest().toSeconds()) {
            reasons.add("a message has been unhandled for %.0f s, the limit is %d s"
                    .formatted(oldest, limits.oldest().toSeconds()));
        }
        depths.forEach((name, depth) -> {
            if (depth.lagSeconds() > limits.lag().toSeconds()) {
                reasons.add("work in the queue %s has been due for %.0f s, the limit is %d s"
                        .formatted(name, depth.lagSeconds(), limits.lag().toSeconds()));
            }
        });
        return reasons;
    }
}
