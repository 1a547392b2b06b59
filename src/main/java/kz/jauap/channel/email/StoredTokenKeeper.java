package kz.jauap.channel.email;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.Channels;
import org.springframework.stereotype.Component;

/// Keeps them among the account's secrets, sealed, where every node finds them.
@Component
class StoredTokenKeeper implements TokenKeeper {

    private final Channels channels;

    StoredTokenKeeper(Channels channels) {
        this.channels = channels;
    }

    @Override
    public Optional<String> newest(ChannelAccount account) {
        return channels.fresh(account.tenant(), account.channel()).flatMap(one -> one.secret(MailTokens.REFRESH_TOKEN));
    }

    @Override
    public void keep(ChannelAccount account, String refreshToken, Optional<Instant> until) {
        Map<String, String> config = new HashMap<>();
        until.ifPresent(end -> config.put(Channels.ACCESS_UNTIL, end.toString()));
        channels.exchanged(account, config, Map.of(MailTokens.REFRESH_TOKEN, refreshToken));
    }
}
