package kz.jauap.handover;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.Conversations;
import kz.jauap.conversation.Owner;
import kz.jauap.handover.Clocks.Ring;
import kz.jauap.handover.Handover.Outcome;
import kz.jauap.handover.Handover.Status;
import kz.jauap.handover.spi.Notice;
import kz.jauap.pack.Template;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.HandoverRules;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// What a clock of a request does when it rings: it looks whether there is still a reason, and does the one thing it is
/// for. Inside the caller's transaction; the conversation is held while it looks.
@Component
class Rings {

    private static final String HOUSE = "house";

    private final HandoverStore store;
    private final Conversations conversations;
    private final Voices voices;
    private final Records records;
    private final WorkingTime working;
    private final Tenants tenants;
    private final Clock clock;

    Rings(
            HandoverStore store,
            Conversations conversations,
            Voices voices,
            Records records,
            WorkingTime working,
            Tenants tenants,
            Clock clock) {
        this.store = store;
        this.conversations = conversations;
        this.voices = voices;
        this.records = records;
        this.working = working;
        this.tenants = tenants;
        this.clock = clock;
    }

    /// A request with its conversation, both as they are now.
    private record Scene(Conversation talk, Handover handover) {}

    /// @return the same clock for later, where it is not time yet
    Optional<Ring> ring(TenantId tenant, Ring ring) {
        Optional<Conversation> talk =
                store.find(tenant, ring.handover()).flatMap(seen -> conversations.lock(tenant, seen.conversation()));
        if (talk.isEmpty()) {
            return Optional.empty();
        }
        Scene scene = new Scene(talk.get(), store.find(tenant, ring.handover()).orElseThrow());
        return switch (ring.kind()) {
            case REMIND -> remind(scene, ring, Notice.Reminder.Kind.FIRST);
            case URGENT -> remind(scene, ring, Notice.Reminder.Kind.URGENT);
            case NO_ANSWER -> noAnswer(scene, ring);
            case CLOSE -> close(scene, ring);
            case UNANSWERED -> unanswered(scene, ring);
        };
    }

    /// While nobody works, reminders wait for the next working day.
    private Optional<Ring> remind(Scene scene, Ring ring, Notice.Reminder.Kind kind) {
        Handover handover = scene.handover();
        if (handover.status() != Status.PENDING
                || !ring.countsFrom(handover.times().waiting())) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Instant> opening = working.nextOpening(handover.tenant(), now);
        if (opening.isPresent()) {
            return Optional.of(ring.later(opening.get().plus(afterOpening(handover.tenant(), kind))));
        }
        tell(handover, kind, Duration.between(handover.times().opened(), now), ring.since());
        return Optional.empty();
    }

    /// The second reminder keeps its distance from the first.
    private Duration afterOpening(TenantId tenant, Notice.Reminder.Kind kind) {
        HandoverRules rules = tenants.get(tenant).settings().handover();
        return kind == Notice.Reminder.Kind.URGENT
                ? Duration.ofMinutes(rules.urgentMinutes() - rules.remindMinutes())
                : Duration.ZERO;
    }

    private Optional<Ring> noAnswer(Scene scene, Ring ring) {
        Handover handover = scene.handover();
        if (handover.status() == Status.PENDING
                && ring.countsFrom(handover.times().waiting())) {
            int first = scene.talk().lastSeq() + 1;
            Conversation after = voices.say(
                    scene.talk(), scene.talk().owner(), voices.phrase(scene.talk(), Template.STILL_WAITING, Map.of()));
            records.tell(Records.cardAndLines(handover, first, after.lastSeq()));
        }
        return Optional.empty();
    }

    /// Whoever took it has said nothing since. In working time, and once until they do and the customer writes again.
    private Optional<Ring> unanswered(Scene scene, Ring ring) {
        Handover handover = scene.handover();
        Instant since = handover.times().unanswered();
        if (handover.status() != Status.ACTIVE || since == null || !ring.countsFrom(since)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Instant> opening = working.nextOpening(handover.tenant(), now);
        if (opening.isPresent()) {
            return Optional.of(ring.later(opening.get()));
        }
        tell(handover, Notice.Reminder.Kind.UNANSWERED, Duration.between(since, now), since);
        return Optional.empty();
    }

    /// Counts from the last word anyone has said. People are warned before, once for each silence.
    private Optional<Ring> close(Scene scene, Ring ring) {
        Handover handover = scene.handover();
        HandoverRules rules = tenants.get(handover.tenant()).settings().handover();
        if (handover.status() != Status.ACTIVE
                || !ring.countsFrom(handover.times().taken())
                || rules.autoCloseMinutes() == 0) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Duration warning = Duration.ofMinutes(rules.closingWarningMinutes());
        Instant end = handover.times().active().plus(Duration.ofMinutes(rules.autoCloseMinutes()));
        if (!now.isBefore(end)) {
            expire(scene, now);
            return Optional.empty();
        }
        Instant warned = end.minus(warning);
        if (now.isBefore(warned)) {
            return Optional.of(ring.later(warned));
        }
        tell(handover, Notice.Reminder.Kind.CLOSING, Duration.between(now, end), end);
        return Optional.of(ring.later(end));
    }

    private void expire(Scene scene, Instant now) {
        Handover ended = Transitions.ended(scene.handover(), Outcome.EXPIRED, now);
        store.save(ended.tenant(), ended, HOUSE);
        records.ended(ended);
        int first = scene.talk().lastSeq() + 1;
        Conversation after =
                voices.say(scene.talk(), Owner.BOT, voices.phrase(scene.talk(), Template.RESOLVED, Map.of()));
        records.note(HOUSE, "handover.expire", ended);
        records.tell(Records.cardAndLines(ended, first, after.lastSeq()));
    }

    private void tell(Handover handover, Notice.Reminder.Kind kind, Duration time, Instant since) {
        records.note(HOUSE, "handover.remind." + kind, handover);
        records.tell(List.of(new Notice.Reminder(
                handover.tenant(), handover.conversation(), handover.id(), kind, time.toMinutes(), since)));
    }
}
