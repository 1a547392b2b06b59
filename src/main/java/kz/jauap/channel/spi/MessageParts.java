package kz.jauap.channel.spi;

import java.util.List;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.Channels;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Cuts words into the messages it takes to carry them on a channel.
@Component
public class MessageParts {

    private final Channels channels;
    private final Adapters adapters;

    MessageParts(Channels channels, Adapters adapters) {
        this.channels = channels;
        this.adapters = adapters;
    }

    /// At least one; the words as they are where the channel is gone.
    public List<String> of(TenantId tenant, ChannelId channel, String words) {
        return channels.find(tenant, channel)
                .map(account -> adapters.get(account.kind()).parts(words))
                .orElse(List.of(words));
    }
}
