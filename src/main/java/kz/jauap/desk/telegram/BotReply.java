package kz.jauap.desk.telegram;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// What came of one call of the Bot API, told apart by what there is to do about it.
public sealed interface BotReply {

    record Done(JsonNode result) implements BotReply {}

    /// Too many calls; again after this time, which is above zero.
    record Wait(Duration after) implements BotReply {}

    /// The group has become a supergroup with another id. Nothing was done.
    record Moved(long chatId) implements BotReply {}

    /// The topic is deleted, or so old that bots do not reach it any more.
    record NoThread() implements BotReply {}

    /// The topic is closed and can be opened again.
    record ThreadClosed() implements BotReply {}

    /// What it should become it is already.
    record Unchanged() implements BotReply {}

    /// The message to change is gone, or too old to be changed.
    record Unchangeable(String reason) implements BotReply {}

    /// The group does not let the bot work as it is set up.
    record Barred(Bar bar, String reason) implements BotReply {}

    /// This call will never be taken as it is.
    record Refused(int code, String reason) implements BotReply {}

    /// Certainly nothing was done: no connection, or the Bot API is broken.
    record NotDone(String reason) implements BotReply {}

    /// Nobody knows whether it was done: no answer came.
    record Unknown(String reason) implements BotReply {}

    /// What bars the bot.
    enum Bar {
        /// The token is wrong or withdrawn.
        TOKEN,
        /// The bot is not in the group, or there is no such group.
        EXPELLED,
        /// The group has no topics.
        NO_TOPICS,
        /// The bot lacks a right in the group.
        RIGHTS,
        /// The group takes no further topic.
        FULL
    }
}
