package kz.jauap.intake;

import java.util.List;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.Echo;
import kz.jauap.channel.TakenBack;

/// Where goes what happens in a chat beside the customer's messages. Implemented by a module intake
/// does not know.
public interface AsideSink {

    /// Returns when it is committed.
    ///
    /// @param echoes what was written in the account's name
    /// @param takenBack messages customers have deleted
    void store(ChannelAccount account, List<Echo> echoes, List<TakenBack> takenBack);
}
