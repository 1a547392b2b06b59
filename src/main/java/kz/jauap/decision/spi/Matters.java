package kz.jauap.decision.spi;

import java.util.List;
import java.util.UUID;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.TenantId;

/// Keeps what customers want beyond a turn.
public interface Matters {

    /// What a skill has taken up for a customer.
    ///
    /// @param kind name of the skill
    /// @param summary what people read first; may be empty
    /// @param settled whether nothing is left to do for anybody
    record Matter(TenantId tenant, UUID conversation, String kind, String summary, boolean settled) {}

    /// Called inside the transaction of the turns that took them up.
    @CrossTenant("turns of several tenants that end together share one transaction")
    void takenUp(List<Matter> matters);

    /// A person has settled what a skill took up, outside of a handover. Called inside the transaction in which they
    /// did; a matter that a handover is open about is settled with that.
    ///
    /// @param kind name of the skill
    void settled(TenantId tenant, UUID conversation, String kind);
}
