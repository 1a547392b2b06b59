package kz.jauap.channel;

/// What providers send, one of each: an adapter under test shows it, or says that its provider never sends such.
public enum Sample {
    /// Three messages in one request, in their order.
    BATCH_OF_THREE,
    /// One message that can be read beside one that cannot.
    PARTLY_UNREADABLE,
    /// What the account itself has sent.
    ECHO,
    /// What a person has written in the account's name, in the messenger itself.
    OUTSIDE,
    /// Written in a chat of several people.
    GROUP,
    /// New words in place of earlier ones.
    EDIT,
    /// A message that was taken back.
    DELETE,
    REACTION,
    /// Something well-formed of a type nobody knows.
    UNKNOWN_TYPE,
    /// The press of a button.
    BUTTON,
    /// A customer who came by a link or an advertisement.
    LEAD,
    PHOTO,
    VOICE,
    AUDIO,
    VIDEO,
    DOCUMENT,
    STICKER,
    LOCATION,
    CONTACT,
    /// Content nobody knows, which somebody wrote all the same.
    UNKNOWN_CONTENT,
    DELIVERED,
    READ,
    FAILED
}
