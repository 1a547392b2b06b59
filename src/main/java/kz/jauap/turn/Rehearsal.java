package kz.jauap.turn;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.answer.Answer;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.InboundMessage;
import kz.jauap.conversation.DialogueState;
import kz.jauap.conversation.Memory;
import kz.jauap.conversation.Origin;
import kz.jauap.conversation.Owner;
import kz.jauap.decision.Boldness;
import kz.jauap.decision.TraceLine;
import kz.jauap.decision.spi.Deed;
import kz.jauap.decision.spi.Done;
import kz.jauap.decision.spi.Skill;
import kz.jauap.pack.Pack;
import kz.jauap.shared.TenantId;

/// A conversation with a pack that nobody stores: steps 3 and 4 of a turn, and what is kept in mind between
/// turns. For a pack's tests, and to talk to a pack before it is published.
public final class Rehearsal {

    private static final TenantId NOBODY = new TenantId(new UUID(0, 1));
    private static final UUID NOWHERE = new UUID(0, 2);

    private final Pack pack;
    private final List<Skill> skills;
    private final Boldness boldness;
    private DialogueState state = DialogueState.EMPTY;
    private Owner owner = Owner.BOT;
    private String language = "";
    private int turns;

    /// @param skills with a memory of their own, for this conversation alone
    public Rehearsal(Pack pack, List<Skill> skills) {
        this(pack, skills, Boldness.USUAL);
    }

    public Rehearsal(Pack pack, List<Skill> skills, Boldness boldness) {
        this.pack = pack;
        this.skills = List.copyOf(skills);
        this.boldness = boldness;
    }

    /// What came of one burst, in the words of [TurnRecord].
    ///
    /// @param text "" where the bot stays silent
    /// @param deeds what a skill has done
    /// @param told what a request has been told by now, by slot
    public record Spoken(
            String decision,
            String text,
            List<String> evidence,
            List<TraceLine> trace,
            List<Deed> deeds,
            Map<String, String> told) {

        public Spoken {
            told = Map.copyOf(told);
            evidence = List.copyOf(evidence);
            trace = List.copyOf(trace);
            deeds = List.copyOf(deeds);
        }
    }

    /// Something has led the customer here, and is told with their next burst.
    public void cameBy(Origin origin) {
        state = state.cameBy(origin);
    }

    /// @param now in the time zone of the business
    public Spoken hears(List<String> burst, ZonedDateTime now) {
        return hears(burst, List.of(), now);
    }

    /// @param sent what comes along without words
    public Spoken hears(List<String> burst, List<Attachment> sent, ZonedDateTime now) {
        turns++;
        List<InboundMessage> messages = new ArrayList<>();
        burst.forEach(text -> messages.add(InboundMessage.text(turns + "." + messages.size(), "rehearsal", text)));
        if (!sent.isEmpty()) {
            messages.add(InboundMessage.sent(turns + "." + messages.size(), "rehearsal", sent));
        }
        Thought thought = Mind.think(
                new Memory(NOBODY, NOWHERE, turns, owner, language, state, messages, now, Memory.Home.ANYWHERE),
                pack,
                skills,
                boldness);
        carryOut(thought, now);
        state = thought.next();
        language = thought.language();
        owner = thought.handover().isPresent() ? Owner.WAITING : owner;
        return new Spoken(
                thought.decision(),
                thought.answer().map(Answer::text).orElse(""),
                thought.answer().map(Answer::evidence).orElse(List.of()),
                thought.trace(),
                thought.deeds(),
                state.told().bySlot());
    }

    private void carryOut(Thought thought, ZonedDateTime now) {
        UUID turn = new UUID(1, turns);
        skills.forEach(skill -> skill.carryOut(thought.deeds().stream()
                .filter(deed -> deed.skill().equals(skill.name()))
                .map(deed -> new Done(turn, now.toInstant(), deed))
                .toList()));
    }
}
