package kz.jauap.ops.alert;

import java.time.Instant;
import java.util.List;
import kz.jauap.channel.ChannelAccount;

/// What is in the way of accounts this node asks for messages.
public interface PollTroubles {

    List<Trouble> standing();

    /// @param words without secrets and without what customers wrote
    record Trouble(ChannelAccount account, String words, Instant since) {}
}
