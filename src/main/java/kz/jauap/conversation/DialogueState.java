package kz.jauap.conversation;

import java.util.List;

/// What the bot keeps in mind between turns of one conversation. Stored as JSON with the conversation.
///
/// @param greeted whether the customer has been told that a virtual assistant answers
/// @param service id of the service spoken of last, "" for none
/// @param topic what was asked about it last (`price`, `duration`, `presence`), "" for nothing
/// @param serviceAge turns since it was spoken of; after a few it no longer counts
/// @param clarifications questions the bot has asked in a row without getting further
/// @param asked topic ids the bot's open question is about, empty when it has asked nothing; `offer` when it has
/// offered
///     to pass on a wish
public record DialogueState(
        boolean greeted, String service, String topic, int serviceAge, int clarifications, List<String> asked) {

    public static final DialogueState EMPTY = new DialogueState(false, "", "", 0, 0, List.of());

    public DialogueState {
        asked = List.copyOf(asked);
    }
}
