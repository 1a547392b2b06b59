package kz.jauap.channel.spi;

import java.net.URI;
import kz.jauap.channel.ChannelAccount;

/// A messenger that lets us tell it where to send updates, instead of a person typing the address into its pages.
public interface RegisteredWebhook {

    /// Asks the provider to send the account's updates to `address`, with the account's secret.
    AccountCheck register(ChannelAccount account, URI address);

    /// Asks the provider to send nothing any more.
    AccountCheck unregister(ChannelAccount account);
}
