package kz.jauap.queue;

import static kz.jauap.shared.SqlArrays.longs;
import static kz.jauap.shared.SqlArrays.times;
import static kz.jauap.shared.SqlArrays.uuids;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Takes due lanes out for one runner. Every tenant with due lanes gets an equal share of a claim, so a noisy one
/// cannot starve the rest. A claim starts at a floor per tenant, so that it need not walk over rows that are gone but
/// that an
/// old snapshot somewhere keeps from being cleaned away.
@Component
@CrossTenant("workers serve all tenants; every statement joins on tenant_id")
class ClaimStore {

    /// A lane whose burst goes on is looked at for nothing, and moved to the end of its patience. Locked rows are
    /// updated where they lie: no plan made for a small table can turn that into a walk over a big one.
    private static final String CLAIM_LANES = """
            with head as materialized (
                select due.place, due.quiet_until
                from unnest(?::uuid[], ?::timestamptz[]) as asked (tenant_id, floor)
                cross join lateral (
                    select lane.ctid as place, lane.quiet_until
                    from lane
                    where lane.queue = ? and lane.tenant_id = asked.tenant_id and lane.state = 0
                      and lane.due_at >= asked.floor and lane.due_at <= ?
                    order by lane.due_at
                    limit ?
                    for update skip locked
                ) as due
            ), moved as (
                update lane set due_at = lane.quiet_until
                where lane.ctid = any (array(select place from head where quiet_until > ?))
            )
            update lane
               set state = 1, lease = nextval('lane_lease'), lease_until = ?, attempts = lane.attempts + 1
             where lane.ctid = any (array(select place from head where quiet_until <= ?))
            returning lane.tenant_id, lane.id, lane.lease, lane.attempts, lane.quiet_until
            """;

    /// A statement of its own: it must see the jobs as they are after the lanes were locked, not before.
    private static final String READ_JOBS = """
            select mine.lease, job.seq, job.payload, job.created_at
            from unnest(?::uuid[], ?::uuid[], ?::bigint[]) as mine (tenant_id, lane_id, lease)
            cross join lateral (
                select seq, payload, created_at
                from job
                where job.tenant_id = mine.tenant_id and job.queue = ? and job.lane_id = mine.lane_id
                order by seq
                limit ?
            ) as job
            """;

    private static final String NEXT_DUE = """
            select min(next.due_at)
            from unnest(?::uuid[], ?::timestamptz[]) as asked (tenant_id, floor)
            cross join lateral (
                select due_at from lane
                where lane.queue = ? and lane.tenant_id = asked.tenant_id and lane.state = 0
                  and lane.due_at >= asked.floor
                order by due_at limit 1
            ) as next
            """;

    /// A loose index scan: one probe per tenant that has waiting lanes, however many lanes it has.
    private static final String FIRST_DUE = """
            with recursive first (tenant_id, due_at) as (
                (select tenant_id, due_at from lane where queue = ? and state = 0 order by tenant_id, due_at limit 1)
                union all
                select next.tenant_id, next.due_at
                from first cross join lateral (
                    select lane.tenant_id, lane.due_at from lane
                    where lane.queue = ? and lane.state = 0 and lane.tenant_id > first.tenant_id
                    order by lane.tenant_id, lane.due_at limit 1
                ) as next
            )
            select tenant_id, due_at from first
            """;

    /// A lane that someone holds is just ending or being extended: it is not waited for, so that nobody waits in a
    /// circle. As in a claim, locked rows are updated where they lie; the order picks the index over what runs.
    private static final String FREE_EXPIRED = """
            update lane
               set state = 0, lease_until = null, due_at = ?, quiet_until = ?
             where lane.ctid = any (array(
                select lane.ctid from lane
                where lane.queue = ? and lane.state = 1 and lane.lease_until < ?
                order by lane.lease_until
                for update skip locked
            ))
            """;

    /// A lane that someone holds is just ending: it needs no extension. Each is looked up by its key alone (`offset 0`
    /// keeps the rest outside): a plan that may choose goes through all that run for every one of ours.
    private static final String EXTEND = """
            update lane set lease_until = ?
             where lane.ctid = any (array(
                select held.place
                from unnest(?::uuid[], ?::uuid[], ?::bigint[]) as mine (tenant_id, id, lease)
                cross join lateral (
                    select lane.ctid as place, lane.lease, lane.state
                    from lane
                    where lane.tenant_id = mine.tenant_id and lane.queue = ? and lane.id = mine.id
                    offset 0
                    for update skip locked
                ) as held
                where held.lease = mine.lease and held.state = 1
            ))
            """;

    private final Database database;

    ClaimStore(Database database) {
        this.database = database;
    }

    /// @param floors for every tenant to ask, the due time to start from
    /// @param perTenant lanes at most for each
    /// @param jobsPerLane jobs at most that ride along in one lane
    List<ClaimedLane> claim(
            String queue, Map<TenantId, Instant> floors, Instant now, int perTenant, int jobsPerLane, Duration lease) {
        if (floors.isEmpty()) {
            return List.of();
        }
        return database.acrossTenants(() -> database.jdbc(connection -> {
            List<ClaimedLane> bare = lock(connection, queue, floors, now, perTenant, now.plus(lease));
            return bare.isEmpty() ? bare : withJobs(connection, queue, bare, jobsPerLane);
        }));
    }

    private static List<ClaimedLane> lock(
            Connection connection,
            String queue,
            Map<TenantId, Instant> floors,
            Instant now,
            int perTenant,
            Instant leaseUntil)
            throws SQLException {
        List<Map.Entry<TenantId, Instant>> asked = List.copyOf(floors.entrySet());
        try (PreparedStatement claim = connection.prepareStatement(CLAIM_LANES)) {
            claim.setArray(1, uuids(connection, asked, one -> one.getKey().value()));
            claim.setArray(2, times(connection, asked, Map.Entry::getValue));
            claim.setString(3, queue);
            claim.setObject(4, utc(now));
            claim.setInt(5, perTenant);
            claim.setObject(6, utc(now));
            claim.setObject(7, utc(leaseUntil));
            claim.setObject(8, utc(now));
            List<ClaimedLane> lanes = new ArrayList<>();
            try (ResultSet rows = claim.executeQuery()) {
                while (rows.next()) {
                    lanes.add(new ClaimedLane(
                            new TenantId(rows.getObject(1, UUID.class)),
                            queue,
                            rows.getObject(2, UUID.class),
                            rows.getLong(3),
                            rows.getInt(4),
                            rows.getObject(5, OffsetDateTime.class).toInstant(),
                            List.of()));
                }
            }
            return lanes;
        }
    }

    private static List<ClaimedLane> withJobs(
            Connection connection, String queue, List<ClaimedLane> lanes, int jobsPerLane) throws SQLException {
        Map<Long, List<ClaimedLane.ClaimedJob>> jobs = new LinkedHashMap<>();
        lanes.forEach(lane -> jobs.put(lane.lease(), new ArrayList<>()));
        try (PreparedStatement read = connection.prepareStatement(READ_JOBS)) {
            read.setArray(1, uuids(connection, lanes, lane -> lane.tenant().value()));
            read.setArray(2, uuids(connection, lanes, ClaimedLane::id));
            read.setArray(3, longs(connection, lanes, ClaimedLane::lease));
            read.setString(4, queue);
            read.setInt(5, jobsPerLane);
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    List<ClaimedLane.ClaimedJob> line = jobs.get(rows.getLong(1));
                    if (line != null) {
                        line.add(new ClaimedLane.ClaimedJob(
                                rows.getLong(2),
                                rows.getString(3),
                                rows.getObject(4, OffsetDateTime.class).toInstant()));
                    }
                }
            }
        }
        return lanes.stream()
                .map(lane -> new ClaimedLane(
                        lane.tenant(),
                        queue,
                        lane.id(),
                        lane.lease(),
                        lane.attempts(),
                        lane.dueAt(),
                        jobs.getOrDefault(lane.lease(), List.of())))
                .toList();
    }

    /// When the next waiting lane of these tenants is due.
    Optional<Instant> nextDue(String queue, Map<TenantId, Instant> floors) {
        List<Map.Entry<TenantId, Instant>> asked = List.copyOf(floors.entrySet());
        return database.acrossTenants(() -> database.jdbc(connection -> {
            try (PreparedStatement next = connection.prepareStatement(NEXT_DUE)) {
                next.setArray(1, uuids(connection, asked, one -> one.getKey().value()));
                next.setArray(2, times(connection, asked, Map.Entry::getValue));
                next.setString(3, queue);
                try (ResultSet rows = next.executeQuery()) {
                    rows.next();
                    return Optional.ofNullable(rows.getObject(1, OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant);
                }
            }
        }));
    }

    /// The tenants that have waiting lanes, each with the time the first of them is due.
    Map<TenantId, Instant> firstDue(String queue) {
        return database.acrossTenants(() -> database
                .sql()
                .sql(FIRST_DUE)
                .params(queue, queue)
                .query((rows, number) -> Map.entry(
                        new TenantId(rows.getObject(1, UUID.class)),
                        rows.getObject(2, OffsetDateTime.class).toInstant()))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /// Frees the lanes whose runner is gone.
    int freeExpired(String queue, Instant now) {
        return database.acrossTenants(() -> database.sql()
                .sql(FREE_EXPIRED)
                .params(utc(now), utc(now), queue, utc(now))
                .update());
    }

    /// Keeps the leases of running lanes alive.
    void extend(String queue, List<ClaimedLane> running, Instant until) {
        database.acrossTenants(() -> database.jdbc(connection -> {
            try (PreparedStatement extend = connection.prepareStatement(EXTEND)) {
                extend.setObject(1, utc(until));
                extend.setArray(
                        2, uuids(connection, running, lane -> lane.tenant().value()));
                extend.setArray(3, uuids(connection, running, ClaimedLane::id));
                extend.setArray(4, longs(connection, running, ClaimedLane::lease));
                extend.setString(5, queue);
                return extend.executeUpdate();
            }
        }));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
