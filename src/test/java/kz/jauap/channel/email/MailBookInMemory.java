package kz.jauap.channel.email;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;

/// Remembers until the test is over.
final class MailBookInMemory implements MailBook {

    volatile Instant connected = Instant.now();
    private final Map<ChannelId, Place> places = new ConcurrentHashMap<>();
    private final Map<String, Thread> threads = new ConcurrentHashMap<>();

    @Override
    public Optional<Place> place(ChannelAccount account) {
        return Optional.ofNullable(places.get(account.channel()));
    }

    @Override
    public void place(ChannelAccount account, Place place) {
        places.put(account.channel(), place);
    }

    @Override
    public Instant connectedAt(ChannelAccount account) {
        return connected;
    }

    @Override
    public Optional<Thread> thread(ChannelAccount account, String chatId) {
        return Optional.ofNullable(threads.get(chatId));
    }

    @Override
    public void heard(ChannelAccount account, Map<String, Thread> heard) {
        threads.putAll(heard);
    }
}
