package kz.jauap.conversation;

/// Who answers in a conversation.
public enum Owner {
    /// The bot.
    BOT,
    /// The bot still helps with facts, but a person has been asked for and exactly one handover is open.
    WAITING,
    /// A person. The bot is silent.
    OPERATOR
}
