package kz.jauap.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
        List<Arrival> all = different(requests);
        Set<UUID> unclaimed = inbox.store(all);
        List<NewJob> fresh = new ArrayList<>(all.size());
        for (Arrival one : all) {
            if (unclaimed.contains(one.inboxId())) {
                fresh.add(one.job());
            }
        }
        jobs.announce(fresh);
        List<List<UUID>> answers = new ArrayList<>(requests.size());
        requests.forEach(request -> answers.add(claimed(request, unclaimed)));
        return answers;
    }

    private static List<Arrival> different(List<List<Arrival>> requests) {
        Set<UUID> seen = HashSet.newHashSet(requests.size());
        List<Arrival> different = new ArrayList<>(requests.size());
        for (List<Arrival> request : requests) {
            for (Arrival one : request) {
                if (seen.add(one.inboxId())) {
                    different.add(one);
                }
            }
        }
        return different;
    }

    /// What two requests brought at the same moment is new to the first of them.
    private static List<UUID> claimed(List<Arrival> request, Set<UUID> unclaimed) {
        List<UUID> ours = new ArrayList<>(request.size());
        for (Arrival one : request) {
            if (unclaimed.remove(one.inboxId())) {
                ours.add(one.inboxId());
            }
        }
        return ours;
    }
}
