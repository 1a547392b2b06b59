-- A burst moves only lane.quiet_until, which no index holds, so that each further message of it is a cheap update of one
-- row on its page. lane.due_at stays the moment to look at the lane first; whoever looks too early moves it on.
-- A mark names the inbox row it let in. Moments travel to the queue as microseconds since 1970, which cost no parsing.
-- Lock impact: lane is rewritten once, it is as small as the work that is left; inbound_mark changes its catalogue only.

alter table lane add column quiet_until timestamptz;
select set_config('jauap.tenant', '*', true);
update lane set quiet_until = due_at;
alter table lane alter column quiet_until set not null;

alter table inbound_mark add column inbox_id uuid;

create function at_micros(micros bigint) returns timestamptz
    language sql immutable parallel safe
    as $$ select to_timestamp(micros / 1000000.0::float8) $$;

drop function enqueue_jobs(uuid[], text[], uuid[], text[], timestamptz[], timestamptz[]);

-- Puts jobs into their lanes, in the order given; the one way to do it, so that whoever writes what a job is about can
-- write the job in the same statement. A lane that runs is locked all the same: its runner cannot end it before these
-- jobs are visible.
create function enqueue_jobs(
        tenants uuid[], queues text[], lanes uuid[], payloads text[], dues bigint[], lates bigint[])
    returns void language plpgsql
    as $$
begin
    insert into job (tenant_id, queue, lane_id, payload, due_at, late_at, created_at)
    select tenant_id, queue, lane_id, payload, at_micros(due), at_micros(late), now()
    from unnest(tenants, queues, lanes, payloads, dues, lates)
         with ordinality as new (tenant_id, queue, lane_id, payload, due, late, place)
    order by place;

    insert into lane (tenant_id, queue, id, due_at, quiet_until, late_at)
    select tenant_id, queue, lane_id, at_micros(quiet), at_micros(quiet), at_micros(late)
    from (
        select tenant_id, queue, lane_id, least(max(due), min(late)) as quiet, min(late) as late
        from unnest(tenants, queues, lanes, dues, lates) as new (tenant_id, queue, lane_id, due, late)
        group by tenant_id, queue, lane_id
    ) as new
    order by tenant_id, queue, lane_id
    on conflict (tenant_id, queue, id) do update
       set quiet_until = greatest(least(excluded.quiet_until, lane.late_at), lane.not_before),
           due_at = least(lane.due_at, greatest(least(excluded.quiet_until, lane.late_at), lane.not_before))
     where lane.state = 0;
end
$$;
