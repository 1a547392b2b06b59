package kz.jauap.handover;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.Conversations;
import kz.jauap.conversation.Owner;
import kz.jauap.handover.Handover.Outcome;
import kz.jauap.handover.Handover.Status;
import kz.jauap.handover.spi.Notice;
import kz.jauap.identity.Agent;
import kz.jauap.identity.Agents;
import kz.jauap.identity.Role.Permission;
import kz.jauap.pack.Template;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import kz.jauap.speaking.Words;
import org.springframework.stereotype.Component;

/// What people do with requests: take, answer, decline, close, give back. Each deed is one transaction, which the
/// caller
/// may widen by having one open in the tenant's scope; in it the conversation's row is held, so of two deeds at once
/// one
/// comes first and the other sees what it has done. A turn of the bot that was under way fails its fence.
@Component
public class Operators {

    private final HandoverStore store;
    private final Conversations conversations;
    private final Agents agents;
    private final Voices voices;
    private final Records records;
    private final Database database;
    private final Clock clock;

    Operators(
            HandoverStore store,
            Conversations conversations,
            Agents agents,
            Voices voices,
            Records records,
            Database database,
            Clock clock) {
        this.store = store;
        this.conversations = conversations;
        this.agents = agents;
        this.voices = voices;
        this.records = records;
        this.database = database;
        this.clock = clock;
    }

    /// A request with all that a deed looks at, held until the transaction ends.
    private record Scene(Agent agent, Conversation talk, Handover handover) {

        boolean isHeldByAnother() {
            return handover.status() == Status.ACTIVE && !handover.isHeldBy(agent.id());
        }
    }

    /// One deed on an open request.
    @FunctionalInterface
    private interface Deed {

        OperatorOutcome on(Scene scene);
    }

    /// From now on this agent answers, and the bot is silent.
    public OperatorOutcome take(TenantId tenant, UUID handover, UUID agent) {
        return on(tenant, handover, agent, scene -> {
            if (scene.isHeldByAnother()) {
                return heldBy(scene);
            }
            if (scene.handover().isHeldBy(agent)) {
                return new OperatorOutcome.Already(scene.handover());
            }
            Handover taken = Transitions.taken(scene.handover(), agent, clock.instant());
            String name = scene.agent().name();
            List<Words> greeting = voices.phrase(scene.talk(), Template.TAKEN, Map.of("name", name));
            return changed(scene, taken, talk -> voices.say(talk, Owner.OPERATOR, greeting), "handover.take");
        });
    }

    /// The agent cannot: the request waits for somebody else.
    public OperatorOutcome decline(TenantId tenant, UUID handover, UUID agent) {
        return on(tenant, handover, agent, scene -> {
            if (scene.isHeldByAnother()) {
                return heldBy(scene);
            }
            if (scene.handover().status() == Status.PENDING) {
                records.note(scene.agent().actor(), "handover.decline", scene.handover());
                return new OperatorOutcome.Already(scene.handover());
            }
            Handover released = Transitions.released(scene.handover(), clock.instant());
            voices.startClocksAnew(released);
            return changed(scene, released, talk -> voices.say(talk, Owner.WAITING, List.of()), "handover.decline");
        });
    }

    /// It is done: the customer is told, and the bot answers again.
    public OperatorOutcome resolve(TenantId tenant, UUID handover, UUID agent) {
        return on(tenant, handover, agent, scene -> end(scene, Outcome.DONE));
    }

    /// The bot shall go on, without a word; what the customer wrote behind ours is for the bot to answer.
    public OperatorOutcome giveBack(TenantId tenant, UUID handover, UUID agent) {
        return on(tenant, handover, agent, scene -> end(scene, Outcome.RETURNED));
    }

    private OperatorOutcome end(Scene scene, Outcome outcome) {
        if (scene.isHeldByAnother()
                && !scene.agent()
                        .may(Permission.RESOLVE_OTHERS, scene.handover().branch())) {
            return heldBy(scene);
        }
        Handover ended = Transitions.ended(scene.handover(), outcome, clock.instant());
        records.ended(ended);
        return outcome == Outcome.DONE
                ? changed(scene, ended, talk -> voices.part(talk, ended), "handover.resolve")
                : changed(scene, ended, voices::giveBack, "handover.return");
    }

    /// A person says something to a customer, from any desk. With it they take the conversation over, also where nobody
    /// has asked for a person; what the bot was about to say is dropped.
    ///
    /// @return Already when this reply was said before
    public OperatorOutcome reply(TenantId tenant, UUID conversation, UUID agent, Reply reply) {
        return inTalk(tenant, conversation, agent, Optional.of(reply.key()), scene -> said(scene, reply));
    }

    /// The bot is silent until a moment, also where nobody writes meanwhile: the agent has the conversation, taken over
    /// where it is not theirs yet, and it does not close by itself before.
    public OperatorOutcome hold(TenantId tenant, UUID conversation, UUID agent, Instant until) {
        return inTalk(tenant, conversation, agent, Optional.empty(), scene -> {
            Handover held = Transitions.held(scene.handover(), agent, clock.instant(), until);
            return changed(scene, held, talk -> voices.say(talk, Owner.OPERATOR, List.of()), "handover.hold");
        });
    }

    /// @param key of what is to be said, so that it is said once
    private OperatorOutcome inTalk(TenantId tenant, UUID conversation, UUID agent, Optional<UUID> key, Deed deed) {
        return database.inTenant(tenant, () -> {
            Optional<Agent> who = agents.find(tenant, agent);
            Optional<Conversation> talk = conversations.lock(tenant, conversation);
            if (who.isEmpty() || talk.isEmpty()) {
                return new OperatorOutcome.Unknown();
            }
            Optional<Handover> open = store.lock(tenant, conversation);
            if (key.filter(said -> voices.wasSaid(talk.get(), said)).isPresent()) {
                return new OperatorOutcome.Already(
                        open.or(() -> store.latest(tenant, conversation)).orElseThrow());
            }
            if (!who.get().may(Permission.TAKE, open.map(Handover::branch).orElse(""))) {
                return new OperatorOutcome.NotAllowed(who.get().name());
            }
            Scene scene = new Scene(who.get(), talk.get(), open.orElseGet(() -> records.begin(talk.get())));
            return scene.isHeldByAnother() ? heldBy(scene) : deed.on(scene);
        });
    }

    private OperatorOutcome said(Scene scene, Reply reply) {
        Handover before = scene.handover();
        Handover answered = Transitions.answered(before, scene.agent().id(), clock.instant());
        store.save(answered.tenant(), answered, null);
        int first = scene.talk().lastSeq() + 1;
        Conversation after = voices.say(
                scene.talk(), Owner.OPERATOR, List.of(Words.operator(reply.text(), reply.files(), reply.key())));
        List<Notice> notices = new ArrayList<>();
        if (before.status() != Status.ACTIVE) {
            records.note(scene.agent().actor(), "handover.take", answered);
            voices.watchForSilence(answered);
            notices.add(new Notice.Card(answered.tenant(), answered.conversation(), answered.id()));
        }
        notices.add(
                new Notice.Lines(answered.tenant(), answered.conversation(), first, after.lastSeq(), reply.origin()));
        records.tell(notices);
        return new OperatorOutcome.Done(answered.conversation(), answered);
    }

    private OperatorOutcome on(TenantId tenant, UUID handover, UUID agent, Deed deed) {
        return database.inTenant(tenant, () -> {
            Optional<Agent> who = agents.find(tenant, agent);
            Optional<Conversation> talk =
                    store.find(tenant, handover).flatMap(seen -> conversations.lock(tenant, seen.conversation()));
            if (who.isEmpty() || talk.isEmpty()) {
                return new OperatorOutcome.Unknown();
            }
            Handover now = store.find(tenant, handover).orElseThrow();
            if (!who.get().may(Permission.TAKE, now.branch())) {
                return new OperatorOutcome.NotAllowed(who.get().name());
            }
            return now.status().isOpen()
                    ? deed.on(new Scene(who.get(), talk.get(), now))
                    : new OperatorOutcome.Over(now);
        });
    }

    private OperatorOutcome changed(Scene scene, Handover after, UnaryOperator<Conversation> say, String deed) {
        String actor = scene.agent().actor();
        store.save(after.tenant(), after, after.status().isOpen() ? null : actor);
        int first = scene.talk().lastSeq() + 1;
        Conversation talk = say.apply(scene.talk());
        if (after.status() == Status.ACTIVE
                && !scene.handover().isHeldBy(scene.agent().id())) {
            voices.watchForSilence(after);
        }
        records.note(actor, deed, after);
        records.tell(Records.cardAndLines(after, first, talk.lastSeq()));
        return new OperatorOutcome.Done(after.conversation(), after);
    }

    private OperatorOutcome heldBy(Scene scene) {
        Handover handover = scene.handover();
        String name = handover.holder()
                .flatMap(holder -> agents.find(handover.tenant(), holder))
                .map(Agent::name)
                .orElse("?");
        return new OperatorOutcome.HeldBy(handover, name);
    }
}
