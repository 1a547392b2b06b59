package kz.jauap.media;

import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.spi.Media;
import kz.jauap.shared.TenantId;

/// The one way to a customer's file: what is kept is given at once, else it is fetched from its messenger. Blocks; no
/// transaction is open meanwhile. Never throws for what a provider, a network or a disk can do.
public interface FileDoor {

    Media fetch(TenantId tenant, ChannelId channel, Attachment attachment, Media.Limits limits);
}
