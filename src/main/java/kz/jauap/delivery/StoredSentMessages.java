package kz.jauap.delivery;

import kz.jauap.channel.ChannelId;
import kz.jauap.channel.SentMessages;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// What the outbox knows.
@Component
class StoredSentMessages implements SentMessages {

    private final OutboxStore store;
    private final Database database;

    StoredSentMessages(OutboxStore store, Database database) {
        this.store = store;
        this.database = database;
    }

    @Override
    public boolean knows(TenantId tenant, ChannelId channel, String providerMessageId) {
        return database.inTenant(tenant, () -> store.knows(tenant, channel, providerMessageId));
    }
}
