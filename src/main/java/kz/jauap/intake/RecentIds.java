package kz.jauap.intake;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// The ids this node stored last, as far as one has not taken the place of another. Only a hint: a provider that
/// repeats itself usually does so soon and to the same node, and then the cheap way of storing need not be tried in
/// vain. Half of an id says where its other half is kept; both are random bits, so nothing has to be allotted or
/// cleared.
final class RecentIds {

    private static final int PLACES = 1 << 15;

    private final long[] halves = new long[PLACES];

    synchronized boolean containsAny(List<Arrival> arrivals) {
        for (Arrival one : arrivals) {
            UUID id = one.inboxId();
            if (halves[place(id)] == id.getLeastSignificantBits()) {
                return true;
            }
        }
        return false;
    }

    synchronized void add(Collection<UUID> stored) {
        for (UUID id : stored) {
            halves[place(id)] = id.getLeastSignificantBits();
        }
    }

    private static int place(UUID id) {
        return (int) (id.getMostSignificantBits() >>> 32) & (PLACES - 1);
    }
}
