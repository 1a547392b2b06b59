package kz.jauap.knowledge.spi;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kz.jauap.shared.TenantId;

/// Finds sentences of one tenant by what they mean. What it holds can be lost at any time: it is made anew from the
/// database. All vectors are of one model. An implementation passes the contract kit of the tests.
public interface VectorIndex extends AutoCloseable {

    /// A sentence of a passage.
    ///
    /// @param version of the document
    /// @param place of the sentence within its passage, from 0
    record Entry(UUID document, int version, UUID passage, int place, Vector vector) {}

    /// A sentence that was found.
    ///
    /// @param likeness of what it means to what was asked, from -1 to 1
    record Near(UUID passage, int place, double likeness) {}

    /// What is known of the tenant after the change with this number.
    ///
    /// @param replaced documents whose sentences go before the new ones come
    /// @throws Unreachable when it cannot be done now
    void put(TenantId tenant, long version, Collection<UUID> replaced, List<Entry> entries);

    /// Forgets all of a tenant's sentences: the number of its newest change is 0 again.
    void drop(TenantId tenant);

    /// The number of the newest change that is known, 0 for none or when all is lost.
    long version(TenantId tenant);

    /// The nearest sentences, nearest first; never another tenant's.
    ///
    /// @throws Unreachable when it cannot be asked now
    List<Near> nearest(TenantId tenant, Vector asked, int most);

    @Override
    void close();

    /// The engine is away, or does not answer as it should.
    final class Unreachable extends RuntimeException {

        /// @param reason without addresses and keys
        public Unreachable(String reason) {
            super(reason, null, false, false);
        }
    }
}
