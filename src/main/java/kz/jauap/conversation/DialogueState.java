package kz.jauap.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the bot keeps in mind between turns of one conversation. Stored as JSON with the conversation.
///
/// @param greeted whether the customer has been told that a virtual assistant answers
/// @param service id of the service spoken of last, `service/item` where an item was, "" for none
/// @param topic what was asked about it last (`price`, `duration`, `presence`), "" for nothing
/// @param serviceAge turns since it was spoken of; after a few it no longer counts
/// @param clarifications questions the bot has asked in a row without getting further
/// @param asked topic ids the bot's open question is about, empty when it has asked nothing; `offer` when it
///     has offered
///     to pass on a wish
/// @param skill name of the skill that has asked something, "" for none
/// @param skillMemory what that skill remembers, in its own words
/// @param heard when the customer last wrote, null when not known
/// @param toldClosed when the customer was last told that the business is closed, null for never
/// @param guess what the bot has asked them to confirm, null for nothing; any turn leaves it behind
/// @param refusal that they want to be left alone, null where they do not
/// @param branch which of the business's places they mean, null while not known; it stays known
/// @param outside until when the bot is silent because a person answers in the messenger itself, null for not
/// @param origin what led them here last, null where nothing is known of that
/// @param particulars what they have told that a request should tell, null for nothing
public record DialogueState(
        boolean greeted,
        String service,
        String topic,
        int serviceAge,
        int clarifications,
        List<String> asked,
        @Nullable String skill,
        @Nullable String skillMemory,
        @Nullable Instant heard,
        @Nullable Instant toldClosed,
        @Nullable Guess guess,
        @Nullable Refusal refusal,
        @Nullable String branch,
        @Nullable Instant outside,
        @Nullable Origin origin,
        @Nullable Particulars particulars) {

    private static final Duration CONTEXT_LASTS = Duration.ofDays(1);
    private static final Duration GREETING_LASTS = Duration.ofDays(14);
    private static final Duration A_NIGHT = Duration.ofHours(12);

    public static final DialogueState EMPTY = new DialogueState(false, "", "", 0, 0, List.of());

    /// With no skill at work.
    public DialogueState(
            boolean greeted, String service, String topic, int serviceAge, int clarifications, List<String> asked) {
        this(
                greeted,
                service,
                topic,
                serviceAge,
                clarifications,
                asked,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    public DialogueState {
        asked = List.copyOf(asked);
    }

    /// What a skill remembers of this conversation, "" when it has nothing open.
    public String rememberedBy(String name) {
        return name.equals(skill) && skillMemory != null ? skillMemory : "";
    }

    /// What is still in mind at that moment: after a day what was spoken of is forgotten, after two weeks also
    /// that the customer was greeted. A skill knows itself how long it remembers.
    public DialogueState at(Instant now) {
        if (heard == null || heard.plus(CONTEXT_LASTS).isAfter(now)) {
            return this;
        }
        boolean known = greeted && heard.plus(GREETING_LASTS).isAfter(now);
        Refusal over = refusal == null ? null : new Refusal(0, refusal.at(), refusal.at());
        return new DialogueState(
                known,
                "",
                "",
                0,
                0,
                List.of(),
                skill,
                skillMemory,
                heard,
                toldClosed,
                null,
                over,
                branch,
                outside,
                origin,
                particulars == null ? null : particulars.afterPause());
    }

    /// After people have had the conversation: what was spoken of before is over.
    public DialogueState afterPeople() {
        return new DialogueState(
                true,
                "",
                "",
                0,
                0,
                List.of(),
                null,
                null,
                heard,
                toldClosed,
                null,
                null,
                branch,
                outside,
                origin,
                null);
    }

    /// Whether the customer was told within this night that the business is closed.
    public boolean knowsClosed(Instant now) {
        return toldClosed != null && toldClosed.plus(A_NIGHT).isAfter(now);
    }

    /// The same, with this service spoken of last.
    public DialogueState about(String spokenOf) {
        return new DialogueState(
                greeted,
                spokenOf,
                topic,
                0,
                clarifications,
                asked,
                skill,
                skillMemory,
                heard,
                toldClosed,
                guess,
                refusal,
                branch,
                outside,
                origin,
                particulars);
    }

    /// The same after a turn.
    ///
    /// @param closed when the customer was last told that the business is closed, null for never
    public DialogueState heard(Instant now, @Nullable Instant closed) {
        return new DialogueState(
                greeted,
                service,
                topic,
                serviceAge,
                clarifications,
                asked,
                skill,
                skillMemory,
                now,
                closed,
                guess,
                refusal,
                branch,
                outside,
                origin,
                particulars);
    }

    /// The same with what a skill has open; nothing when its memory is "".
    public DialogueState with(String name, String memory) {
        boolean open = !memory.isEmpty();
        return new DialogueState(
                greeted,
                service,
                topic,
                serviceAge,
                clarifications,
                asked,
                open ? name : null,
                open ? memory : null,
                heard,
                toldClosed,
                guess,
                refusal,
                branch,
                outside,
                origin,
                particulars);
    }

    /// Whether what they merely remark gets no answer at that moment.
    public boolean isMuted(Instant now) {
        return refusal != null && refusal.until() != null && refusal.until().isAfter(now);
    }

    /// The same with the customer wanting to be left alone; null when they want something again.
    public DialogueState refusing(@Nullable Refusal said) {
        return new DialogueState(
                greeted,
                service,
                topic,
                serviceAge,
                clarifications,
                asked,
                skill,
                skillMemory,
                heard,
                toldClosed,
                guess,
                said,
                branch,
                outside,
                origin,
                particulars);
    }

    /// The same, with the customer at this place; "" for any.
    public DialogueState placed(String place) {
        return new DialogueState(
                greeted,
                service,
                topic,
                serviceAge,
                clarifications,
                asked,
                skill,
                skillMemory,
                heard,
                toldClosed,
                guess,
                refusal,
                place.isEmpty() ? null : place,
                outside,
                origin,
                particulars);
    }

    /// The same with a person answering in the messenger itself until then; null for nobody.
    public DialogueState outside(@Nullable Instant until) {
        return new DialogueState(
                greeted,
                service,
                topic,
                serviceAge,
                clarifications,
                asked,
                skill,
                skillMemory,
                heard,
                toldClosed,
                guess,
                refusal,
                branch,
                until,
                origin,
                particulars);
    }

    /// Whether a person answers in the messenger itself at that moment.
    public boolean isLedOutside(Instant now) {
        return outside != null && outside.isAfter(now);
    }

    /// The same with what led them here; null leaves what is known of that.
    public DialogueState cameBy(@Nullable Origin led) {
        return led == null
                ? this
                : new DialogueState(
                        greeted,
                        service,
                        topic,
                        serviceAge,
                        clarifications,
                        asked,
                        skill,
                        skillMemory,
                        heard,
                        toldClosed,
                        guess,
                        refusal,
                        branch,
                        outside,
                        led.after(origin),
                        particulars);
    }

    /// Which of the business's places they mean, "" while not known.
    public String place() {
        return branch == null ? "" : branch;
    }

    /// The same with what a request has been told; null for nothing.
    public DialogueState telling(@Nullable Particulars told) {
        return new DialogueState(
                greeted,
                service,
                topic,
                serviceAge,
                clarifications,
                asked,
                skill,
                skillMemory,
                heard,
                toldClosed,
                guess,
                refusal,
                branch,
                outside,
                origin,
                told);
    }

    /// What a request has been told, and asked for.
    public Particulars told() {
        return particulars == null ? Particulars.NONE : particulars;
    }

    /// The customer has said once more that they want to be left alone.
    public DialogueState refusedOnceMore(Instant now) {
        return refusing(new Refusal(refusal == null ? 1 : refusal.times() + 1, now, null));
    }

    /// The same, with the customer greeted and asked about this guess; null for a guess that is answered.
    public DialogueState asking(@Nullable Guess asked) {
        return new DialogueState(
                true,
                service,
                topic,
                serviceAge,
                clarifications,
                this.asked,
                skill,
                skillMemory,
                heard,
                toldClosed,
                asked,
                refusal,
                branch,
                outside,
                origin,
                particulars);
    }
}
