package kz.jauap.channel;

import java.time.Instant;
import kz.jauap.shared.TenantId;

/// What a channel keeps of chats besides their words: it is kept for as long as they are.
public interface ChannelMemory {

    /// Forgets some of what is older.
    ///
    /// @return rows removed; zero when nothing is left to forget
    int forget(TenantId tenant, Instant before);
}
