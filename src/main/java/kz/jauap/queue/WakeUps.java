package kz.jauap.queue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import kz.jauap.shared.Notices;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Tells workers that jobs are waiting: those of this node by a call, those of other nodes by `NOTIFY`. Only a hint: a
/// hint that is lost costs a poll interval, never a job.
@Component
class WakeUps {

    private static final String TOPIC = "jauap_queue";

    /// Hints are rounded down to so many milliseconds: those of one burst become one.
    private static final long COARSE = 20;

    private final Notices notices;
    private final List<LaneWorker> workers = new CopyOnWriteArrayList<>();

    WakeUps(Notices notices) {
        this.notices = notices;
        notices.listen(TOPIC, this::heard);
    }

    void add(LaneWorker worker) {
        workers.add(worker);
    }

    /// The worker of this node for a queue, once it has started.
    Optional<LaneWorker> worker(String queue) {
        return workers.stream().filter(worker -> worker.queue().equals(queue)).findFirst();
    }

    void announce(List<NewJob> jobs) {
        Map<Waiting, Instant> earliest = new HashMap<>();
        for (NewJob job : jobs) {
            earliest.merge(new Waiting(job.queue(), job.tenant()), job.dueAt(), (a, b) -> a.isBefore(b) ? a : b);
        }
        earliest.forEach((waiting, due) -> {
            tell(waiting.queue(), waiting.tenant(), due);
            notices.send(TOPIC, waiting.queue() + " " + waiting.tenant() + " " + due.toEpochMilli() / COARSE * COARSE);
        });
    }

    private record Waiting(String queue, TenantId tenant) {}

    private void heard(String payload) {
        String[] words = payload.split(" ", 3);
        if (words.length == 3) {
            tell(words[0], TenantId.of(words[1]), Instant.ofEpochMilli(Long.parseLong(words[2])));
        }
    }

    private void tell(String queue, TenantId tenant, Instant dueAt) {
        worker(queue).ifPresent(worker -> worker.jobsWaiting(tenant, dueAt));
    }
}
