package kz.jauap.desk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The topic of one conversation.
///
/// @param thread Telegram's id of it, or null while there is none
/// @param wanted version of the card, `shown` the version the group shows
/// @param cardMessage the card's message, or null while there is none
record Topic(
        UUID conversation,
        UUID group,
        @Nullable Long thread,
        String title,
        UUID handover,
        Card card,
        int wanted,
        int shown,
        @Nullable Long cardMessage,
        @Nullable Long pinnedMessage,
        boolean ownerTold) {}
