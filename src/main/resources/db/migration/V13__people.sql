-- People: who works in a business, and the life of a request for one of them. Owners: module identity (agent,
-- agent_identity, link_code) and module handover (handover). Lock impact: `handover` and `conversation` are locked for a
-- moment while columns and checks are added; both additions need no rewrite. Nodes of before do not know the new checks:
-- they only ever open handovers together with WAITING, which the checks allow.

create table agent (
    tenant_id   uuid not null references tenant (id) on delete cascade,
    id          uuid not null,
    name        text not null check (name <> ''),
    role        text not null check (role in ('OWNER', 'ADMIN', 'MANAGER', 'SUPPORT')),
    branches    json not null default '[]',
    status      text not null default 'ACTIVE' check (status in ('ACTIVE', 'DISABLED')),
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    primary key (tenant_id, id)
);

-- Who an agent is on a messenger or by e-mail. One address is one agent of a tenant.
create table agent_identity (
    tenant_id   uuid not null,
    kind        text not null check (kind in ('TELEGRAM', 'EMAIL')),
    external_id text not null check (external_id <> ''),
    agent_id    uuid not null,
    linked_at   timestamptz not null,
    primary key (tenant_id, kind, external_id)
);
create index agent_identity_by_agent on agent_identity (tenant_id, agent_id);

-- A code that links an address to an agent, once. Only its hash is kept.
create table link_code (
    tenant_id   uuid not null,
    code_hash   text not null,
    agent_id    uuid not null,
    expires_at  timestamptz not null,
    primary key (tenant_id, code_hash)
);

-- ── handover ─────────────────────────────────────────────────────────────────────────────────────────────────────
-- active_at: the last word in it, by anyone; auto-close counts from there. The clocks of service are opened_at →
-- answered_at (first response) and opened_at → resolved_at (resolution).
alter table handover
    add column branch      text not null default '',
    add column assignee    uuid,
    add column waiting_since timestamptz,
    add column taken_at    timestamptz,
    add column answered_at timestamptz,
    add column active_at   timestamptz,
    add column outcome     text check (outcome in ('DONE', 'RETURNED', 'EXPIRED', 'WITHDRAWN', 'HEALED')),
    add column resolved_by text,
    add column rating      smallint check (rating between 1 and 5),
    add constraint handover_pending_is_free check (status <> 'PENDING' or assignee is null),
    add constraint handover_active_has_someone check (status <> 'ACTIVE' or assignee is not null),
    add constraint handover_end_has_outcome check ((status = 'RESOLVED') = (outcome is not null));

-- `waiting` has exactly one pending handover, `operator` exactly one active one, `bot` none. Looked at when a
-- transaction commits, for rows whose state it has changed.
create function handover_agrees(tenant uuid, conversation_key uuid) returns void
    language plpgsql
    as $$
declare
    talk_owner text;
    open_status text;
begin
    select owner into talk_owner from conversation where tenant_id = tenant and id = conversation_key;
    if not found then
        return;
    end if;
    select status into open_status from handover
    where tenant_id = tenant and conversation_id = conversation_key and status in ('PENDING', 'ACTIVE');
    if (case talk_owner when 'WAITING' then 'PENDING' when 'OPERATOR' then 'ACTIVE' else '' end)
            <> coalesce(open_status, '') then
        raise exception 'conversation % is with % but its open handover is %', conversation_key, talk_owner,
            coalesce(open_status, 'none') using errcode = 'check_violation', constraint = 'handover_agrees';
    end if;
end
$$;

create function handover_agrees_with_conversation() returns trigger language plpgsql as $$
begin
    perform handover_agrees(new.tenant_id, new.id);
    return null;
end
$$;

create function conversation_agrees_with_handover() returns trigger language plpgsql as $$
begin
    perform handover_agrees(new.tenant_id, new.conversation_id);
    return null;
end
$$;

create constraint trigger conversation_begins_agreed after insert on conversation
    deferrable initially deferred for each row when (new.owner <> 'BOT')
    execute function handover_agrees_with_conversation();
create constraint trigger conversation_stays_agreed after update on conversation
    deferrable initially deferred for each row when (new.owner is distinct from old.owner)
    execute function handover_agrees_with_conversation();
create constraint trigger handover_begins_agreed after insert on handover
    deferrable initially deferred for each row execute function conversation_agrees_with_handover();
create constraint trigger handover_stays_agreed after update on handover
    deferrable initially deferred for each row when (new.status is distinct from old.status)
    execute function conversation_agrees_with_handover();

-- ── delivery ─────────────────────────────────────────────────────────────────────────────────────────────────────
-- What a person wrote: whoever wrote it is told what became of it.
alter table outbox add column watched boolean not null default false;

do $$
declare
    owned text;
begin
    foreach owned in array array['agent', 'agent_identity', 'link_code'] loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format(
            'create policy tenant_wall on %I using ((select jauap_scope()) = ''*'' or tenant_id::text = (select jauap_scope()))',
            owned);
    end loop;
end
$$;
