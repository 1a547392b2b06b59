-- An inbox row's id is made of its channel and mark, so that the row itself is the mark: its key refuses the double.
-- What came in before gets the id it would have now, and whatever speaks of it follows. (A mark is the first field of a
-- message; it is cut out by a pattern because a text with \u0000 in it cannot be read as JSON here.)
-- Lock impact: inbox, and the rows of message and job that speak of it, are rewritten once; run it when it is quiet.

select set_config('jauap.tenant', '*', true);

-- UUID version 8: the first 122 bits of a SHA-256 over channel and mark, as kz.jauap.shared.DerivedId makes it.
create function derived_id(scope uuid, name text) returns uuid
    language sql immutable parallel safe
    as $$
        select encode(set_byte(set_byte(hash, 6, (get_byte(hash, 6) & 15) | 128), 8, (get_byte(hash, 8) & 63) | 128), 'hex')::uuid
        from (select substr(sha256(convert_to(scope::text, 'UTF8') || '\x00'::bytea || convert_to(name, 'UTF8')), 1, 16)) as made (hash)
    $$;

create temporary table renamed on commit drop as
select distinct on (tenant_id, channel_id, mark)
       tenant_id, id as old_id, derived_id(channel_id, ('"' || mark || '"')::json #>> '{}') as new_id
from inbox, substring(message::text from '^\{"mark":"((?:[^"\\]|\\.)*)"') as mark
where mark is not null
order by tenant_id, channel_id, mark, received_at desc;
analyze renamed;

update inbox set id = new_id
from renamed where renamed.tenant_id = inbox.tenant_id and old_id = inbox.id;
update message set inbox_id = new_id
from renamed where renamed.tenant_id = message.tenant_id and old_id = message.inbox_id;
update job set payload = new_id::text
from renamed where renamed.tenant_id = job.tenant_id and job.queue = 'turn' and old_id::text = job.payload;
update dead_job set payload = new_id::text
from renamed where renamed.tenant_id = dead_job.tenant_id and dead_job.queue = 'turn' and old_id::text = dead_job.payload;

drop table inbound_mark;
drop function enqueue_jobs(uuid[], text[], uuid[], text[], bigint[], bigint[]); -- its statements say it themselves now
drop function derived_id(uuid, text);

-- Rows lie in the order of their age; a few pages of index find the old ones.
create index inbox_age on inbox using brin (received_at);

-- Rows of these two only come and, much later or very soon, go: what a vacuum after many inserts would do for them is
-- undone or done anyway when they go, and meanwhile it would write every page a second time.
alter table inbox set (autovacuum_vacuum_insert_threshold = -1);
alter table job set (autovacuum_vacuum_insert_threshold = -1);
