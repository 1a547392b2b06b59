-- Topics a conversation has left for another group, because its request is for another place of the business. `step` is
-- what has been done about one: 0 nothing, 1 its card says so, 2 it is not pinned any more, 3 it is closed.
-- Lock impact: none; the table is new, and a column without a default is added.
create table desk_left (
    tenant_id       uuid not null,
    group_id        uuid not null,
    thread_id       bigint not null,
    conversation_id uuid not null,
    card_message_id bigint,
    step            smallint not null default 0 check (step between 0 and 3),
    left_at         timestamptz not null,
    primary key (tenant_id, group_id, thread_id)
);
create index desk_left_to_tell on desk_left (tenant_id, group_id, left_at) where step < 3;

alter table desk_left enable row level security;
alter table desk_left force row level security;
create policy tenant_wall on desk_left
    using ((select jauap_scope()) = '*' or tenant_id::text = (select jauap_scope()));

-- When the owner was told of that day, null for not yet.
alter table metrics_daily add column digest_at timestamptz;
