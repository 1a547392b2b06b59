package kz.jauap.channel.email;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelMemory;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Remembers in the database, so that any node goes on where another stopped.
@Component
class StoredMailBook implements MailBook, ChannelMemory {

    private final MailStore store;
    private final Database database;

    StoredMailBook(MailStore store, Database database) {
        this.store = store;
        this.database = database;
    }

    @Override
    public Optional<Place> place(ChannelAccount account) {
        return database.inTenant(account.tenant(), () -> store.place(account.tenant(), account.channel()));
    }

    @Override
    public void place(ChannelAccount account, Place place) {
        database.inTenant(account.tenant(), () -> store.move(account.tenant(), account.channel(), place));
    }

    @Override
    public Instant connectedAt(ChannelAccount account) {
        return database.inTenant(account.tenant(), () -> store.connectedAt(account.tenant(), account.channel()));
    }

    @Override
    public Optional<Thread> thread(ChannelAccount account, String chatId) {
        return database.inTenant(account.tenant(), () -> store.thread(account.tenant(), account.channel(), chatId));
    }

    @Override
    public void heard(ChannelAccount account, Map<String, Thread> threads) {
        database.inTenant(
                account.tenant(),
                () -> threads.forEach(
                        (chatId, thread) -> store.heard(account.tenant(), account.channel(), chatId, thread)));
    }

    @Override
    public int forget(TenantId tenant, Instant before) {
        return database.inTenant(tenant, () -> store.forget(tenant, before));
    }
}
