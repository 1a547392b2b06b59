package kz.jauap.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the bot keeps in mind between turns of one conversation. Stored as JSON with the conversation.
///
/// @param greeted whether the customer has been told that a virtual assistant answers
/// @param service id of the service spoken of last, "" for none
/// @param topic what was asked about it last (`price`, `duration`, `presence`), "" for nothing
/// @param serviceAge turns since it was spoken of; after a few it no longer counts
/// @param clarifications questions the bot has asked in a row without getting further
/// @param asked topic ids the bot's open question is about, empty when it has asked nothing; `offer` when it
///     has offered
///     to pass on a wish
/// @param skill name of the skill that has asked something, "" for none
/// @param skillMemory what that skill remembers, in its own words
public record DialogueState(
        boolean greeted,
        String service,
        String topic,
        int serviceAge,
        int clarifications,
        List<String> asked,
        @Nullable String skill,
        @Nullable String skillMemory) {

    public static final DialogueState EMPTY = new DialogueState(false, "", "", 0, 0, List.of());

    /// With no skill at work.
    public DialogueState(
            boolean greeted, String service, String topic, int serviceAge, int clarifications, List<String> asked) {
        this(greeted, service, topic, serviceAge, clarifications, asked, null, null);
    }

    public DialogueState {
        asked = List.copyOf(asked);
    }

    /// What a skill remembers of this conversation, "" when it has nothing open.
    public String rememberedBy(String name) {
        return name.equals(skill) && skillMemory != null ? skillMemory : "";
    }

    /// The same with what a skill has open; nothing when its memory is "".
    public DialogueState with(String name, String memory) {
        boolean open = !memory.isEmpty();
        return new DialogueState(
                greeted, service, topic, serviceAge, clarifications, asked, open ? name : null, open ? memory : null);
    }
}
