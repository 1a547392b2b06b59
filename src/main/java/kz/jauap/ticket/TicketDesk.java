package kz.jauap.ticket;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import kz.jauap.handover.spi.Desk;
import kz.jauap.handover.spi.Notice;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.TenantId;
import kz.jauap.ticket.TicketEventStore.PersonsTurn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps tickets in step with the handovers of their conversations, inside the transactions in which those change.
@Component
class TicketDesk implements Desk {

    private static final int LONGEST_SUMMARY = 300;

    private final Tickets tickets;
    private final TicketStore store;
    private final TicketEventStore events;
    private final Clock clock;

    TicketDesk(Tickets tickets, TicketStore store, TicketEventStore events, Clock clock) {
        this.tickets = tickets;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @CrossTenant("turns of several tenants that end together share one transaction")
    public void notice(List<Notice> notices) {
        for (Notice notice : notices) {
            switch (notice) {
                case Notice.Card card ->
                    events.turn(card.tenant(), card.handover())
                            .ifPresent(turn -> follow(card.tenant(), card.conversation(), turn));
                case Notice.Lines lines -> {}
                case Notice.Tick tick -> {}
                case Notice.Reminder reminder -> {}
            }
        }
    }

    private void follow(TenantId tenant, UUID conversation, PersonsTurn turn) {
        if (turn.outcome().isEmpty()) {
            UUID id = tickets.opened(tenant, conversation, turn.reason(), summary(turn));
            UUID holder = turn.assignee();
            move(tenant, store.lock(tenant, id).orElseThrow(), holder == null ? Stage.NEW : Stage.IN_WORK, holder);
        } else {
            store.open(tenant, conversation).ifPresent(ticket -> move(tenant, ticket, after(turn.outcome()), null));
        }
    }

    /// What a person's turn leaves behind: over when they say so, else open for whoever comes next.
    private static Stage after(String outcome) {
        return switch (outcome) {
            case "DONE" -> Stage.DONE;
            case "WITHDRAWN" -> Stage.REJECTED;
            default -> Stage.WAITING;
        };
    }

    private void move(TenantId tenant, Ticket ticket, Stage stage, @Nullable UUID holder) {
        if (ticket.stage() == stage && java.util.Objects.equals(ticket.holder(), holder)) {
            return;
        }
        store.move(tenant, ticket.id(), stage, holder, clock.instant());
        tickets.note(tenant, ticket.id(), holder == null ? Tickets.HOUSE : holder.toString(), "stage", stage.name());
    }

    private static String summary(PersonsTurn turn) {
        String words = String.join("\n", turn.request());
        return words.length() <= LONGEST_SUMMARY ? words : words.substring(0, LONGEST_SUMMARY) + "…";
    }
}
