-- Figures of each day of a business, by its own clock. Owner: module ops (metrics). Lock impact: none, the table is new;
-- the index on handover is built while the table is locked for writing, which holds few rows.
create table metrics_daily (
    tenant_id   uuid not null,
    day         date not null,
    figures     json not null,
    computed_at timestamptz not null,
    primary key (tenant_id, day)
);
alter table metrics_daily enable row level security;
alter table metrics_daily force row level security;
create policy tenant_wall on metrics_daily
    using ((select jauap_scope()) = '*' or tenant_id::text = (select jauap_scope()));
create index handover_by_opening on handover (tenant_id, opened_at);
