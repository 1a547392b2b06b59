package kz.jauap.intake;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The ids this node stored last. Only a hint: a provider that repeats itself usually does so soon and to the same
/// node,
/// and then the cheap way of storing need not be tried in vain.
final class RecentIds {

    private static final int MOST = 20_000;

    private final Map<UUID, Boolean> ids = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
            return size() > MOST;
        }
    };

    synchronized boolean containsAny(List<Arrival> arrivals) {
        return arrivals.stream().map(Arrival::inboxId).anyMatch(ids::containsKey);
    }

    synchronized void add(Collection<UUID> stored) {
        stored.forEach(id -> ids.put(id, true));
    }
}
