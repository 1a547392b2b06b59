package kz.jauap.channel.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.Proof;

/// One messenger. Stateless apart from its HTTP client; all it needs to speak for an account comes with the call.
public interface ChannelAdapter {

    ChannelKind kind();

    Capabilities capabilities();

    /// Whether the request really comes from the provider. Called before anything is parsed or stored; compares secrets
    /// in constant time; an account without a configured secret is forged unless its settings say otherwise.
    Verification verify(WebhookRequest request, ChannelAccount account);

    /// Reads a verified request. Never throws on odd input: what cannot be understood is `Unreadable` with the reason.
    Parsed parse(WebhookRequest request, ChannelAccount account);

    /// `text` as the messages it takes to carry it, in order, at least one. Each becomes an outbox row of its own
    /// before
    /// anything is sent, so that a failure in the middle repeats only what did not go out.
    default List<String> parts(String text) {
        return TextSplitter.split(text, capabilities().maxTextLength());
    }

    /// Hands one message to the provider, blocking, with a timeout of its own. Called outside any transaction. Never
    /// throws for what a provider or a network can do.
    SendOutcome send(OutboundMessage message, ChannelAccount account);

    /// The answer once what `parse` returned is committed. `{"ok":true}` unless the provider wants other words.
    default WebhookReply acknowledgement(WebhookRequest request) {
        return WebhookReply.json(200, "{\"ok\":true}");
    }

    /// The answer to a request by which a provider only asks whether this address is ours; empty for every other, which
    /// then goes its way. Nothing is stored, and a refusal is part of the answer.
    default Optional<WebhookReply> handshake(WebhookRequest request, ChannelAccount account) {
        return Optional.empty();
    }

    /// What is certain about senders; what this does not name is taken for typed by anybody.
    default Set<Proof> proves() {
        return Set.of();
    }

    /// What an account cannot do without, checked before it is stored.
    default List<AccountNeed> needs() {
        return List.of();
    }

    /// Shows the customer that an answer is being prepared, where the channel can. Best effort, no outcome.
    default void typing(String chatId, ChannelAccount account) {}

    /// Whether what is said to a chat can reach anybody. Where it cannot, as with a form, nothing is said, and all that
    /// comes in goes to a person.
    default boolean leadsBack() {
        return true;
    }

    /// Fetches a file a customer has sent, blocking. Called outside any transaction. Never throws for what a provider
    /// or a
    /// network can do. A channel that keeps no files has nothing to fetch.
    default Media fetch(Attachment attachment, ChannelAccount account, Media.Limits limits) {
        return new Media.Missing("this channel keeps no files");
    }

    /// Asks the provider whether the account's credentials work, and what the account is called.
    AccountCheck check(ChannelAccount account);
}
