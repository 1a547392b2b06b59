package kz.jauap.erasing.spi;

import java.time.Duration;
import kz.jauap.shared.TenantId;
import tools.jackson.databind.JsonNode;

/// Removes things of one kind that lie outside of the database.
public interface Outside {

    /// As tasks name it: `file`, `topic`, `alone`.
    String kind();

    /// Removes one thing. Blocks; no transaction is open. May be called again for the same thing.
    Removal remove(TenantId tenant, JsonNode target);

    /// What came of it.
    sealed interface Removal {

        /// It is gone, or never was.
        record Gone() implements Removal {}

        /// Not now; to be tried again, not before so long.
        record Later(Duration after, String reason) implements Removal {}

        /// It cannot be removed by us.
        ///
        /// @param what remains and why, for a person, without a word of the customer's
        record Remains(String what) implements Removal {}
    }
}
