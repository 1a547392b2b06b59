package kz.jauap.ticket;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.Conversations;
import kz.jauap.handover.OperatorOutcome;
import kz.jauap.handover.Operators;
import kz.jauap.handover.Reply;
import kz.jauap.identity.Agent;
import kz.jauap.identity.Agents;
import kz.jauap.identity.Role.Permission;
import kz.jauap.pack.Packs;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// What people do with tickets: take, answer, send a promotion, reject, close. Each deed is one transaction, in which
/// first the conversation and then the ticket is held, as everywhere: of two deeds at once one comes first and the
/// other
/// hears who it was. Where a handover is open, the deed is done to it, and the ticket follows.
@Component
public class TicketWork {

    private final TicketStore store;
    private final TicketEventStore events;
    private final Tickets tickets;
    private final Operators operators;
    private final People people;
    private final Database database;
    private final Clock clock;

    TicketWork(
            TicketStore store,
            TicketEventStore events,
            Tickets tickets,
            Operators operators,
            People people,
            Database database,
            Clock clock) {
        this.store = store;
        this.events = events;
        this.tickets = tickets;
        this.operators = operators;
        this.people = people;
        this.database = database;
        this.clock = clock;
    }

    /// What a deed looks at besides the database: who does it, in which conversation, in whose words.
    @Component
    record People(Agents agents, Conversations conversations, Packs packs, Tenants tenants) {}

    /// A ticket with who wants to do something to it, both held.
    private record Scene(TenantId tenant, Agent agent, Ticket ticket, Conversation talk, Optional<UUID> handover) {}

    /// From now on this agent sees to it.
    public TicketOutcome take(TenantId tenant, UUID ticket, UUID agent) {
        return on(tenant, ticket, agent, scene -> {
            if (scene.handover().isPresent()) {
                return after(scene, operators.take(tenant, scene.handover().get(), agent));
            }
            if (scene.ticket().isHeldByAnother(agent)) {
                return heldBy(scene);
            }
            return moved(scene, Stage.IN_WORK, agent, "taken");
        });
    }

    /// They cannot: it waits for somebody else.
    public TicketOutcome release(TenantId tenant, UUID ticket, UUID agent) {
        return on(tenant, ticket, agent, scene -> {
            if (scene.handover().isPresent()) {
                return after(scene, operators.decline(tenant, scene.handover().get(), agent));
            }
            return scene.ticket().isHeldByAnother(agent) ? heldBy(scene) : moved(scene, Stage.NEW, null, "released");
        });
    }

    /// Says something to the customer, in the chat they wrote in; with it the agent takes the ticket.
    public TicketOutcome answer(TenantId tenant, UUID ticket, UUID agent, Reply reply) {
        return on(
                tenant,
                ticket,
                agent,
                scene -> scene.ticket().isHeldByAnother(agent)
                        ? heldBy(scene)
                        : after(scene, operators.reply(tenant, scene.talk().id(), agent, reply)));
    }

    /// Sends what the pack says of a promotion that holds today, in the customer's language.
    ///
    /// @param promotion its id, "" for all that hold
    /// @param key names the reply, so that the same one coming twice is said once
    public TicketOutcome sendPromotion(TenantId tenant, UUID ticket, UUID agent, String promotion, UUID key) {
        return on(tenant, ticket, agent, scene -> {
            if (scene.ticket().isHeldByAnother(agent)) {
                return heldBy(scene);
            }
            String text = promotion(scene, promotion);
            return text.isBlank()
                    ? new TicketOutcome.Nothing("promotion " + promotion)
                    : after(
                            scene,
                            operators.reply(tenant, scene.talk().id(), agent, new Reply(text, List.of(), key, "")));
        });
    }

    private String promotion(Scene scene, String promotion) {
        LocalDate today = LocalDate.ofInstant(
                clock.instant(), people.tenants().get(scene.tenant()).settings().zone());
        return people.packs()
                .current(scene.tenant(), scene.talk().id())
                .map(pack -> String.join(
                        "\n",
                        pack.offers().on(today, promotion).stream()
                                .map(one -> one.text()
                                        .in(
                                                pack.answerLanguage(scene.talk().language()),
                                                pack.profile().languages()))
                                .toList()))
                .orElse("");
    }

    /// It is done.
    public TicketOutcome close(TenantId tenant, UUID ticket, UUID agent) {
        return end(tenant, ticket, agent, Stage.DONE, "closed", "");
    }

    /// It is none of ours.
    ///
    /// @param reason for the history
    public TicketOutcome reject(TenantId tenant, UUID ticket, UUID agent, String reason) {
        return end(tenant, ticket, agent, Stage.REJECTED, "rejected", reason);
    }

    private TicketOutcome end(TenantId tenant, UUID ticket, UUID agent, Stage stage, String deed, String reason) {
        return on(tenant, ticket, agent, scene -> {
            if (scene.ticket().isHeldByAnother(agent) && !scene.agent().may(Permission.RESOLVE_OTHERS, "")) {
                return heldBy(scene);
            }
            if (scene.handover().isPresent()) {
                TicketOutcome ended =
                        after(scene, operators.resolve(tenant, scene.handover().get(), agent));
                if (!(ended instanceof TicketOutcome.Done)) {
                    return ended;
                }
            }
            store.move(tenant, scene.ticket().id(), stage, null, clock.instant());
            tickets.note(tenant, scene.ticket().id(), scene.agent().actor(), deed, reason);
            return done(scene);
        });
    }

    private TicketOutcome on(TenantId tenant, UUID ticket, UUID agent, Function<Scene, TicketOutcome> deed) {
        return database.inTenant(tenant, () -> {
            Optional<Agent> who = people.agents().find(tenant, agent);
            Optional<Conversation> talk = store.find(tenant, ticket)
                    .flatMap(seen -> people.conversations().lock(tenant, seen.conversation()));
            if (who.isEmpty() || talk.isEmpty()) {
                return new TicketOutcome.Unknown();
            }
            Ticket now = store.lock(tenant, ticket).orElseThrow();
            if (!who.get().may(Permission.TAKE, "")) {
                return new TicketOutcome.NotAllowed(who.get().name());
            }
            return now.stage().isOpen()
                    ? deed.apply(
                            new Scene(tenant, who.get(), now, talk.get(), events.openTurn(tenant, now.conversation())))
                    : new TicketOutcome.Over(now);
        });
    }

    private TicketOutcome moved(Scene scene, Stage stage, @org.jspecify.annotations.Nullable UUID holder, String deed) {
        store.move(scene.tenant(), scene.ticket().id(), stage, holder, clock.instant());
        tickets.note(scene.tenant(), scene.ticket().id(), scene.agent().actor(), deed, "");
        return done(scene);
    }

    private TicketOutcome done(Scene scene) {
        return new TicketOutcome.Done(
                store.find(scene.tenant(), scene.ticket().id()).orElseThrow());
    }

    private TicketOutcome heldBy(Scene scene) {
        String name = Optional.ofNullable(scene.ticket().holder())
                .flatMap(holder -> people.agents().find(scene.tenant(), holder))
                .map(Agent::name)
                .orElse("?");
        return new TicketOutcome.HeldBy(name);
    }

    /// The ticket has followed the handover within this transaction.
    private TicketOutcome after(Scene scene, OperatorOutcome outcome) {
        return switch (outcome) {
            case OperatorOutcome.Done unused -> done(scene);
            case OperatorOutcome.Already unused -> done(scene);
            case OperatorOutcome.HeldBy held -> new TicketOutcome.HeldBy(held.name());
            case OperatorOutcome.Over unused -> done(scene);
            case OperatorOutcome.NotAllowed not -> new TicketOutcome.NotAllowed(not.name());
            case OperatorOutcome.Unknown unused -> new TicketOutcome.Unknown();
        };
    }
}
