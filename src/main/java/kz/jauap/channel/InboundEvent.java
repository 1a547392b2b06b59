package kz.jauap.channel;

/// One thing a provider told us, after parsing: a message to answer, news of something we sent, or nothing to act on.
public sealed interface InboundEvent
        permits InboundMessage, DeliveryReceipt, Echo, TakenBack, InboundEvent.Ignored, InboundEvent.Unread {

    /// Understood and of no interest, for example an update about another bot; `reason` goes to the log.
    record Ignored(String reason) implements InboundEvent {}

    /// A part of a request nobody could read. The rest of it is taken, and the whole request is kept in quarantine too.
    record Unread(String reason) implements InboundEvent {}
}
