package kz.jauap.handover.spi;

import java.util.UUID;
import kz.jauap.shared.TenantId;

/// Wants to look at what people said once a request is over.
public interface Aftermath {

    /// Called inside the transaction that ends it; may enqueue a job, and no more.
    void ended(TenantId tenant, UUID handover);
}
