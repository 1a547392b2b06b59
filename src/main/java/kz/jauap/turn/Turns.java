package kz.jauap.turn;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// The record of turns: why the bot said what it said.
@Component
public class Turns {

    private final TurnStore store;
    private final HeardStore heard;
    private final Database database;

    Turns(TurnStore store, HeardStore heard, Database database) {
        this.store = store;
        this.heard = heard;
        this.database = database;
    }

    public Optional<TurnRecord> find(TenantId tenant, UUID id) {
        return database.inTenant(tenant, () -> store.find(tenant, id));
    }

    /// Whose turn it is.
    @CrossTenant("the house's administrator may ask by the id alone")
    public Optional<TenantId> tenantOf(UUID turn) {
        return database.acrossTenants(() -> store.tenantOf(turn));
    }

    /// Forgets some turns, and what was heard for them, from before a moment.
    ///
    /// @return rows removed; zero when nothing is left to forget
    public int forget(TenantId tenant, Instant before) {
        return database.inTenant(tenant, () -> store.forget(tenant, before) + heard.forget(tenant, before));
    }
}
