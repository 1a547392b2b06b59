package kz.jauap.knowledge.spi;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.jauap.knowledge.Passage;
import kz.jauap.shared.TenantId;

/// Finds passages of one tenant by their words, and keeps them so that nobody else must be asked for them. What it
/// holds can be lost at any time: it is made anew from the
/// database. An implementation passes the contract kit of the tests.
public interface PassageSearch extends AutoCloseable {

    /// What is looked for: for each word the terms it may stand for.
    record Query(List<Set<String>> words) {

        public Query {
            words = List.copyOf(words);
        }
    }

    /// What is known of the tenant after the change with this number.
    ///
    /// @param replaced documents whose passages go before the new ones come
    void put(TenantId tenant, long version, Collection<UUID> replaced, Iterable<Passage> passages);

    /// Forgets all of a tenant's passages: the number of its newest change is 0 again.
    void drop(TenantId tenant);

    /// The number of the newest change that is known, 0 for none or when all is lost.
    long version(TenantId tenant);

    /// The nearest passages, nearest first; never another tenant's.
    List<Passage> nearest(TenantId tenant, Query query, int most);

    /// How much each word tells: the rarer among the tenant's passages, the more. Known words only; 0 for others.
    List<Double> weights(TenantId tenant, Query query);

    /// A word nobody wrote, as the nearest word somebody did; the same where there is none.
    Set<String> mended(TenantId tenant, Set<String> word);

    /// How much a word nobody wrote would tell.
    double strangeWeight(TenantId tenant);

    @Override
    void close();
}
