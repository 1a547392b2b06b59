package kz.jauap.ops.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import kz.jauap.conversation.Conversations;
import kz.jauap.conversation.Owner;
import kz.jauap.delivery.DeliveryStatus;
import kz.jauap.delivery.Outbox;
import kz.jauap.handover.Handovers;
import kz.jauap.intake.Quarantine;
import kz.jauap.queue.QueueDepths;
import org.springframework.stereotype.Component;

/// How the whole house is doing, counted in the database.
@Component
public class HouseHealth {

    private final Conversations conversations;
    private final Handovers handovers;
    private final QueueDepths queues;
    private final Quarantine quarantine;
    private final Outbox outbox;
    private final Clock clock;

    HouseHealth(
            Conversations conversations,
            Handovers handovers,
            QueueDepths queues,
            Quarantine quarantine,
            Outbox outbox,
            Clock clock) {
        this.conversations = conversations;
        this.handovers = handovers;
        this.queues = queues;
        this.quarantine = quarantine;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// The counts at one moment.
    ///
    /// @param conversations by who answers in them
    /// @param queues by name
    /// @param quarantined requests nobody has replayed
    /// @param failed,held outbound messages that wait for a person
    public record Report(
            Map<Owner, Long> conversations,
            Handovers.Counts handovers,
            Map<String, QueueDepths.Depth> queues,
            long quarantined,
            long failed,
            long held,
            Instant checkedAt) {

        public long conversations(Owner owner) {
            return conversations.getOrDefault(owner, 0L);
        }

        public QueueDepths.Depth queue(String name) {
            return queues.getOrDefault(name, QueueDepths.Depth.NOTHING);
        }

        public long dead() {
            return queues.values().stream().mapToLong(QueueDepths.Depth::dead).sum();
        }

        public long running() {
            return queues.values().stream()
                    .mapToLong(QueueDepths.Depth::running)
                    .sum();
        }

        public long jobs() {
            return queues.values().stream().mapToLong(QueueDepths.Depth::jobs).sum();
        }

        /// Age of the oldest job of any queue.
        public double oldestSeconds() {
            return queues.values().stream()
                    .mapToDouble(QueueDepths.Depth::oldestSeconds)
                    .max()
                    .orElse(0);
        }
    }

    public Report report() {
        Map<DeliveryStatus, Long> people = outbox.forPeople();
        return new Report(
                conversations.owners(),
                handovers.counts(),
                queues.now(),
                quarantine.held(),
                people.getOrDefault(DeliveryStatus.FAILED, 0L),
                people.getOrDefault(DeliveryStatus.HELD, 0L),
                clock.instant());
    }
}
