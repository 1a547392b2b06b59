-- A tenant's own language model, and what models cost it.
-- Lock impact: none, the tables are new.

-- The chain is tried in order: [{"url", "model", "key" (sealed), "price" (of a million tokens)}].
create table model_plan (
    tenant_id    uuid not null references tenant (id) on delete cascade,
    active       boolean not null,
    deadline_ms  integer not null check (deadline_ms between 1000 and 30000),
    tokens_a_day bigint not null check (tokens_a_day >= 0),
    chain        json not null,
    updated_at   timestamptz not null,
    primary key (tenant_id)
);

-- One row a tenant and day (UTC). Cost in millionths of whatever the prices are in.
create table model_spending (
    tenant_id   uuid not null references tenant (id) on delete cascade,
    day         date not null,
    asked       bigint not null,
    failed      bigint not null,
    tokens      bigint not null,
    cost_micros bigint not null,
    primary key (tenant_id, day)
) with (fillfactor = 70);

-- The second wall.
do $$
declare
    owned text;
begin
    foreach owned in array array['model_plan', 'model_spending'] loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format(
            'create policy tenant_wall on %I using ((select jauap_scope()) = ''*'' or tenant_id::text = (select jauap_scope()))',
            owned);
    end loop;
end
$$;
