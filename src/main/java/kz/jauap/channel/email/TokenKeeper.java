package kz.jauap.channel.email;

import java.time.Instant;
import java.util.Optional;
import kz.jauap.channel.ChannelAccount;

/// Keeps what a provider gives in exchange for a refresh token: the next one, after which the
/// former may be worth nothing.
interface TokenKeeper {

    /// The refresh token the account has by now: another node may have exchanged it.
    Optional<String> newest(ChannelAccount account);

    /// @param until how long it holds, where the provider says so
    void keep(ChannelAccount account, String refreshToken, Optional<Instant> until);
}
