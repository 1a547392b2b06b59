package kz.jauap.ticket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.queue.Completion;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.LaneHandler;
import kz.jauap.queue.LaneOutcome;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.Database;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.CustomerRules;
import org.springframework.stereotype.Component;

/// What is due for a ticket: its slots are to be read, or a clock of service has run out. What it does and the end of
/// its
/// job are one transaction.
@Component
class TicketClock implements LaneHandler {

    static final String QUEUE = "ticket";

    private final TicketStore store;
    private final SlotReading reading;
    private final Tickets tickets;
    private final Jobs jobs;
    private final Database database;
    private final Clock clock;

    TicketClock(TicketStore store, SlotReading reading, Tickets tickets, Jobs jobs, Database database, Clock clock) {
        this.store = store;
        this.reading = reading;
        this.tickets = tickets;
        this.jobs = jobs;
        this.database = database;
        this.clock = clock;
    }

    /// What is due, and when.
    record Ring(Kind kind, UUID ticket, Instant at) {

        enum Kind {
            READ,
            ANSWER,
            SOLVE
        }

        static Ring read(UUID ticket, Instant now) {
            return new Ring(Kind.READ, ticket, now);
        }
    }

    static List<NewJob> start(TenantId tenant, UUID ticket, CustomerRules rules, Instant now) {
        List<NewJob> due = new ArrayList<>(List.of(job(tenant, Ring.read(ticket, now))));
        if (rules.answerMinutes() > 0) {
            due.add(job(
                    tenant, new Ring(Ring.Kind.ANSWER, ticket, now.plus(Duration.ofMinutes(rules.answerMinutes())))));
        }
        if (rules.solveMinutes() > 0) {
            due.add(job(tenant, new Ring(Ring.Kind.SOLVE, ticket, now.plus(Duration.ofMinutes(rules.solveMinutes())))));
        }
        return due;
    }

    static NewJob job(TenantId tenant, Ring ring) {
        UUID lane = DerivedId.of(ring.ticket(), ring.kind().name() + ring.at());
        return NewJob.dueAt(tenant, QUEUE, lane, Json.write(ring), ring.at());
    }

    @Override
    public LaneOutcome run(ClaimedLane lane) {
        ClaimedLane.ClaimedJob first = lane.jobs().getFirst();
        Ring ring = Json.read(first.payload(), Ring.class);
        database.inTenant(lane.tenant(), () -> {
            // the ticket before its lane: whoever writes a ticket locks it and then starts its clocks
            Optional<Ticket> ticket = store.lock(lane.tenant(), ring.ticket());
            if (jobs.complete(List.of(Completion.done(lane, List.of(first.seq()))))
                    .isEmpty()) {
                throw new IllegalStateException("another runner has this ticket's job now");
            }
            ticket.filter(one -> one.stage().isOpen()).ifPresent(one -> ring(lane.tenant(), ring, one));
        });
        return new LaneOutcome.Committed();
    }

    private void ring(TenantId tenant, Ring ring, Ticket ticket) {
        switch (ring.kind()) {
            case READ -> store.slots(tenant, ticket.id(), reading.of(tenant, ticket));
            case ANSWER -> late(tenant, ticket, ticket.answered() == null, "answer");
            case SOLVE -> late(tenant, ticket, true, "solve");
        }
    }

    /// A clock of before the customer came back tells nothing.
    private void late(TenantId tenant, Ticket ticket, boolean missed, String what) {
        boolean current = !ticket.active().isAfter(clock.instant());
        if (missed && current && store.late(tenant, ticket.id())) {
            tickets.note(tenant, ticket.id(), Tickets.HOUSE, "late", what);
        }
    }

    @Override
    public LaneOutcome giveUp(ClaimedLane lane, String reason) {
        return new LaneOutcome.Discard(reason);
    }
}
