package kz.jauap.api;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.Channels;
import kz.jauap.channel.ConversationKey;
import kz.jauap.contact.Contacts;
import kz.jauap.contact.Person;
import kz.jauap.conversation.Author;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.Conversations;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.TenantId;
import kz.jauap.speaking.Speaking;
import kz.jauap.speaking.Words;
import org.springframework.stereotype.Component;

/// Says what an owner's script wants said: in the conversation's order, stored before anybody is told so.
@Component
public class Sending {

    private static final int MOST_TRIES = 5;

    private final Channels channels;
    private final Conversations conversations;
    private final Contacts contacts;
    private final Speaking speaking;
    private final Database database;
    private final IdSource ids;
    private final Clock clock;

    Sending(
            Channels channels,
            Conversations conversations,
            Contacts contacts,
            Speaking speaking,
            Database database,
            IdSource ids,
            Clock clock) {
        this.channels = channels;
        this.conversations = conversations;
        this.contacts = contacts;
        this.speaking = speaking;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /// Where to say something: in a conversation, or in a chat of an account.
    public sealed interface Place {

        record Talk(UUID conversation) implements Place {}

        /// @param channel,account "" when there is only one account, or one that knows the chat
        /// @param begin whether a chat nobody has written in yet may be begun
        record Chat(String channel, String account, String chat, boolean begin) implements Place {}
    }

    /// What is wanted.
    ///
    /// @param files by public address
    /// @param key names it: the same again is not said again
    public record Wish(Place place, String text, List<Attachment> files, UUID key) {}

    /// What became of it.
    public sealed interface Sent {

        /// It will be sent, as these messages.
        record Waiting(UUID conversation, List<UUID> ids) implements Sent {}

        record NoSuchChat() implements Sent {}

        /// No account, or not exactly one, is meant.
        record NoAccount(List<String> accounts) implements Sent {}

        /// The account is switched off.
        record Off(String account) implements Sent {}

        /// The customer wants to be left alone.
        record LeftAlone() implements Sent {}
    }

    public Sent send(TenantId tenant, Wish wish) {
        for (int tries = 1; ; tries++) {
            try {
                return sendOnce(tenant, wish);
            } catch (Speaking.Moved moved) {
                if (tries == MOST_TRIES) {
                    throw moved;
                }
            }
        }
    }

    private Sent sendOnce(TenantId tenant, Wish wish) {
        return switch (wish.place()) {
            case Place.Talk(UUID id) ->
                database.inTenant(
                        tenant,
                        () -> conversations
                                .lock(tenant, id)
                                .map(talk -> say(talk, wish))
                                .orElseGet(Sent.NoSuchChat::new));
            case Place.Chat chat -> inChat(tenant, chat, wish);
        };
    }

    private Sent inChat(TenantId tenant, Place.Chat chat, Wish wish) {
        List<ChannelAccount> all = channels.of(tenant);
        List<ChannelAccount> meant = all.stream()
                .filter(one -> chat.channel().isEmpty() || one.kind().name().equals(chat.channel()))
                .filter(one -> chat.account().isEmpty() || one.account().equals(chat.account()))
                .toList();
        List<ChannelAccount> one = meant.size() > 1 ? knowing(chat.chat(), meant) : meant;
        if (one.size() != 1) {
            return new Sent.NoAccount(all.stream().map(ChannelAccount::toString).toList());
        }
        ChannelAccount account = one.getFirst();
        UUID id = ConversationKey.of(account.channel(), chat.chat());
        return database.inTenant(tenant, () -> {
            Optional<Conversation> known = conversations.lock(tenant, id);
            if (known.isEmpty() && !chat.begin()) {
                return new Sent.NoSuchChat();
            }
            return say(known.orElseGet(() -> begun(account, id, chat.chat())), wish);
        });
    }

    /// Of several accounts those in which somebody has written in this chat.
    private List<ChannelAccount> knowing(String chat, List<ChannelAccount> accounts) {
        return accounts.stream()
                .filter(account -> conversations
                        .find(account.tenant(), ConversationKey.of(account.channel(), chat))
                        .isPresent())
                .toList();
    }

    private Conversation begun(ChannelAccount account, UUID id, String chat) {
        contacts.meet(
                List.of(new Person(account.tenant(), account.channel(), chat, ids.next(), null, null)), List.of());
        return Conversation.fresh(account.tenant(), id, account.channel(), chat, chat, clock.instant());
    }

    private Sent say(Conversation talk, Wish wish) {
        List<UUID> before = speaking.saidAs(talk, wish.key());
        if (!before.isEmpty()) {
            return new Sent.Waiting(talk.id(), before);
        }
        Optional<ChannelAccount> account = channels.find(talk.tenant(), talk.channel());
        if (account.isEmpty() || !account.get().active()) {
            return new Sent.Off(account.map(ChannelAccount::toString).orElse("?"));
        }
        if (talk.state().refusal() != null) {
            return new Sent.LeftAlone();
        }
        speaking.say(
                talk, List.of(new Words(Author.BOT, wish.text(), wish.files(), List.of(), Optional.of(wish.key()))));
        return new Sent.Waiting(talk.id(), speaking.saidAs(talk, wish.key()));
    }
}
