package kz.jauap.handover;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.Conversations;
import kz.jauap.conversation.Owner;
import kz.jauap.handover.Handover.Outcome;
import kz.jauap.handover.Handover.Status;
import kz.jauap.handover.HealingStore.Broken;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Finds conversations and requests that do not agree, which the database refuses, and which a restored backup or a
/// hand in
/// it may leave all the same. A request is never dropped: the conversation follows it. The customer is told nothing.
@Component
public class Healing {

    private static final Logger log = LoggerFactory.getLogger(Healing.class);
    private static final String HOUSE = "house";
    private static final int AT_ONCE = 500;

    private final HealingStore broken;
    private final HandoverStore store;
    private final Conversations conversations;
    private final Voices voices;
    private final Records records;
    private final Database database;
    private final Clock clock;

    Healing(
            HealingStore broken,
            HandoverStore store,
            Conversations conversations,
            Voices voices,
            Records records,
            Database database,
            Clock clock) {
        this.broken = broken;
        this.store = store;
        this.conversations = conversations;
        this.voices = voices;
        this.records = records;
        this.database = database;
        this.clock = clock;
    }

    /// One thing that was wrong.
    ///
    /// @param issue `disagrees`, `no_conversation` or `nobody_works`
    /// @param action what was done about it
    public record Healed(TenantId tenant, UUID conversation, String issue, String action) {}

    /// Puts right what can be, at most some hundred at a time.
    @CrossTenant("one look finds what is broken in all businesses")
    public List<Healed> heal() {
        return database.acrossTenants(() -> broken.broken(AT_ONCE)).stream()
                .map(one -> new Healed(
                        one.tenant(),
                        one.conversation(),
                        one.what().name().toLowerCase(java.util.Locale.ROOT),
                        database.inTenant(one.tenant(), () -> healed(one))))
                .peek(one ->
                        log.error("conversation {} was broken ({}): {}", one.conversation(), one.issue(), one.action()))
                .toList();
    }

    private String healed(Broken one) {
        Conversation talk = conversations.lock(one.tenant(), one.conversation()).orElse(null);
        Handover open = store.lock(one.tenant(), one.conversation()).orElse(null);
        if (talk == null) {
            return open == null ? "nothing is left to do" : closed(open);
        }
        if (open == null) {
            voices.say(talk, Owner.BOT, List.of());
            return "the bot answers again";
        }
        if (one.what() == HealingStore.What.NOBODY_WORKS) {
            Handover released = Transitions.released(open, clock.instant());
            store.save(one.tenant(), released, null);
            voices.startClocksAnew(released);
            voices.say(talk, Owner.WAITING, List.of());
            return noted(released, "the request waits for somebody else");
        }
        voices.say(talk, open.status() == Status.ACTIVE ? Owner.OPERATOR : Owner.WAITING, List.of());
        return noted(open, "the conversation follows its request, which is " + open.status());
    }

    private String closed(Handover open) {
        Handover ended = Transitions.ended(open, Outcome.HEALED, clock.instant());
        store.save(ended.tenant(), ended, HOUSE);
        return noted(ended, "the request is closed");
    }

    private String noted(Handover handover, String action) {
        records.note(HOUSE, "handover.heal", handover);
        records.tell(Records.cardAndLines(handover, 1, 0));
        return action;
    }
}
