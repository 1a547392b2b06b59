package kz.jauap.queue;

import static kz.jauap.shared.SqlArrays.longs;
import static kz.jauap.shared.SqlArrays.texts;
import static kz.jauap.shared.SqlArrays.times;
import static kz.jauap.shared.SqlArrays.uuids;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Puts jobs into lanes and completes lanes. Lanes are always locked in the order of their keys, so that writers wait
/// for each other and never in a circle.
@Component
@CrossTenant("the queue serves all tenants in shared batches; every statement joins on tenant_id")
class LaneStore {

    /// See [Jobs#ENQUEUE_STEPS]. A lane that runs no later for one more job is only locked: what comes when the
    /// patience with its burst has ended, or is due when the lane is, leaves no old version of the row behind.
    static final String ENQUEUE_STEPS = """
            put_job as (
                insert into job (tenant_id, queue, lane_id, payload, due_at, late_at, created_at)
                select unnest(?::uuid[]), unnest(?::text[]), unnest(?::uuid[]), unnest(?::text[]),
                       unnest(?::timestamptz[]), unnest(?::timestamptz[]), now()
            ), put_lane as (
                insert into lane (tenant_id, queue, id, due_at, quiet_until, late_at)
                select tenant_id, queue, id, quiet, quiet, late
                from (
                    select unnest(?::uuid[]) as tenant_id, unnest(?::text[]) as queue, unnest(?::uuid[]) as id,
                           unnest(?::timestamptz[]) as quiet, unnest(?::timestamptz[]) as late
                ) as new
                order by tenant_id, queue, id
                on conflict (tenant_id, queue, id) do update
                   set quiet_until = greatest(least(excluded.quiet_until, lane.late_at), lane.not_before),
                       due_at = least(
                           lane.due_at, greatest(least(excluded.quiet_until, lane.late_at), lane.not_before))
                 where lane.state = 0
                   and lane.quiet_until <> greatest(least(excluded.quiet_until, lane.late_at), lane.not_before)
            )
            """;

    private static final String ENQUEUE = "with %s select 1".formatted(ENQUEUE_STEPS);

    /// For jobs that are due: a lane that had nothing to do comes into being as ours, running. A lane
    /// that was there already is left as it is, and its jobs wait in it. Back come our lanes, with a lease, and
    /// all jobs, with none; a join of the two would compare each with each.
    private static final String ENQUEUE_CLAIMED = """
            with new_job as materialized (
                select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[])
                    with ordinality as new (tenant_id, queue, lane_id, payload, due, place)
            ), put_job as (
                insert into job (tenant_id, queue, lane_id, payload, due_at, late_at, created_at)
                select tenant_id, queue, lane_id, payload, due, due, now()
                from new_job
                order by place
                returning tenant_id, queue, lane_id, seq, payload, created_at
            ), put_lane as (
                insert into lane (tenant_id, queue, id, due_at, quiet_until, late_at, state, lease, lease_until, attempts)
                select tenant_id, queue, lane_id, due, due, due, 1, nextval('lane_lease'), ?, 1
                from (
                    select tenant_id, queue, lane_id, min(due) as due
                    from new_job
                    group by tenant_id, queue, lane_id
                ) as new_lane
                order by tenant_id, queue, lane_id
                on conflict (tenant_id, queue, id) do update
                   set quiet_until = greatest(least(excluded.quiet_until, lane.late_at), lane.not_before),
                       due_at = least(
                           lane.due_at, greatest(least(excluded.quiet_until, lane.late_at), lane.not_before))
                 where lane.state = 0
                   and lane.quiet_until <> greatest(least(excluded.quiet_until, lane.late_at), lane.not_before)
                returning tenant_id, queue, id, lease, state, due_at
            )
            select tenant_id, queue, id as lane_id, lease, due_at, null as seq, null as payload, null as created_at
            from put_lane where state = 1
            union all
            select tenant_id, queue, lane_id, null, null, seq, payload, created_at from put_job
            """;

    /// Each lane is looked up by its key alone (`offset 0` keeps the rest outside): a plan that may choose goes through
    /// all lanes that run, for every one of ours.
    private static final String LOCK_LANES = """
            select lane.lease
            from (
                select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::bigint[]) as ours (tenant_id, queue, id, lease)
                order by tenant_id, queue, id
            ) as mine
            cross join lateral (
                select lane.lease, lane.state
                from lane
                where lane.tenant_id = mine.tenant_id and lane.queue = mine.queue and lane.id = mine.id
                offset 0
                for update
            ) as lane
            where lane.lease = mine.lease and lane.state = 1
            """;

    /// What is ours is found by its key alone and then changed where it lies, jobs and lanes: any other way that a plan
    /// made for an empty table may take goes through all there are.
    private static final String REMOVE_JOBS = """
            delete from job
            where job.ctid = any (array(
                select held.place
                from unnest(?::uuid[], ?::text[], ?::uuid[], ?::bigint[]) as done (tenant_id, queue, lane_id, seq)
                cross join lateral (
                    select job.ctid as place
                    from job
                    where job.tenant_id = done.tenant_id and job.queue = done.queue
                      and job.lane_id = done.lane_id and job.seq = done.seq
                    offset 0
                ) as held
            ))
            """;

    private static final String END_LANES = """
            with rest as (
                select mine.not_before, mine.attempts, held.place, line.late_at,
                       coalesce(mine.not_before, least(line.due_at, line.late_at)) as quiet_until
                from unnest(?::uuid[], ?::text[], ?::uuid[], ?::timestamptz[], ?::bigint[])
                    as mine (tenant_id, queue, id, not_before, attempts)
                cross join lateral (
                    select lane.ctid as place
                    from lane
                    where lane.tenant_id = mine.tenant_id and lane.queue = mine.queue and lane.id = mine.id
                    offset 0
                ) as held
                cross join lateral (
                    select max(job.due_at) as due_at, min(job.late_at) as late_at
                    from job
                    where job.tenant_id = mine.tenant_id and job.queue = mine.queue and job.lane_id = mine.id
                ) as line
            ), gone as (
                delete from lane where lane.ctid = any (array(select place from rest where late_at is null))
            )
            update lane
               set state = 0, lease_until = null, late_at = rest.late_at,
                   not_before = coalesce(rest.not_before, '-infinity'),
                   due_at = rest.quiet_until, quiet_until = rest.quiet_until,
                   attempts = rest.attempts
              from rest
             where lane.ctid = rest.place and rest.late_at is not null
            """;

    private final Database database;

    LaneStore(Database database) {
        this.database = database;
    }

    void enqueue(List<NewJob> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        database.jdbc(connection -> {
            try (PreparedStatement enqueue = connection.prepareStatement(ENQUEUE)) {
                bindEnqueue(connection, enqueue, 1, jobs);
                return enqueue.execute();
            }
        });
    }

    /// See [Jobs#bindEnqueue].
    static void bindEnqueue(Connection connection, PreparedStatement statement, int first, List<NewJob> jobs)
            throws SQLException {
        statement.setArray(first, uuids(connection, jobs, job -> job.tenant().value()));
        statement.setArray(first + 1, texts(connection, jobs, NewJob::queue));
        statement.setArray(first + 2, uuids(connection, jobs, NewJob::lane));
        statement.setArray(first + 3, texts(connection, jobs, NewJob::payload));
        statement.setArray(first + 4, times(connection, jobs, NewJob::dueAt));
        statement.setArray(first + 5, times(connection, jobs, NewJob::lateAt));
        List<NewLane> lanes = NewLane.of(jobs);
        statement.setArray(
                first + 6, uuids(connection, lanes, lane -> lane.tenant().value()));
        statement.setArray(first + 7, texts(connection, lanes, NewLane::queue));
        statement.setArray(first + 8, uuids(connection, lanes, NewLane::id));
        statement.setArray(first + 9, times(connection, lanes, NewLane::quiet));
        statement.setArray(first + 10, times(connection, lanes, NewLane::late));
    }

    /// @param jobs due now
    /// @return the lanes that came into being, taken by us until `leaseUntil`
    List<ClaimedLane> enqueueClaimed(List<NewJob> jobs, Instant leaseUntil) {
        return database.jdbc(connection -> {
            try (PreparedStatement enqueue = connection.prepareStatement(ENQUEUE_CLAIMED)) {
                enqueue.setArray(1, uuids(connection, jobs, job -> job.tenant().value()));
                enqueue.setArray(2, texts(connection, jobs, NewJob::queue));
                enqueue.setArray(3, uuids(connection, jobs, NewJob::lane));
                enqueue.setArray(4, texts(connection, jobs, NewJob::payload));
                enqueue.setArray(5, times(connection, jobs, NewJob::dueAt));
                enqueue.setObject(6, leaseUntil.atOffset(ZoneOffset.UTC));
                Map<LaneKey, ClaimedLane> ours = new LinkedHashMap<>();
                List<PlacedJob> all = new ArrayList<>();
                try (ResultSet rows = enqueue.executeQuery()) {
                    while (rows.next()) {
                        readClaimed(rows, ours, all);
                    }
                }
                all.sort(Comparator.comparing(one -> one.job.seq()));
                all.forEach(one -> ours.computeIfPresent(one.lane, (key, lane) -> lane.followedBy(one.job)));
                return List.copyOf(ours.values());
            }
        });
    }

    private static void readClaimed(ResultSet row, Map<LaneKey, ClaimedLane> ours, List<PlacedJob> all)
            throws SQLException {
        TenantId tenant = new TenantId(row.getObject(1, UUID.class));
        LaneKey key = new LaneKey(tenant, row.getString(2), row.getObject(3, UUID.class));
        long lease = row.getLong(4);
        if (row.wasNull()) {
            Instant createdAt = row.getObject(8, OffsetDateTime.class).toInstant();
            all.add(new PlacedJob(key, new ClaimedLane.ClaimedJob(row.getLong(6), row.getString(7), createdAt)));
        } else {
            Instant dueAt = row.getObject(5, OffsetDateTime.class).toInstant();
            ours.put(key, new ClaimedLane(tenant, key.queue, key.lane, lease, 1, dueAt, List.of()));
        }
    }

    Set<Long> complete(List<Completion> completions) {
        return database.jdbc(connection -> {
            Set<Long> held = lock(connection, completions);
            List<Completion> mine = completions.stream()
                    .filter(one -> held.contains(one.lease()))
                    .toList();
            if (!mine.isEmpty()) {
                removeJobs(connection, mine);
                endLanes(connection, mine);
            }
            return held;
        });
    }

    private static Set<Long> lock(Connection connection, List<Completion> all) throws SQLException {
        Set<Long> held = new HashSet<>();
        try (PreparedStatement lock = connection.prepareStatement(LOCK_LANES)) {
            bindLanes(connection, lock, all);
            lock.setArray(4, longs(connection, all, Completion::lease));
            try (ResultSet rows = lock.executeQuery()) {
                while (rows.next()) {
                    held.add(rows.getLong(1));
                }
            }
        }
        return held;
    }

    private static void removeJobs(Connection connection, List<Completion> mine) throws SQLException {
        List<JobKey> keys = mine.stream()
                .flatMap(one -> one.doneSeqs().stream().map(seq -> new JobKey(one, seq)))
                .toList();
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement remove = connection.prepareStatement(REMOVE_JOBS)) {
            remove.setArray(1, uuids(connection, keys, key -> key.of().tenant().value()));
            remove.setArray(2, texts(connection, keys, key -> key.of().queue()));
            remove.setArray(3, uuids(connection, keys, key -> key.of().lane()));
            remove.setArray(4, longs(connection, keys, JobKey::seq));
            int removed = remove.executeUpdate();
            if (removed != keys.size()) {
                throw new IllegalStateException("a job was completed twice: " + keys.size() + " named, " + removed
                        + " removed; the transaction is rolled back");
            }
        }
    }

    private static void endLanes(Connection connection, List<Completion> mine) throws SQLException {
        try (PreparedStatement end = connection.prepareStatement(END_LANES)) {
            bindLanes(connection, end, mine);
            end.setArray(4, times(connection, mine, Completion::notBefore));
            end.setArray(5, longs(connection, mine, one -> (long) one.attempts()));
            end.executeUpdate();
        }
    }

    private static void bindLanes(Connection connection, PreparedStatement statement, List<Completion> lanes)
            throws SQLException {
        statement.setArray(1, uuids(connection, lanes, one -> one.tenant().value()));
        statement.setArray(2, texts(connection, lanes, Completion::queue));
        statement.setArray(3, uuids(connection, lanes, Completion::lane));
    }

    private record JobKey(Completion of, long seq) {}

    private record LaneKey(TenantId tenant, String queue, UUID lane) {}

    private record PlacedJob(LaneKey lane, ClaimedLane.ClaimedJob job) {}
}
