-- The ground: tenants, channels, what came in, what was said, what goes out, and the queue that drives it.
-- Owner of each table is the module named above it. Lock impact: none, all tables are new.
--
-- Every table of a business has tenant_id first in its key and row-level security over it. The scope of a transaction is
-- the setting jauap.tenant: one tenant's id, or * where a method is marked @CrossTenant. Without it there are no rows.

create function jauap_scope() returns text
    language sql stable parallel safe
    as $$ select coalesce(current_setting('jauap.tenant', true), '') $$;

-- ── tenant ───────────────────────────────────────────────────────────────────────────────────────────────────────
create table tenant (
    id          uuid primary key,
    slug        text not null unique check (slug ~ '^[a-z0-9][a-z0-9_-]{1,62}$'),
    name        text not null check (name <> ''),
    status      text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED')),
    pack        text not null,
    settings    json not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);

create table audit (
    tenant_id   uuid not null references tenant (id) on delete cascade,
    id          uuid not null,
    at          timestamptz not null,
    actor       text not null,
    action      text not null,
    subject     text not null,
    detail      json not null,
    primary key (tenant_id, id)
);

-- ── channel ──────────────────────────────────────────────────────────────────────────────────────────────────────
create table channel (
    tenant_id   uuid not null references tenant (id) on delete cascade,
    id          uuid not null,
    kind        text not null,
    account     text not null check (account <> ''),
    name        text not null,
    status      text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED')),
    config      json not null,
    secrets     json not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    primary key (tenant_id, id),
    unique (kind, account)
);

-- ── pack ─────────────────────────────────────────────────────────────────────────────────────────────────────────
create table pack_version (
    tenant_id    uuid not null references tenant (id) on delete cascade,
    version      text not null,
    name         text not null,
    files        json not null,
    author       text not null,
    published_at timestamptz not null,
    primary key (tenant_id, version)
);
create index pack_version_newest on pack_version (tenant_id, published_at desc);

-- ── intake ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- The duplicate mark, the inbox row and the job of a message are written by one statement in one transaction.
create table inbound_mark (
    tenant_id   uuid not null,
    channel_id  uuid not null,
    mark        text not null,
    received_at timestamptz not null,
    primary key (tenant_id, channel_id, mark)
);

create table inbox (
    tenant_id       uuid not null,
    id              uuid not null,
    channel_id      uuid not null,
    conversation_id uuid not null,
    received_at     timestamptz not null,
    message         json not null,
    raw             bytea not null,
    primary key (tenant_id, id)
);

create table quarantine (
    tenant_id   uuid not null,
    id          uuid not null,
    channel_id  uuid not null,
    received_at timestamptz not null,
    reason      text not null,
    request     json not null,
    raw         bytea not null,
    status      text not null default 'HELD' check (status in ('HELD', 'REPLAYED')),
    primary key (tenant_id, id)
);

-- ── queue ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- A lane is a line of jobs of which one runner at a time may take the first ones. It exists while it has jobs.
-- state 0: waits until due_at; state 1: runs under a lease. lease is a number never used twice: it fences late runners.
-- due_at moves on with every new job (a burst), late_at is the end of that patience, not_before holds after a retry.
create sequence lane_lease;

create table lane (
    tenant_id   uuid not null,
    queue       text not null,
    id          uuid not null,
    state       smallint not null default 0 check (state in (0, 1)),
    due_at      timestamptz not null,
    late_at     timestamptz not null,
    not_before  timestamptz not null default '-infinity',
    lease       bigint not null default 0,
    lease_until timestamptz,
    attempts    integer not null default 0,
    primary key (tenant_id, queue, id),
    check ((state = 1) = (lease_until is not null))
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000,
        autovacuum_vacuum_cost_delay = 0);
create index lane_due on lane (queue, tenant_id, due_at) where state = 0;
create index lane_leased on lane (queue, lease_until) where state = 1;

create table job (
    tenant_id   uuid not null,
    queue       text not null,
    lane_id     uuid not null,
    seq         bigint generated always as identity,
    payload     text not null,
    due_at      timestamptz not null,
    late_at     timestamptz not null,
    created_at  timestamptz not null,
    primary key (tenant_id, queue, lane_id, seq)
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);

-- Puts jobs into their lanes, in the order given; the one way to do it, so that whoever writes what a job is about can
-- write the job in the same statement. A lane that runs is locked all the same: its runner cannot end it before these
-- jobs are visible.
create function enqueue_jobs(
        tenants uuid[], queues text[], lanes uuid[], payloads text[], dues timestamptz[], lates timestamptz[])
    returns void language plpgsql
    as $$
begin
    insert into job (tenant_id, queue, lane_id, payload, due_at, late_at, created_at)
    select tenant_id, queue, lane_id, payload, due_at, late_at, now()
    from unnest(tenants, queues, lanes, payloads, dues, lates)
         with ordinality as new (tenant_id, queue, lane_id, payload, due_at, late_at, place)
    order by place;

    insert into lane (tenant_id, queue, id, due_at, late_at)
    select tenant_id, queue, lane_id, least(max(due_at), min(late_at)), min(late_at)
    from unnest(tenants, queues, lanes, dues, lates) as new (tenant_id, queue, lane_id, due_at, late_at)
    group by tenant_id, queue, lane_id
    order by tenant_id, queue, lane_id
    on conflict (tenant_id, queue, id) do update
       set due_at = greatest(least(excluded.due_at, lane.late_at), lane.not_before)
     where lane.state = 0;
end
$$;

create table dead_job (
    tenant_id   uuid not null,
    id          uuid not null,
    queue       text not null,
    lane_id     uuid not null,
    payload     text not null,
    attempts    integer not null,
    reason      text not null,
    died_at     timestamptz not null,
    replayed_at timestamptz,
    primary key (tenant_id, id)
);

-- ── conversation ─────────────────────────────────────────────────────────────────────────────────────────────────
create table contact (
    tenant_id   uuid not null,
    id          uuid not null,
    name        text,
    phone       text,
    created_at  timestamptz not null,
    primary key (tenant_id, id)
);

create table contact_point (
    tenant_id   uuid not null,
    channel_id  uuid not null,
    external_id text not null,
    contact_id  uuid not null,
    name        text,
    phone       text,
    created_at  timestamptz not null,
    primary key (tenant_id, channel_id, external_id)
);

create table conversation (
    tenant_id       uuid not null,
    id              uuid not null,
    channel_id      uuid not null,
    chat_id         text not null,
    external_id     text not null,
    owner           text not null default 'BOT' check (owner in ('BOT', 'WAITING', 'OPERATOR')),
    version         bigint not null,
    language        text not null,
    state           json not null,
    last_seq        integer not null,
    created_at      timestamptz not null,
    last_inbound_at timestamptz not null,
    primary key (tenant_id, id)
) with (fillfactor = 80);

create table message (
    tenant_id       uuid not null,
    conversation_id uuid not null,
    seq             integer not null,
    id              uuid not null,
    author          text not null check (author in ('CUSTOMER', 'BOT', 'OPERATOR', 'SYSTEM')),
    content         json not null,
    turn_id         uuid not null,
    inbox_id        uuid,
    outbox_id       uuid,
    at              timestamptz not null,
    primary key (tenant_id, conversation_id, seq)
);

-- ── turn ─────────────────────────────────────────────────────────────────────────────────────────────────────────
create table turn (
    tenant_id       uuid not null,
    id              uuid not null,
    conversation_id uuid not null,
    started_at      timestamptz not null,
    committed_at    timestamptz not null,
    decision        text not null,
    language        text not null,
    pack_version    text not null,
    evidence        json not null,
    trace           json not null,
    primary key (tenant_id, id)
);

-- ── handover ─────────────────────────────────────────────────────────────────────────────────────────────────────
create table handover (
    tenant_id       uuid not null,
    id              uuid not null,
    conversation_id uuid not null,
    turn_id         uuid not null,
    status          text not null check (status in ('PENDING', 'ACTIVE', 'RESOLVED')),
    reason          text not null,
    request         json not null,
    opened_at       timestamptz not null,
    resolved_at     timestamptz,
    primary key (tenant_id, id),
    check ((status = 'RESOLVED') = (resolved_at is not null))
);
create unique index handover_one_open on handover (tenant_id, conversation_id) where status in ('PENDING', 'ACTIVE');
create index handover_by_age on handover (tenant_id, status, opened_at);

-- ── delivery ─────────────────────────────────────────────────────────────────────────────────────────────────────
create table outbox (
    tenant_id           uuid not null,
    id                  uuid not null,
    channel_id          uuid not null,
    conversation_id     uuid not null,
    message             json not null,
    status              text not null default 'WAITING'
        check (status in ('WAITING', 'ACCEPTED', 'DELIVERED', 'READ', 'HELD', 'FAILED')),
    attempts            integer not null default 0,
    provider_message_id text,
    last_error          text,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    primary key (tenant_id, id)
) with (fillfactor = 85);
create index outbox_by_provider on outbox (tenant_id, channel_id, provider_message_id)
    where provider_message_id is not null;

-- ── ops ──────────────────────────────────────────────────────────────────────────────────────────────────────────
create table alert (
    tenant_id   uuid not null,
    case_key    text not null,
    kind        text not null,
    detail      text not null,
    raised_at   timestamptz not null,
    primary key (tenant_id, case_key)
);

-- The second wall, over every table that has a tenant.
do $$
declare
    owned record;
begin
    for owned in
        select c.table_name as name, c.column_name as key
        from information_schema.columns c
        where c.table_schema = current_schema()
          and (c.column_name = 'tenant_id' or (c.table_name = 'tenant' and c.column_name = 'id'))
    loop
        execute format('alter table %I enable row level security', owned.name);
        execute format('alter table %I force row level security', owned.name);
        execute format(
            'create policy tenant_wall on %I using ((select jauap_scope()) = ''*'' or %I::text = (select jauap_scope()))',
            owned.name, owned.key);
    end loop;
end
$$;
