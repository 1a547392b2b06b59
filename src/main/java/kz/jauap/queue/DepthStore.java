package kz.jauap.queue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import org.springframework.stereotype.Component;

/// Counts of the queue's tables, which are as small as the work that is left.
@Component
@CrossTenant("the queues serve all tenants")
class DepthStore {

    private static final String DEPTHS = """
            with jobs as (
                select queue, count(*) as jobs, extract(epoch from cast(:now as timestamptz) - min(created_at)) as oldest
                from job group by queue
            ), lanes as (
                select queue, count(*) filter (where state = 1) as running,
                       extract(epoch from cast(:now as timestamptz) - min(quiet_until) filter (where state = 0)) as lag
                from lane group by queue
            ), dead as (
                select queue, count(*) as dead from dead_job where replayed_at is null group by queue
            )
            select queue, coalesce(jobs, 0) as jobs, coalesce(running, 0) as running, coalesce(dead, 0) as dead,
                   greatest(coalesce(oldest, 0), 0) as oldest, greatest(coalesce(lag, 0), 0) as lag
            from jobs full join lanes using (queue) full join dead using (queue)
            """;

    private final Database database;

    DepthStore(Database database) {
        this.database = database;
    }

    Map<String, QueueDepths.Depth> depths(Instant now) {
        Map<String, QueueDepths.Depth> depths = new TreeMap<>();
        database.sql().sql(DEPTHS).param("now", now.atOffset(ZoneOffset.UTC)).query(row -> {
            depths.put(
                    row.getString("queue"),
                    new QueueDepths.Depth(
                            row.getLong("jobs"),
                            row.getLong("running"),
                            row.getLong("dead"),
                            row.getDouble("oldest"),
                            row.getDouble("lag")));
        });
        return depths;
    }
}
