package kz.jauap.intake;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.jauap.queue.Jobs;
import kz.jauap.queue.NewJob;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.GroupCommit;
import org.springframework.stereotype.Component;

/// The commit that makes a message ours: inbox row and turn job, in one transaction. Requests that arrive at the
/// same moment share it.
@Component
class InboundCommit implements AutoCloseable {

    private static final int REQUESTS_PER_COMMIT = 256;
    private static final int MOST_WAITING = 20_000;

    private final InboxStore inbox;
    private final Jobs jobs;
    private final GroupCommit<List<Arrival>, List<UUID>> commits;

    InboundCommit(InboxStore inbox, Jobs jobs) {
        this.inbox = inbox;
        this.jobs = jobs;
        this.commits = new GroupCommit<>("intake", REQUESTS_PER_COMMIT, MOST_WAITING, this::write);
    }

    /// Blocks until all of one request is committed.
    ///
    /// @return inbox ids of the messages that were new
    /// @throws GroupCommit.Refused when nothing was stored
    List<UUID> store(List<Arrival> arrivals) {
        return arrivals.isEmpty() ? List.of() : commits.submit(arrivals);
    }

    @Override
    public void close() {
        commits.close();
    }

    @CrossTenant("one transaction holds what several tenants' customers wrote at the same moment")
    private List<List<UUID>> write(List<List<Arrival>> requests) {
        Map<UUID, Arrival> different = new LinkedHashMap<>();
        requests.forEach(request -> request.forEach(one -> different.putIfAbsent(one.inboxId(), one)));
        List<Arrival> all = List.copyOf(different.values());
        Set<UUID> fresh = inbox.store(all);
        jobs.announce(jobsOf(all, fresh));
        Set<UUID> unclaimed = new HashSet<>(fresh);
        return requests.stream()
                .map(request -> request.stream()
                        .map(Arrival::inboxId)
                        .filter(unclaimed::remove)
                        .toList())
                .toList();
    }

    private static List<NewJob> jobsOf(List<Arrival> all, Set<UUID> fresh) {
        return all.stream()
                .filter(one -> fresh.contains(one.inboxId()))
                .map(Arrival::job)
                .toList();
    }
}
