-- Erasing a customer: what was asked for, and what is left to do outside of the database. Owners: module erasing
-- (erasure, erasure_task), module desk (desk_alone). Lock impact: the tables are new; a check of `handover` is made anew,
-- which reads that table once under a lock.

-- `subject_id` is the person, or a conversation of nobody known. `counts` are of what was erased. Nothing of the customer
-- is in it.
create table erasure (
    tenant_id    uuid not null references tenant (id) on delete cascade,
    id           uuid not null,
    subject_id   uuid not null,
    state        text not null default 'ASKED' check (state in ('ASKED', 'FORGOTTEN', 'DONE')),
    asked_by     text not null,
    asked_at     timestamptz not null,
    counts       json not null default '{}',
    forgotten_at timestamptz,
    done_at      timestamptz,
    primary key (tenant_id, id),
    check ((state = 'ASKED') = (forgotten_at is null)),
    check ((state = 'DONE') = (done_at is not null))
);
create unique index erasure_one_open on erasure (tenant_id, subject_id) where state <> 'DONE';
create index erasure_by_time on erasure (tenant_id, asked_at);

-- A thing outside of the database: a file, a topic, a message. `reason` says why it remains.
create table erasure_task (
    tenant_id   uuid not null,
    erasure_id  uuid not null,
    place       integer not null,
    kind        text not null,
    target      json not null,
    state       text not null default 'WAITING' check (state in ('WAITING', 'GONE', 'REMAINS')),
    reason      text not null default '',
    tries       integer not null default 0,
    due_at      timestamptz not null,
    primary key (tenant_id, erasure_id, place)
);

-- What the desk's bot has told an owner alone, so that it can be taken back.
create table desk_alone (
    tenant_id       uuid not null,
    group_id        uuid not null,
    chat_id         bigint not null,
    message_id      bigint not null,
    conversation_id uuid not null,
    told_at         timestamptz not null,
    primary key (tenant_id, group_id, chat_id, message_id)
);
create index desk_alone_by_conversation on desk_alone (tenant_id, conversation_id);

-- A request whose customer was erased is over.
alter table handover drop constraint handover_outcome_check;
alter table handover add constraint handover_outcome_check
    check (outcome in ('DONE', 'RETURNED', 'EXPIRED', 'WITHDRAWN', 'HEALED', 'ERASED'));

do $$
declare
    name text;
begin
    foreach name in array array['erasure', 'erasure_task', 'desk_alone'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy tenant_wall on %I using ((select jauap_scope()) = ''*'' or tenant_id::text = (select jauap_scope()))',
            name);
    end loop;
end
$$;

-- A topic that came into being while its customer was erased is deleted: step -1.
alter table desk_left drop constraint desk_left_step_check;
alter table desk_left add constraint desk_left_step_check check (step between -1 and 3);
