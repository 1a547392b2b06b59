package kz.jauap.delivery;

import java.util.List;
import java.util.UUID;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.TenantId;

/// Wants to know what becomes of messages that are watched ([Outbox#watch]).
public interface DeliveryWatch {

    /// One step of one message.
    ///
    /// @param error why it did not go, "" when nothing went wrong
    record Step(TenantId tenant, UUID conversation, UUID message, DeliveryStatus status, String error) {}

    /// Called inside the transaction that stores the steps; may write rows and jobs, and no more.
    @CrossTenant("deliveries of several tenants that end together share one transaction")
    void moved(List<Step> steps);
}
