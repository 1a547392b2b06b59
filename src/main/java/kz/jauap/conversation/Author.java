package kz.jauap.conversation;

/// Who said a message.
public enum Author {
    CUSTOMER,
    BOT,
    OPERATOR,
    SYSTEM
}
