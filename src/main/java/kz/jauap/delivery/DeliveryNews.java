package kz.jauap.delivery;

import java.util.List;
import kz.jauap.shared.CrossTenant;

/// Wants to know of every step of every message, watched or not.
public interface DeliveryNews {

    /// Called inside the transaction that stores the steps; may write rows and jobs, and no more.
    @CrossTenant("deliveries of several tenants that end together share one transaction")
    void stepped(List<DeliveryWatch.Step> steps);
}
