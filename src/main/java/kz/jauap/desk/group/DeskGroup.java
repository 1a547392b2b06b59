package kz.jauap.desk.group;

import java.time.Instant;
import java.util.UUID;
import kz.jauap.shared.TenantId;
import org.jspecify.annotations.Nullable;

/// A Telegram group in which people of a tenant work, with the bot that serves it, its secrets opened.
///
/// @param branch whose conversations come here, "" for all that have no group of their own
/// @param polls whether we ask for updates, instead of being told
/// @param ownerChat a private chat that hears of new requests while the group does not work, or null
/// @param trouble what is in the way, "" when nothing is
/// @param closedUntil before this moment nothing is sent, or null
/// @param failures calls in a row that reached nobody
public record DeskGroup(
        TenantId tenant,
        UUID id,
        String branch,
        long chatId,
        long botId,
        String botName,
        String token,
        String webhookSecret,
        boolean polls,
        @Nullable Long ownerChat,
        GroupState state,
        String trouble,
        Instant changedAt,
        @Nullable Instant closedUntil,
        int failures) {

    /// The bot of a group.
    public record Bot(long id, String name, String token, String webhookSecret, boolean polls) {}

    /// One that works and has not been stored yet.
    public static DeskGroup fresh(
            TenantId tenant, UUID id, String branch, long chatId, Bot bot, @Nullable Long ownerChat) {
        return new DeskGroup(
                tenant,
                id,
                branch,
                chatId,
                bot.id(),
                bot.name(),
                bot.token(),
                bot.webhookSecret(),
                bot.polls(),
                ownerChat,
                GroupState.WORKING,
                "",
                Instant.EPOCH,
                null,
                0);
    }

    /// Without its secrets: this is what may be logged.
    @Override
    public String toString() {
        return "@" + botName + " in group " + chatId;
    }
}
