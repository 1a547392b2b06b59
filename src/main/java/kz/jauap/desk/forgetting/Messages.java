package kz.jauap.desk.forgetting;

import java.util.Locale;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.Telegraph;
import kz.jauap.desk.telegram.BotReply;
import org.springframework.stereotype.Component;

/// Takes away one message of the bot: deleted as long as Telegram lets bots delete, which is two days,
/// else emptied.
@Component
class Messages {

    private static final String EMPTY = "—";

    private final Telegraph telegraph;

    Messages(Telegraph telegraph) {
        this.telegraph = telegraph;
    }

    /// What became of it.
    enum Fate {
        GONE,
        REMAINS,
        LATER
    }

    Fate remove(DeskGroup group, long chat, long message) {
        return switch (telegraph.deleteIn(group, chat, message)) {
            case BotReply.Done done -> Fate.GONE;
            case BotReply.Wait wait -> Fate.LATER;
            case BotReply.NotDone not -> Fate.LATER;
            case BotReply.Unknown unknown -> Fate.LATER;
            case BotReply.Refused refused when isMissing(refused.reason()) -> Fate.GONE;
            case BotReply other -> empty(group, chat, message);
        };
    }

    private Fate empty(DeskGroup group, long chat, long message) {
        return switch (telegraph.empty(group, chat, message, EMPTY)) {
            case BotReply.Done done -> Fate.GONE;
            case BotReply.Unchanged same -> Fate.GONE;
            case BotReply.Wait wait -> Fate.LATER;
            case BotReply.NotDone not -> Fate.LATER;
            case BotReply.Unknown unknown -> Fate.LATER;
            case BotReply.Unchangeable old when isMissing(old.reason()) -> Fate.GONE;
            case BotReply other -> Fate.REMAINS;
        };
    }

    private static boolean isMissing(String reason) {
        return reason.toLowerCase(Locale.ROOT).contains("not found");
    }
}
