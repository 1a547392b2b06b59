package kz.jauap.learning.people;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.conversation.Conversations;
import kz.jauap.conversation.Said;
import kz.jauap.handover.Handover;
import kz.jauap.handover.spi.Aftermath;
import kz.jauap.identity.Agent;
import kz.jauap.identity.Role.Permission;
import kz.jauap.language.Language;
import kz.jauap.learning.Asked;
import kz.jauap.learning.OpenQuestions;
import kz.jauap.learning.Proposal;
import kz.jauap.pack.Packs;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.LaneHandler;
import kz.jauap.queue.LaneOutcome;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Learns from a request that is over: what a person said right behind a question is proposed as its answer, and waits
/// for
/// approval like any other. Where it cannot be told which question was answered, nothing is learned.
@Component
class FromPeople implements Aftermath, LaneHandler {

    static final String QUEUE = "learning";

    private static final int MOST_MESSAGES = 500;

    private final Sources sources;
    private final OpenQuestions questions;
    private final Proposing proposing;
    private final Packs packs;
    private final Jobs jobs;
    private final Clock clock;

    FromPeople(Sources sources, OpenQuestions questions, Proposing proposing, Packs packs, Jobs jobs, Clock clock) {
        this.sources = sources;
        this.questions = questions;
        this.proposing = proposing;
        this.packs = packs;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void ended(TenantId tenant, UUID handover) {
        jobs.enqueue(List.of(NewJob.dueAt(tenant, QUEUE, handover, handover.toString(), clock.instant())));
    }

    @Override
    public LaneOutcome run(ClaimedLane lane) {
        sources.handovers()
                .find(lane.tenant(), lane.id())
                .filter(one -> one.holder().isPresent())
                .ifPresent(one -> learn(lane.tenant(), one));
        return LaneOutcome.done(lane);
    }

    @Override
    public LaneOutcome giveUp(ClaimedLane lane, String reason) {
        return new LaneOutcome.Discard(reason);
    }

    private void learn(TenantId tenant, Handover handover) {
        Agent agent =
                sources.agents().find(tenant, handover.holder().orElseThrow()).orElse(null);
        if (agent == null) {
            return;
        }
        List<Said> talk = sources.conversations().latest(tenant, handover.conversation(), MOST_MESSAGES).stream()
                .map(Conversations.Shown::said)
                .filter(said -> said.turn().equals(handover.turn())
                        || !said.at().isBefore(handover.times().opened()))
                .toList();
        List<Asked> asked = questions.ofTurn(tenant, handover.turn());
        for (Exchange exchange : Exchange.in(talk)) {
            propose(tenant, handover, agent, exchange, asked);
        }
    }

    private void propose(TenantId tenant, Handover handover, Agent agent, Exchange exchange, List<Asked> asked) {
        Map<String, String> said = Map.of(languageOf(tenant, exchange.answer()), exchange.answer());
        Optional<Proposal> proposal = exchange.isOf(handover.turn()) && asked.size() == 1
                ? Optional.of(Proposal.answerTo(asked.getFirst(), said, agent.actor()))
                : exchange.question()
                        .filter(question -> asked.isEmpty() || !exchange.isOf(handover.turn()))
                        .map(question -> Proposal.heard(question, said, handover, agent.actor()));
        proposal.ifPresent(
                one -> proposing.propose(tenant, handover.conversation(), one, agent, isTrusted(tenant, agent)));
    }

    private boolean isTrusted(TenantId tenant, Agent agent) {
        return agent.may(Permission.APPROVE, "")
                && sources.tenants().get(tenant).settings().handover().trustOwners();
    }

    private String languageOf(TenantId tenant, String words) {
        String usual = sources.tenants().get(tenant).settings().defaultLanguage();
        return packs.current(tenant)
                .map(pack -> pack.answerLanguage(
                        Language.read(List.of(words), pack.vocabulary(), usual).language()))
                .orElse(usual);
    }
}
