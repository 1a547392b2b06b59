package kz.jauap.turn.origin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import kz.jauap.channel.Channels;
import kz.jauap.channel.spi.Adapters;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.Origin;
import kz.jauap.intake.Inbox;
import org.springframework.stereotype.Component;

/// What led the customer here, noted with the conversation. An advertisement that is named by its number alone is asked
/// for what it is called, once, where its messenger can tell.
@Component
public class Origins {

    private final Channels channels;
    private final Adapters adapters;

    Origins(Channels channels, Adapters adapters) {
        this.channels = channels;
        this.adapters = adapters;
    }

    /// The conversation with what its burst tells of that; as it is where it tells nothing.
    public Conversation of(Conversation conversation, List<Inbox.Received> burst, Instant now) {
        return Origin.of(burst.stream().map(Inbox.Received::message).toList(), now)
                .map(conversation::cameBy)
                .map(this::named)
                .orElse(conversation);
    }

    private Conversation named(Conversation conversation) {
        Origin origin = conversation.state().origin();
        if (origin == null || !origin.isUnnamed()) {
            return conversation;
        }
        Map<String, String> learned = channels.find(conversation.tenant(), conversation.channel())
                .flatMap(account -> adapters.find(account.kind().name())
                        .map(adapter -> adapter.advertisement(conversation.chatId(), account)))
                .orElse(Map.of());
        return conversation.cameBy(origin.named(learned));
    }
}
