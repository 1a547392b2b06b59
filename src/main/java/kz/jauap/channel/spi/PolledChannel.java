package kz.jauap.channel.spi;

import kz.jauap.channel.ChannelAccount;

/// A messenger that can be asked for its updates, for an installation without a public address. At most one poll may
/// run for an account, over all nodes.
public interface PolledChannel {

    /// Whether this account is to be asked. Where the provider can also tell us, only those whose `updates` is
    /// `polling`.
    default boolean asks(ChannelAccount account) {
        return account.setting("updates").filter("polling"::equals).isPresent();
    }

    /// Starts asking, on a thread of its own, until the poll is closed.
    Poll poll(ChannelAccount account, Receiver receiver);

    /// Takes each update, in order, one at a time. It came over our own authenticated call: there is nothing to verify.
    @FunctionalInterface
    interface Receiver {

        /// Returns once the update is committed; only then is it forgotten by the provider. After an exception it is
        /// offered again, later.
        void receive(ChannelAccount account, WebhookRequest update);
    }

    /// A running poll.
    interface Poll extends AutoCloseable {

        /// What is in the way now, "" when nothing is.
        String trouble();

        /// Stops at once; an update being received is finished first.
        @Override
        void close();
    }
}
