package kz.jauap.channel;

/// That a customer has deleted a message of theirs.
///
/// @param mark of the message, as it had it when it came in
/// @param chatId the chat it was in
public record TakenBack(String mark, String chatId) implements InboundEvent {

    public TakenBack {
        if (mark.isBlank() || chatId.isBlank()) {
            throw new IllegalArgumentException("a message that was taken back has its mark and chat");
        }
    }
}
