package kz.jauap.desk.group;

import kz.jauap.desk.telegram.BotReply;

/// Whether the bot can work in a group, or what is in the way.
public enum GroupState {
    WORKING,
    /// Switched off by a person.
    OFF,
    TOKEN,
    EXPELLED,
    NO_TOPICS,
    RIGHTS,
    /// No further topic: those there are go on.
    FULL;

    public static GroupState of(BotReply.Bar bar) {
        return switch (bar) {
            case TOKEN -> TOKEN;
            case EXPELLED -> EXPELLED;
            case NO_TOPICS -> NO_TOPICS;
            case RIGHTS -> RIGHTS;
            case FULL -> FULL;
        };
    }

    /// What a person has to do about it.
    public String advice() {
        return switch (this) {
            case WORKING -> "";
            case OFF -> "switch the group on again when people shall work in it";
            case TOKEN -> "take the bot's token from @BotFather and add the group again with it";
            case EXPELLED -> "add the bot to the group again, as an administrator";
            case NO_TOPICS -> "switch topics on: group, Edit, Topics";
            case RIGHTS ->
                "make the bot an administrator that may manage topics, pin messages and delete messages:"
                        + " group, Administrators";
            case FULL -> "delete old topics in the group, or add another group to the desk";
        };
    }

    /// Whether nothing at all can be shown.
    public boolean barred() {
        return this != WORKING && this != FULL;
    }
}
