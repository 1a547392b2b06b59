-- Tickets and files. Tickets: what a customer wants, from their first real request until it is over, and who sees to it. Owner: module
-- ticket. Lock impact: handover is locked against writes while its index is built, seconds for a million rows.
--
-- A handover is one person's turn at a conversation; a ticket lives on between such turns and follows them: while a
-- handover is open, its assignee is the ticket's holder.

create index handover_by_conversation on handover (tenant_id, conversation_id, opened_at);

create table ticket (
    tenant_id       uuid not null,
    id              uuid not null,
    conversation_id uuid not null,
    kind            text not null,
    stage           text not null check (stage in ('NEW', 'IN_WORK', 'WAITING', 'DONE', 'REJECTED')),
    holder          uuid,
    summary         text not null,
    slots           json not null default '[]',
    opened_at       timestamptz not null,
    active_at       timestamptz not null,
    closed_at       timestamptz,
    reopened        integer not null default 0,
    late            boolean not null default false,
    primary key (tenant_id, id),
    check ((closed_at is not null) = (stage in ('DONE', 'REJECTED'))),
    check (stage <> 'IN_WORK' or holder is not null),
    check (stage not in ('NEW', 'WAITING') or holder is null)
) with (fillfactor = 80);
create unique index ticket_one_open on ticket (tenant_id, conversation_id) where stage in ('NEW', 'IN_WORK', 'WAITING');
create index ticket_by_conversation on ticket (tenant_id, conversation_id, opened_at);
create index ticket_by_stage on ticket (tenant_id, stage, id);

create table ticket_event (
    tenant_id   uuid not null,
    ticket_id   uuid not null,
    id          uuid not null,
    at          timestamptz not null,
    actor       text not null,
    kind        text not null,
    detail      text not null,
    primary key (tenant_id, ticket_id, id)
);

-- What a business calls a stage, in one language.
create table ticket_label (
    tenant_id   uuid not null,
    stage       text not null,
    language    text not null,
    label       text not null check (label <> ''),
    primary key (tenant_id, stage, language)
);

-- ── media ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- A file a customer has sent, kept by us. The id is made of the channel and the provider's reference, so that a file is
-- fetched once, whoever wants it. `attachment` is what its messenger told; what is known of it by itself stands beside.
create table media (
    tenant_id       uuid not null,
    id              uuid not null,
    channel_id      uuid not null,
    conversation_id uuid not null,
    attachment      json not null,
    state           text not null default 'WAITING'
        check (state in ('WAITING', 'KEPT', 'REFUSED', 'MISSING', 'INFECTED')),
    reason          text not null default '',
    mime_type       text not null default '',
    bytes           bigint not null default 0,
    sha256          text not null default '',
    thumbnail       boolean not null default false,
    created_at      timestamptz not null,
    primary key (tenant_id, id)
);
create index media_by_conversation on media (tenant_id, conversation_id, created_at);
create index media_by_age on media (tenant_id, created_at);

do $$
declare
    name text;
begin
    foreach name in array array['ticket', 'ticket_event', 'ticket_label', 'media'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy tenant_wall on %I using ((select jauap_scope()) = ''*'' or tenant_id::text = (select jauap_scope()))',
            name);
    end loop;
end
$$;
