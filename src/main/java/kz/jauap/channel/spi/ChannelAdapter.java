package kz.jauap.channel.spi;

import java.util.List;
import java.util.Map;
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

    /// A secret the house makes for an account that is connected without one.
    ///
    /// @param told whether the provider must be told it, so that it is shown once
    record MadeSecret(String name, boolean told) {}

    /// What the house makes; empty where the provider signs with a credential of its own.
    default Optional<MadeSecret> madeSecret() {
        return Optional.of(new MadeSecret("webhook_secret", true));
    }

    /// How a person connects an account, as `jauap channel add` walks them through it.
    ///
    /// @param account what ACCOUNT is and where it is found
    /// @param example of such an account
    /// @param steps what a person does elsewhere once it is stored, in order; `{webhook_url}` and
    ///     `{webhook_secret}` stand for the account's own
    /// @param trial what to do so that a first message comes in
    /// @param reach what a chat is that the account may write to first, with an example; "" where only
    ///     customers begin
    record Guide(String account, String example, List<String> steps, String trial, String reach) {

        static final Guide PLAIN = new Guide(
                "a name of yours for it, 1 to 100 letters, digits and . _ @ + -",
                "my_salon",
                List.of(),
                "write \"test\" to it from another account",
                "");

        public Guide {
            steps = List.copyOf(steps);
        }

        /// For an account whose name is the provider's.
        public static Guide account(String what, String example) {
            return new Guide(what, example, PLAIN.steps, PLAIN.trial, PLAIN.reach);
        }

        /// For an account whose name is anything.
        public static Guide anyName(String example) {
            return account(PLAIN.account, example);
        }

        public Guide steps(String... done) {
            return new Guide(account, example, List.of(done), trial, reach);
        }

        public Guide trial(String deed) {
            return new Guide(account, example, steps, deed, reach);
        }

        public Guide reaching(String chats) {
            return new Guide(account, example, steps, trial, chats);
        }
    }

    default Guide guide() {
        return Guide.PLAIN;
    }

    /// Where the account is found on this house, by name, as paths: `webhook_url`, and what people open.
    ///
    /// @param tenant the slug of whose it is
    default Map<String, String> places(ChannelAccount account, String tenant) {
        return Map.of("webhook_url", "/webhook/" + account.kind() + "/" + account.account());
    }

    /// Shows the customer that an answer is being prepared, where the channel can. Best effort, no outcome.
    default void typing(String chatId, ChannelAccount account) {}

    /// Whether what is said to a chat can reach anybody. Where it cannot, as with a form, nothing is said, and all that
    /// comes in goes to a person.
    default boolean leadsBack() {
        return true;
    }

    /// What the advertisement is called that a message names by its number alone: `ad_title`, `ad_url`, as
    /// a message's meta would carry them; empty where that cannot be learned. Blocking, once for each
    /// advertisement of a conversation, outside of any transaction, and never for longer than a few
    /// seconds: the customer waits.
    default Map<String, String> advertisement(String chatId, ChannelAccount account) {
        return Map.of();
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
