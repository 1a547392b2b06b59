package kz.jauap.turn;

import java.util.Optional;
import java.util.UUID;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// The record of turns: why the bot said what it said.
@Component
public class Turns {

    private final TurnStore store;
    private final Database database;

    Turns(TurnStore store, Database database) {
        this.store = store;
        this.database = database;
    }

    public Optional<TurnRecord> find(TenantId tenant, UUID id) {
        return database.inTenant(tenant, () -> store.find(tenant, id));
    }
}
