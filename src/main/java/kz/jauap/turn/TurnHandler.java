package kz.jauap.turn;

import java.time.Duration;
import kz.jauap.channel.spi.Transcript;
import kz.jauap.decision.spi.Overtaken;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.queue.LaneHandler;
import kz.jauap.queue.LaneOutcome;
import kz.jauap.shared.GroupCommit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/// Runs one burst of one conversation: remember, decide, answer, commit. The sending comes later, and from the
/// outbox.
@Component
class TurnHandler implements LaneHandler {

    private static final Logger log = LoggerFactory.getLogger(TurnHandler.class);
    private static final Duration AT_ONCE = Duration.ofMillis(50);

    private final Recall recall;
    private final Mind mind;
    private final Voice voice;
    private final Ledger ledger;
    private final TurnCommit commit;
    private final Transcript.Watch pages;
    private final TurnCounters counters;

    TurnHandler(
            Recall recall,
            Mind mind,
            Voice voice,
            Ledger ledger,
            TurnCommit commit,
            Transcript.Watch pages,
            TurnCounters counters) {
        this.recall = recall;
        this.mind = mind;
        this.voice = voice;
        this.ledger = ledger;
        this.commit = commit;
        this.pages = pages;
        this.counters = counters;
    }

    @Override
    public LaneOutcome run(ClaimedLane lane) {
        return recall.recall(lane) // 2 remember
                .map(this::handle)
                .orElseGet(() -> LaneOutcome.done(lane));
    }

    LaneOutcome handle(Recalled recalled) {
        Listening.Heard heard = voice.hear(recalled);
        Thought thought = recalled.tenant().active()
                ? mind.think(heard.recalled(), heard.doubt()) // 3 decide, 4 answer
                : mind.suspended(recalled);
        return finish(heard.recalled(), voice.speak(heard, thought)); // 5 commit; delivery sends
    }

    /// A turn that fails again and again still ends with a word to the customer and a person who knows.
    @Override
    public LaneOutcome giveUp(ClaimedLane lane, String reason) {
        log.error(
                "a turn of conversation {} failed {} times; it ends with the fallback text and a handover",
                lane.id(),
                lane.attempts());
        return recall.recall(lane).map(recalled -> fallBack(recalled, reason)).orElseGet(() -> LaneOutcome.done(lane));
    }

    LaneOutcome fallBack(Recalled recalled, String reason) {
        return finish(recalled, mind.fallback(recalled, reason));
    }

    private LaneOutcome finish(Recalled recalled, Thought thought) {
        FinishedTurn turn = ledger.write(recalled, thought);
        try (MDC.MDCCloseable unused = MDC.putCloseable("turn", turn.turn().id().toString())) {
            commit.commit(turn);
            log.debug("turn committed: {}", thought.decision());
        } catch (GroupCommit.Refused e) {
            if (e.getCause() instanceof TurnCommit.Fenced) {
                counters.fenced();
                // nobody's fault, so it does not count as a try: who writes a lot must not wear a turn out
                log.debug("the conversation moved on; the draft is dropped");
                return new LaneOutcome.Snooze(AT_ONCE);
            }
            if (e.getCause() instanceof Overtaken) {
                counters.fenced();
                return new LaneOutcome.Retry(AT_ONCE, "someone else was faster; the turn is decided anew");
            }
            throw e;
        }
        counters.handled(recalled, thought);
        if (turn.outgoing().isEmpty()) {
            pages.changed(recalled.conversationId()); // an answer's delivery tells them otherwise
        }
        return new LaneOutcome.Committed();
    }
}
