package kz.jauap.ops.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import kz.jauap.delivery.DeliveryStatus;
import kz.jauap.delivery.Outbox;
import kz.jauap.handover.Handovers;
import kz.jauap.intake.Inbox;
import kz.jauap.intake.Quarantine;
import kz.jauap.queue.QueueDepths;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// What waits in the database, as metrics: the same on every node, so take the maximum over nodes, not the sum. Read
/// when
/// somebody scrapes, at most once in two seconds; not a number while the database is away. What they mean together, and
/// when to worry: `docs/metrics.md`.
@Component
class DatabaseGauges {

    private static final Logger log = LoggerFactory.getLogger(DatabaseGauges.class);
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final QueueDepths queues;
    private final Handovers handovers;
    private final Quarantine quarantine;
    private final Outbox outbox;
    private final Clock clock;
    private volatile @Nullable Seen seen;

    /// @param figures null when the database did not answer
    private record Seen(@Nullable Figures figures, Instant at) {}

    private record Figures(
            QueueDepths.Depth turns,
            QueueDepths.Depth deliveries,
            long dead,
            Handovers.Counts handovers,
            long quarantined,
            Map<DeliveryStatus, Long> people) {}

    DatabaseGauges(
            QueueDepths queues,
            Handovers handovers,
            Quarantine quarantine,
            Outbox outbox,
            MeterRegistry registry,
            Clock clock) {
        this.queues = queues;
        this.handovers = handovers;
        this.quarantine = quarantine;
        this.outbox = outbox;
        this.clock = clock;
        gauge(registry, "jauap.messages.waiting", "stored and not handled yet", f -> f.turns.jobs());
        gauge(registry, "jauap.messages.oldest.seconds", "age of the oldest of them", f -> f.turns.oldestSeconds());
        gauge(registry, "jauap.turns.overdue.seconds", "how late turns begin", f -> f.turns.lagSeconds());
        gauge(registry, "jauap.outbox.waiting", "messages not taken by a provider yet", f -> f.deliveries.jobs());
        gauge(registry, "jauap.outbox.oldest.seconds", "age of the oldest of them", f -> f.deliveries.oldestSeconds());
        gauge(
                registry,
                "jauap.outbox.failed",
                "messages given up",
                f -> f.people.getOrDefault(DeliveryStatus.FAILED, 0L));
        gauge(
                registry,
                "jauap.outbox.held",
                "messages of unknown fate",
                f -> f.people.getOrDefault(DeliveryStatus.HELD, 0L));
        gauge(registry, "jauap.handovers.pending", "customers no person has taken", f -> f.handovers.pending());
        gauge(registry, "jauap.handovers.active", "customers a person looks after", f -> f.handovers.active());
        gauge(registry, "jauap.jobs.dead", "jobs given up and not replayed", f -> f.dead);
        gauge(registry, "jauap.quarantine.held", "requests nobody could read", f -> f.quarantined);
    }

    private void gauge(MeterRegistry registry, String name, String what, ToDoubleFunction<Figures> figure) {
        Gauge.builder(name, this, self -> self.value(figure)).description(what).register(registry);
    }

    private double value(ToDoubleFunction<Figures> figure) {
        Figures figures = now();
        return figures == null ? Double.NaN : figure.applyAsDouble(figures);
    }

    private @Nullable Figures now() {
        Instant now = clock.instant();
        Seen last = seen;
        if (last == null || now.isAfter(last.at.plus(FRESH))) {
            last = new Seen(read(), now);
            seen = last;
        }
        return last.figures;
    }

    private @Nullable Figures read() {
        try {
            Map<String, QueueDepths.Depth> depths = queues.now();
            return new Figures(
                    depths.getOrDefault(Inbox.QUEUE, QueueDepths.Depth.NOTHING),
                    depths.getOrDefault(Outbox.QUEUE, QueueDepths.Depth.NOTHING),
                    depths.values().stream().mapToLong(QueueDepths.Depth::dead).sum(),
                    handovers.counts(),
                    quarantine.held(),
                    outbox.forPeople());
        } catch (DataAccessException | TransactionException e) {
            log.debug("gauges have no numbers until the database answers again: {}", e.toString());
            return null;
        }
    }
}
