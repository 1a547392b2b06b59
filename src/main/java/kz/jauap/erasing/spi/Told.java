package kz.jauap.erasing.spi;

import java.util.List;
import java.util.Map;
import kz.jauap.shared.TenantId;

/// Tells the people of a business that a customer is erased.
public interface Told {

    /// Blocks; no transaction is open.
    ///
    /// @param counts of what was erased, by kind
    /// @param remains what could not be removed
    /// @return false when it is to be tried again
    boolean tell(TenantId tenant, Map<String, Long> counts, List<String> remains);
}
