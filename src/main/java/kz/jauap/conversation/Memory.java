package kz.jauap.conversation;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import kz.jauap.channel.InboundMessage;
import kz.jauap.shared.TenantId;

/// All a turn may know: an immutable snapshot of one conversation, with the burst to answer.
///
/// @param version of the conversation when it was read; the turn's commit fails if it has moved on since
/// @param language the customer has been speaking, "" when not known yet
/// @param burst what the customer wrote and nobody has handled yet, oldest first, never empty
/// @param now the moment of the turn in the tenant's time zone
/// @param home where a customer who says nothing of places belongs
public record Memory(
        TenantId tenant,
        UUID conversation,
        long version,
        Owner owner,
        String language,
        DialogueState state,
        List<InboundMessage> burst,
        ZonedDateTime now,
        Home home) {

    /// Which of several places of a business is meant, as long as the customer has not said so.
    ///
    /// @param branch of the account they write to, "" for none
    /// @param asks whether they are asked when nobody knows
    public record Home(String branch, boolean asks) {

        public static final Home ANYWHERE = new Home("", true);
    }

    public Memory {
        burst = List.copyOf(burst);
    }

    /// The same with what is still in mind after the pause before this burst.
    public Memory afterPause() {
        return new Memory(tenant, conversation, version, owner, language, state.at(now.toInstant()), burst, now, home);
    }

    /// The same, with this service spoken of last.
    public Memory about(String service) {
        return new Memory(tenant, conversation, version, owner, language, state.about(service), burst, now, home);
    }

    /// The same, as if the customer had written these words instead.
    public Memory saying(String words) {
        InboundMessage last = burst.getLast();
        return new Memory(
                tenant,
                conversation,
                version,
                owner,
                language,
                state,
                List.of(InboundMessage.text(last.mark(), last.chatId(), words)),
                now,
                home);
    }

    public List<String> texts() {
        return burst.stream()
                .map(InboundMessage::text)
                .filter(text -> !text.isBlank())
                .toList();
    }
}
