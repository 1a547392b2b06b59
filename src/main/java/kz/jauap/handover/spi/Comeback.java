package kz.jauap.handover.spi;

import java.util.UUID;
import kz.jauap.shared.TenantId;

/// Goes on with a conversation that a person has given back to the bot without a word.
public interface Comeback {

    /// Called inside the transaction that gives it back; may enqueue a job, and no more.
    void givenBack(TenantId tenant, UUID conversation);
}
