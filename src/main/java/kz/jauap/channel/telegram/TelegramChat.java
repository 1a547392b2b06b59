package kz.jauap.channel.telegram;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a message goes: a chat of the bot's own, or one of the personal account that the bot answers for, which is
/// named `biz:{connection}:{chat}`.
///
/// @param connection of the personal account, "" for the bot's own chats
record TelegramChat(String connection, long id) {

    private static final Pattern OWN = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern BUSINESS = Pattern.compile("biz:([A-Za-z0-9_-]{1,128}):([0-9]{1,18})");

    static Optional<TelegramChat> of(String name) {
        if (OWN.matcher(name).matches()) {
            return Optional.of(new TelegramChat("", Long.parseLong(name)));
        }
        Matcher business = BUSINESS.matcher(name);
        return business.matches()
                ? Optional.of(new TelegramChat(business.group(1), Long.parseLong(business.group(2))))
                : Optional.empty();
    }

    /// How it is named in the rest of the house.
    static String name(String connection, String chat) {
        return connection.isEmpty() ? chat : "biz:" + connection + ":" + chat;
    }

    boolean isBusiness() {
        return !connection.isEmpty();
    }
}
