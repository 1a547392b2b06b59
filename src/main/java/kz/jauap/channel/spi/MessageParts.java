package kz.jauap.channel.spi;

import java.util.List;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.Channels;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Cuts words into the messages it takes to carry them on a channel, and knows where no words can be carried at all.
@Component
public class MessageParts {

    private final Channels channels;
    private final Adapters adapters;

    MessageParts(Channels channels, Adapters adapters) {
        this.channels = channels;
        this.adapters = adapters;
    }

    /// Whether an answer can reach who wrote on this channel.
    public boolean leadsBack(TenantId tenant, ChannelId channel) {
        return channels.find(tenant, channel)
                .map(account -> adapters.get(account.kind()).leadsBack())
                .orElse(true);
    }

    /// At least one; the words as they are where the channel is gone.
    public List<String> of(TenantId tenant, ChannelId channel, String words) {
        return channels.find(tenant, channel)
                .map(account -> adapters.get(account.kind()).parts(words))
                .orElse(List.of(words));
    }
}
