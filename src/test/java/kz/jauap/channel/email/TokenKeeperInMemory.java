package kz.jauap.channel.email;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;

/// Keeps until the test is over, and can be out of order.
final class TokenKeeperInMemory implements TokenKeeper {

    final Map<ChannelId, String> kept = new ConcurrentHashMap<>();
    final List<Instant> ends = new CopyOnWriteArrayList<>();
    volatile boolean broken;

    @Override
    public Optional<String> newest(ChannelAccount account) {
        return Optional.ofNullable(kept.get(account.channel()));
    }

    @Override
    public void keep(ChannelAccount account, String refreshToken, Optional<Instant> until) {
        if (broken) {
            throw new IllegalStateException("the database is away");
        }
        kept.put(account.channel(), refreshToken);
        until.ifPresent(ends::add);
    }
}
